using System.Diagnostics;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class opening_the_ledger
{
    public const string InOrder = """
        cci     note    opened  outcome
        -       x*2001  yes     text-missing CCI
        x*61    x*2001  yes     text-too-long CCI
        U+0000  x*2001  yes     text-unprintable CCI
        2021IT  x*2001  yes     text-too-long note
        2021IT  U+000A  yes     text-unprintable note
        2021IT  -       yes     ledger-already-open
        2021IT  -       -       ledger_opened
        x*60    x*2000  -       ledger_opened
        """;

    private static readonly LedgerOpened Opened = new(Cci, false, Day, null);

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row =>
        When(
            new LedgerOpened(row.Text("cci"), false, Day, row.Optional("note")),
            row.Is("opened") ? [Opened] : []).Outcome);

    [Fact]
    public void records_what_it_is_for() => When(Opened).ShouldAppend(Opened);

    [Fact]
    public void happens_once_for_one_programme() => When(Opened with { Programme = "2021IT" }, Opened)
        .ShouldBeRefused(new LedgerAlreadyOpen(Cci, Day, "2021IT"));

    private static Then<LedgerLife> When(LedgerOpened opening, params IEventOf<LedgerLife>[] history) =>
        new Given<LedgerLife>(history).When(life => OpenLedgerHandler.Handle(new OpenLedger(opening), life, Terms()));
}

public class importing_in_bulk
{
    public const string ToStart = """
        batch   file    note    hash    profile  version  outcome
        -       -       x*2001  x*101   x*101    x*101    text-missing batch
        x*101   -       x*2001  x*101   x*101    x*101    text-too-long batch
        U+0000  -       x*2001  x*101   x*101    x*101    text-unprintable batch
        b-1     -       x*2001  x*101   x*101    x*101    text-missing file
        b-1     x*256   x*2001  x*101   x*101    x*101    text-too-long file
        b-1     U+000A  x*2001  x*101   x*101    x*101    text-unprintable file
        b-1     a.csv   x*2001  x*101   x*101    x*101    text-too-long note
        b-1     a.csv   U+000A  x*101   x*101    x*101    text-unprintable note
        b-1     a.csv   -       x*101   x*101    x*101    text-too-long hash
        b-1     a.csv   -       6e34    U+0007   x*101    text-unprintable profile
        b-1     a.csv   -       6e34    ours     x*101    text-too-long profile's version
        b-1     a.csv   -       -       -        -        import_started
        x*100   x*255   x*2000  x*100   x*100    x*100    import_started
        """;

    public const string ToComplete = """
        batch   started  outcome
        -       -        text-missing batch
        x*101   -        text-too-long batch
        U+0000  -        text-unprintable batch
        b-1     -        import-unknown
        b-1     yes      import_completed
        x*100   yes      import_completed
        """;

    public const string ToUndo = """
        batch   started  outcome
        -       -        text-missing batch
        x*101   -        text-too-long batch
        U+0000  -        text-unprintable batch
        b-1     -        import-unknown
        b-1     yes      import_undone
        x*100   yes      import_undone
        """;

    private static readonly ImportStarted Started = new("b-1", "pagamenti.csv", Day, null);
    private static readonly ImportCompleted Completed = new("b-1", Day, 12);
    private static readonly ImportUndone Undone = new("b-1", Day, 10);

    [Fact]
    public void starts_in_this_order() => Table.Check(ToStart, row => Start(
        new ImportStarted(
            row.Text("batch"), row.Text("file"), Day, row.Optional("note"), row.Optional("hash"),
            row.Optional("profile"), row.Optional("version"))).Outcome);

    [Fact]
    public void completes_in_this_order() => Table.Check(ToComplete, row =>
        Complete(Completed with { Batch = row.Text("batch") }, row.Is("started") ? [Started] : []).Outcome);

    [Fact]
    public void is_undone_in_this_order() => Table.Check(ToUndo, row =>
        Undo(Undone with { Batch = row.Text("batch") }, row.Is("started") ? [Started] : []).Outcome);

    [Fact]
    public void can_be_undone_before_its_end()
    {
        Undo(Undone, Started).ShouldAppend(Undone);
        new IEventOf<Import>[] { Started, Undone }.Fold().Undone.ShouldBe(Undone);
    }

    [Fact]
    public void records_its_start_and_its_end()
    {
        Start(Started).ShouldAppend(Started);
        Complete(Completed, Started).ShouldAppend(Completed);
        Complete(Completed).ShouldBeRefused(new ImportUnknown("b-1"));
    }

    [Fact]
    public void knows_whether_it_is_finished()
    {
        var import = new IEventOf<Import>[] { Started }.Fold();
        (import.Started, import.Completed).ShouldBe((Started, null));
        new IEventOf<Import>[] { Started, Completed }.Fold().Completed.ShouldBe(Completed);
    }

    private static Then<Import> Start(ImportStarted start) => new Given<Import>()
        .When(import => StartImport.Handle(new StartImport(start), import, Terms()));

    private static Then<Import> Undo(ImportUndone undone, params IEventOf<Import>[] history) =>
        new Given<Import>(history).When(import => UndoImport.Handle(new UndoImport(undone), import, Terms()));

    private static Then<Import> Complete(ImportCompleted completed, params IEventOf<Import>[] history) =>
        new Given<Import>(history)
            .When(import => CompleteImport.Handle(new CompleteImport(completed), import, Terms()));
}

public class folding_a_stream
{
    private sealed record Foreign(DateOnly On) : IEventOf<Operation>, IEventOf<Initiative>, IEventOf<Programme>,
        IEventOf<LedgerLife>, IEventOf<Snapshot>, IEventOf<Import>;

    [Fact]
    public void throws_on_an_event_it_does_not_know()
    {
        var foreign = new Foreign(Day);

        Should.Throw<UnreachableException>(() => Ledger.Operation.Evolve(Ledger.Operation.Initial, foreign));
        Should.Throw<UnreachableException>(() => Ledger.Initiative.Evolve(Ledger.Initiative.Initial, foreign));
        Should.Throw<UnreachableException>(() => Ledger.Programme.Evolve(Ledger.Programme.Initial, foreign));
        Should.Throw<UnreachableException>(() => LedgerLife.Evolve(LedgerLife.Initial, foreign));
        Should.Throw<UnreachableException>(() => Snapshot.Evolve(Snapshot.Initial, foreign));
        Should.Throw<UnreachableException>(() => Import.Evolve(Import.Initial, foreign));
    }

    [Fact]
    public void starts_from_nothing()
    {
        new Given<Operation>().When(operation =>
        {
            operation.ShouldBe(Ledger.Operation.Initial);
            return new OperationUnknown("OP-1");
        }).ShouldBeRefused(new OperationUnknown("OP-1"));
    }
}
