namespace PorFse.Ledger.Exchange;

/// <summary>
/// A state of the ledger as a journal for plain-text accounting: double entries from which other people's tools
/// compute Table 2 by themselves. Each event that moves or allocates money is one transaction, in the order of
/// recording. Its memory does not depend on their number.
/// </summary>
/// <param name="opening">The opening of the ledger.</param>
/// <param name="basis">Until when facts count, and as known when.</param>
/// <param name="programme">The events of the programme known then, in the order of recording.</param>
/// <param name="initiatives">The initiatives known then.</param>
public sealed class Journal(
    LedgerOpened opening,
    Basis basis,
    IReadOnlyList<RecordedEvent> programme,
    IReadOnlyCollection<InitiativePlace> initiatives)
{
    private readonly Programme state = programme.Fold<Programme>();

    private readonly JournalEntries entries = new(new JournalAccounts(initiatives), new AllocationChanges(programme));

    /// <summary>The types of events a journal has transactions for.</summary>
    public static IReadOnlyCollection<Type> Types { get; } =
        [typeof(FinancialPlanAdopted), .. EventCatalogue.Transactions];

    /// <summary>Writes the journal.</summary>
    /// <param name="format">In which syntax.</param>
    /// <param name="text">Where to.</param>
    /// <param name="events">Events in the order of recording; what the basis has not, or is no money, is left.</param>
    /// <param name="progress">Is told each position that is done.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>How many transactions it has.</returns>
    public async Task<long> WriteAsync(
        IJournalFormat format,
        TextWriter text,
        IAsyncEnumerable<RecordedEvent> events,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(text);
        WriteHead(format, text);
        var transactions = 0L;
        await foreach (var recorded in events.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (Counts(recorded))
            {
                format.WriteEntry(text, entries.Of(recorded));
                transactions++;
            }
            progress?.Invoke(recorded.Position);
        }
        return transactions;
    }

    private bool Counts(RecordedEvent recorded) =>
        recorded.Position <= basis.KnownAt.Position
        && recorded.Data.On <= basis.At
        && recorded.Data is ITransaction or FinancialPlanAdopted;

    private void WriteHead(IJournalFormat format, TextWriter text)
    {
        var title = $"{state.Title} ({opening.Programme})".TrimStart();
        foreach (var line in Comment(title).Concat(format.Instructions))
            text.Write(line.Length == 0 ? ";\n" : $"; {line}\n");
        text.Write('\n');

        // No fact of a programme is before both its decision and its eligibility.
        var opensOn = state.AdoptedOn < state.EligibleFrom ? state.AdoptedOn : state.EligibleFrom;
        format.WriteDirectives(text, title, opensOn);
        var plans = state.Plans.Where(plan => plan.On <= basis.At).Reverse()
            .Concat(state.Plans.Where(plan => plan.On > basis.At));
        foreach (var account in JournalChart.Of(plans, initiatives))
            format.WriteAccount(text, account, opensOn);
        text.Write('\n');
    }

    private IEnumerable<string> Comment(string title)
    {
        var (position, recordedAt) = basis.KnownAt;
        yield return title;
        yield return $"programme: {opening.Programme}";
        yield return $"at: {JournalText.Of(basis.At)}";
        yield return FormattableString.Invariant($"knownAt: position {position}")
            + (recordedAt is { } moment ? $", recorded {JournalText.Of(moment)}" : "");
        yield return $"demonstration: {(opening.Demonstration ? "true" : "false")}";
        if (opening.Note is not null)
            yield return $"note: {opening.Note}";
        yield return "";
        yield return "One transaction for each event that moves or allocates money, dated by the fact, in the order in";
        yield return "which facts were recorded. A plan that amends another is booked as the difference.";
        yield return "";
    }
}
