using System.Text.Json;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>Events on their way from the log to whoever asked, none of them kept.</summary>
internal static class EventReading
{
    // Below this nobody sees a bar before the work is done.
    private const long Long = 100_000;

    private const int Buffer = 1 << 16;

    /// <summary>Reads events with a bar where it takes long and nothing else is being written to the screen.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="positions">How many positions of the log are passed.</param>
    /// <param name="read">The events; told how far it is.</param>
    /// <param name="each">What is done with each.</param>
    internal static async Task ForEachAsync(
        Screen screen,
        long positions,
        Func<Action<long>, IAsyncEnumerable<RecordedEvent>> read,
        Action<RecordedEvent> each)
    {
        if (positions < Long || (!screen.IsTable && !Console.IsOutputRedirected))
            await WorkAsync(_ => { });
        else
            await screen.WorkAsync(screen.Labels["reading.events"], positions, WorkAsync);

        async Task WorkAsync(Action<long> told)
        {
            await foreach (var recorded in read(told))
                each(recorded);
        }
    }

    /// <summary>One event in an open JSON array; a full buffer goes out, however many events follow.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<ReportColumn> columns, IReadOnlyList<Cell> row)
    {
        TableWriter.WriteRow(json, columns, row);
        if (json.BytesPending > Buffer)
            json.Flush();
    }

    /// <summary>Ends a command whose sums differ: what it printed is not to be trusted.</summary>
    internal static void ThrowIfAny(IReadOnlyList<Discrepancy> discrepancies, Labels labels)
    {
        if (discrepancies is [var one, ..])
        {
            throw new SumsDifferException(
                labels.With("sums-differ", one.Of, one.Stated, one.Found, discrepancies.Count));
        }
    }

    /// <summary>"differing": what does not add up.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Discrepancy> discrepancies)
    {
        json.WriteStartArray("differing");
        foreach (var discrepancy in discrepancies)
        {
            json.WriteStartObject();
            json.WriteString("of", discrepancy.Of);
            json.WritePropertyName("stated");
            TableWriter.WriteValue(json, Cell.Of(discrepancy.Stated));
            json.WritePropertyName("found");
            TableWriter.WriteValue(json, Cell.Of(discrepancy.Found));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

/// <summary>Two amounts that must be equal are not: the ledger, or this program, is broken.</summary>
internal sealed class SumsDifferException(string message) : Exception(message);
