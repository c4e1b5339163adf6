namespace PorFse.Ledger.Exchange;

/// <summary>
/// The transactions, initiatives and operations of a ledger as a file that <see cref="TransactionReader"/> reads again:
/// each row names its source, because source, reference and type identify a fact. Programme, plans, targets and
/// snapshots are no transactions and are not in it.
/// </summary>
public static class TransactionExport
{
    /// <summary>The types of events such a file has.</summary>
    public static IReadOnlyCollection<Type> Types { get; } =
    [
        typeof(InitiativeOpened), typeof(InitiativeClosed), typeof(OperationSelected), .. EventCatalogue.Transactions,
    ];

    /// <summary>Writes the file, in the order of recording.</summary>
    /// <param name="format">In which format.</param>
    /// <param name="text">Where to.</param>
    /// <param name="events">Events in the order of recording; what the file does not have is left.</param>
    /// <param name="progress">Is told each position that is done.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>How many rows it has.</returns>
    public static async Task<long> WriteAsync(
        ITransactionFormat format,
        TextWriter text,
        IAsyncEnumerable<RecordedEvent> events,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        using var rows = format.Begin(text);
        var written = 0L;
        await foreach (var recorded in events.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (TransactionEntry.Of(recorded.Data, recorded.Provenance.Source) is { } entry)
            {
                rows.Write(entry);
                written++;
            }
            progress?.Invoke(recorded.Position);
        }
        return written;
    }
}
