namespace PorFse.Ledger.Exchange;

/// <summary>
/// Which accounts of a journal an event books to. What has reached a stage stands on the debit side by axis, priority
/// and initiative: Assets:Paid:I:8-i:DUL. Against it stands the stage as a whole: Equity:Paid. The plan's allocations
/// are booked alike, by axis and priority: Assets:Allocated:I:8-i.
/// </summary>
internal sealed class JournalAccounts(IEnumerable<InitiativePlace> initiatives)
{
    internal const string Allocated = "Allocated";

    private readonly Dictionary<string, string> places = initiatives.ToDictionary(
        place => place.Initiative, place => Place(place.Axis, place.Priority, place.Initiative));

    /// <summary>The columns of Table 2 that are amounts, in its order.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
        [Allocated, .. Enum.GetValues<Stage>().Select(stage => stage.ToString())];

    /// <summary>What has reached a column, as a whole or in some place.</summary>
    internal static string Debit(string column, string? place = null) =>
        place is null ? $"Assets:{column}" : $"Assets:{column}:{place}";

    /// <summary>What stands against it.</summary>
    internal static string Credit(string column) => $"Equity:{column}";

    /// <summary>The codes of an axis and, where there is one, of a priority and an initiative, as a path.</summary>
    internal static string Place(params IEnumerable<string?> codes) =>
        string.Join(':', codes.OfType<string>().Select(AccountComponent.Of));

    /// <summary>Both sides of what a plan changes in the allocations.</summary>
    internal static IEnumerable<JournalPosting> Book(IEnumerable<AllocationChange> changes) => Book(
        Allocated, [.. changes.Select(change => (Place(change.Axis, change.Priority), change.Amount))]);

    /// <summary>Both sides of a transaction.</summary>
    internal IEnumerable<JournalPosting> Book(ITransaction transaction)
    {
        var (stage, amount) = Movement.Of(transaction);
        return Book(stage.ToString(), (places[transaction.Initiative], amount));
    }

    private static IEnumerable<JournalPosting> Book(string column, params (string Place, Euro Amount)[] debits)
    {
        foreach (var (place, amount) in debits)
            yield return new JournalPosting(Debit(column, place), amount);
        if (debits.Sum(debit => debit.Amount) is var total && total != Euro.Zero)
            yield return new JournalPosting(Credit(column), -total);
    }
}

/// <summary>The place of an initiative in the programme.</summary>
/// <param name="Initiative">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Axis">Priority axis.</param>
/// <param name="Priority">Investment priority.</param>
public sealed record InitiativePlace(string Initiative, string Title, string Axis, string Priority);
