using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class glossary_document
{
    private const string File = "src/PorFse.Ledger/glossary.md";

    /// <summary>Types that are words of this program, not of the field.</summary>
    private static readonly Type[] Machinery =
    [
        typeof(Answer), typeof(AppendOutcome), typeof(AppendPlan), typeof(BatchOutcome), typeof(Bookkeeper),
        typeof(BulkRecorder), typeof(CanonicalEvent), typeof(CanonicalJson), typeof(Checkpoint), typeof(CommandQueue),
        typeof(ConcurrentAppendException), typeof(ConsistencyProof), typeof(Decision<>), typeof(Desk), typeof(Digest),
        typeof(EcdsaKey), typeof(EcdsaSigningKey), typeof(Entry), typeof(EraSpan), typeof(EuroJson), typeof(EuroSums),
        typeof(EventCatalogue), typeof(EventHeaders), typeof(EventId), typeof(EventRange), typeof(EventText),
        typeof(Examiner), typeof(IndicatorTerms), typeof(Participation),
        typeof(Foresight), typeof(Head), typeof(ICommand<,>), typeof(IEventOf<>), typeof(IEventStore),
        typeof(InclusionProof), typeof(ImportUndoing), typeof(InMemoryEventStore), typeof(INoteKey),
        typeof(IProjection), typeof(IReading), typeof(ISigningKey), typeof(IStoredLog), typeof(IStream<>),
        typeof(ITiles), typeof(ITileSink), typeof(IViewFold), typeof(IViewReader), typeof(KnownRoot),
        typeof(KnownState), typeof(LedgerClock), typeof(Loaded), typeof(LogVerifier), typeof(MerkleTree),
        typeof(MovementSum), typeof(NamedKey), typeof(NewEvent), typeof(NoteSignature), typeof(RowVerdict),
        typeof(Rule<,>), typeof(SignedNote), typeof(StoredEvent), typeof(StoredHead), typeof(StreamAppend),
        typeof(StreamFold), typeof(StreamName), typeof(Submission), typeof(Subtree), typeof(Texts), typeof(TileRun),
        typeof(TileRuns), typeof(TilesInMemory), typeof(TransactionRules), typeof(TreeDamagedException),
        typeof(TreeEdge), typeof(TreePart), typeof(TreeParts), typeof(UndoOutcome), typeof(UnknownEventException),
        typeof(Verification), typeof(ViewColumn), typeof(ViewRange), typeof(ViewRole), typeof(ViewSet),
        typeof(ViewSlice), typeof(ViewTable), typeof(ViewType),
    ];

    private sealed record GlossaryRow(int Line, string Name, string Term, string Definition, string Source)
    {
        public override string ToString() => $"{File}:{Line}: {Name}";
    }

    [Fact]
    public void has_every_term_of_the_field_once()
    {
        var names = Entries().Select(entry => entry.Name).ToList();
        var missing = Terms().Select(type => type.Name).Except(names).ToList();

        missing.ShouldBeEmpty(
            $"{File} lacks {string.Join(", ", missing)} -> give each a row, or name it {nameof(Machinery)}");
        names.ShouldBeUnique();
    }

    [Fact]
    public void has_no_term_that_the_code_has_not()
    {
        foreach (var entry in Entries())
            Find(entry).ShouldNotBeNull($"{entry} is no public type or member -> rename or remove the row");
    }

    [Fact]
    public void has_the_italian_terms_that_the_comments_have()
    {
        foreach (var entry in Entries())
        {
            var (type, member) = Find(entry) ?? throw new InvalidOperationException(entry.ToString());
            var term = member is null ? XmlDocs.ItalianTerm(type) : XmlDocs.ItalianTerm(type, member);
            if (term.Length > 0)
                entry.Term.ShouldBe(term, $"{entry}: the comment of the code says \"{term}\"");
        }
    }

    [Fact]
    public void has_no_empty_cell()
    {
        foreach (var entry in Entries())
        {
            new[] { entry.Term, entry.Definition, entry.Source }.ShouldAllBe(cell => cell.Length > 0, entry.ToString());
            entry.Definition.ShouldEndWith(".", customMessage: entry.ToString());
        }
    }

    private static IEnumerable<Type> Terms() => typeof(Euro).Assembly.GetExportedTypes()
        .Where(type => !type.IsNested && !Machinery.Contains(type))
        .Where(type => !type.IsSubclassOf(typeof(Fault)))
        .Where(type => !type.IsSubclassOf(typeof(Refusal)) && !type.Name.EndsWith("Handler", StringComparison.Ordinal))
        .Where(type => !type.GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<,>)));

    private static IEnumerable<GlossaryRow> Entries() => Repository.Read(File).Split('\n')
        .Select((line, i) => (Cells: line.Split('|', StringSplitOptions.TrimEntries), Number: i + 1))
        .Where(row => row.Cells.Length == 6 && row.Cells[1] != "name" && row.Cells[1] != "---")
        .Select(row => new GlossaryRow(row.Number, row.Cells[1], row.Cells[2], row.Cells[3], row.Cells[4]));

    private static (Type Type, string? Member)? Find(GlossaryRow entry)
    {
        var parts = entry.Name.Split('.');
        var type = typeof(Euro).Assembly.GetExportedTypes().FirstOrDefault(type => type.Name == parts[0]);
        if (type is null || parts.Length > 2 || (parts.Length == 2 && type.GetMember(parts[1]).Length == 0))
            return null;
        return (type, parts.ElementAtOrDefault(1));
    }
}
