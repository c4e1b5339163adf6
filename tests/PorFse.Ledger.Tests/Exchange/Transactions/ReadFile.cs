using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;

namespace PorFse.Ledger.Tests;

/// <summary>A file of transactions that was read to its end.</summary>
internal sealed class ReadFile
{
    internal static readonly Provenance Origin = new("office", "tester", Batch: "b-1");

    private ReadFile(Stream stream, TransactionProfile profile)
    {
        using var reader = new TransactionReader(stream, "f.csv", profile, Origin);
        Rows = [.. reader.Read()];
        Head = reader.Head!;
        Tally = reader.Tally;
        Sha256 = reader.Sha256();
    }

    internal IReadOnlyList<TransactionRow> Rows { get; }

    internal TransactionRow Head { get; }

    internal ReadingTally Tally { get; }

    internal string Sha256 { get; }

    internal IEnumerable<RowTransaction> Transactions => Rows.SelectMany(row => row.Transactions);

    internal IEnumerable<string> Findings => Rows.SelectMany(row => row.Findings).Select(finding => finding.ToString());

    internal IEnumerable<string> Codes => Rows.SelectMany(row => row.Findings).Select(finding => finding.Reason.Code);

    internal static ReadFile Of(byte[] bytes, TransactionProfile? profile = null) =>
        new(new MemoryStream(bytes), profile ?? TransactionProfile.Own);

    internal static ReadFile Of(string text, TransactionProfile? profile = null) =>
        Of(Encoding.UTF8.GetBytes(text), profile);

    internal static ReadFile Of(Stream stream, TransactionProfile? profile = null) =>
        new(stream, profile ?? TransactionProfile.Own);

    /// <summary>The answers of books in which everything read is recorded, in batches.</summary>
    internal async Task<List<(TransactionRow Row, RowTransaction Transaction, Answer Answer)>> RecordAsync(
        Bookkeeper bookkeeper)
    {
        var answers = new List<(TransactionRow, RowTransaction, Answer)>();
        foreach (var batch in Rows.SelectMany(row => row.Transactions.Select(one => (row, one))).Chunk(1_000))
        {
            var recorded = await bookkeeper.RecordAsync([.. batch.Select(pair => pair.one.Submission)]);
            answers.AddRange(batch.Select((pair, i) => (pair.row, pair.one, recorded[i])));
        }
        return answers;
    }

    /// <summary>An empty ledger of a programme: opened, and nothing but its file recorded.</summary>
    internal static async Task<(InMemoryEventStore Store, Bookkeeper Bookkeeper)> LedgerOfAsync(ProgrammeFile file)
    {
        var clock = new ManualClock(new DateOnly(2024, 6, 1));
        var store = new InMemoryEventStore(clock);
        var programme = file.Programme.Programme;
        var bookkeeper = new Bookkeeper(store, programme, clock);
        var desk = new Desk(new Provenance("porfse", "tester"));
        var opening = new LedgerOpened(programme, false, new DateOnly(2024, 6, 1), null);
        foreach (var answer in await bookkeeper.RecordAsync(
            [desk.Submit(new OpenLedger(opening)), .. file.Submissions(desk)]))
        {
            answer.ShouldBeOfType<Answer.Recorded>();
        }
        return (store, bookkeeper);
    }

    /// <summary>What a log is as the ledger's own file.</summary>
    internal static async Task<string> ExportAsync(
        IEventStore store, ITransactionFormat? format = null, IReadOnlySet<string>? undone = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        await TransactionExport.WriteAsync(
            format ?? new TransactionCsv(), text, store.ReadAsync(0, CancellationToken.None), undone);
        return text.ToString();
    }
}
