namespace PorFse.Ledger.Exchange;

/// <summary>
/// The transactions, initiatives and operations of a ledger as a file that <see cref="TransactionReader"/> reads again:
/// each row names its source, because source, reference and type identify a fact. Programme, plans, targets and
/// snapshots are no transactions and are not in it; nor is what an import brought that was undone, and what took it
/// back: the two add up to nothing on every date, and the same facts may be there anew.
/// </summary>
public static class TransactionExport
{
    /// <summary>The types of events such a file has.</summary>
    public static IReadOnlyCollection<Type> Types { get; } =
    [
        typeof(InitiativeOpened), typeof(InitiativeClosed), typeof(OperationSelected), .. EventCatalogue.Transactions,
    ];

    /// <summary>The imports that were undone by a position.</summary>
    public static async Task<IReadOnlySet<string>> UndoneAsync(
        IReading reading, long until, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var undone = new HashSet<string>(StringComparer.Ordinal);
        var range = new EventRange(0, until) { Types = [typeof(ImportUndone)] };
        await foreach (var recorded in reading.ReadAsync(range, cancellation).ConfigureAwait(false))
            undone.Add(((ImportUndone)recorded.Data).Batch);
        return undone;
    }

    /// <summary>Writes the file, in the order of recording.</summary>
    /// <param name="format">In which format.</param>
    /// <param name="text">Where to.</param>
    /// <param name="events">Events in the order of recording; what the file does not have is left.</param>
    /// <param name="undone">The imports that were undone; null where none was.</param>
    /// <param name="progress">Is told each position that is done.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>How many rows it has.</returns>
    public static async Task<long> WriteAsync(
        ITransactionFormat format,
        TextWriter text,
        IAsyncEnumerable<RecordedEvent> events,
        IReadOnlySet<string>? undone = null,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        using var rows = format.Begin(text);
        var written = 0L;
        await foreach (var recorded in events.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (!IsUndone(recorded, undone)
                && TransactionEntry.Of(recorded.Data, recorded.Provenance.Source) is { } entry)
            {
                rows.Write(entry);
                written++;
            }
            progress?.Invoke(recorded.Position);
        }
        return written;
    }

    private static bool IsUndone(RecordedEvent recorded, IReadOnlySet<string>? undone)
    {
        var (batch, cause) = (recorded.Provenance.Batch, recorded.Provenance.Cause);
        return recorded.Data is ITransaction && undone is not null
            && undone.Contains((batch == ImportUndoing.Batch ? cause : batch) ?? "");
    }
}
