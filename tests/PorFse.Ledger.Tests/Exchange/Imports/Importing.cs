using System.Globalization;
using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>The import of a file into books, as a host does it: decided first unless valid rows are accepted.</summary>
internal sealed class Importing
{
    internal const string Columns = "type,reference,operation,initiative,on,amount,corrects,title,beneficiary\n";

    private readonly IEventStore store;
    private readonly TimeProvider clock;
    private readonly TransactionProfile profile;
    private readonly Func<int, byte[]> readings;
    private int opened;

    internal Importing(Books books, string text, TransactionProfile? profile = null)
        : this(books.Store, books.Clock, _ => Encoding.UTF8.GetBytes(text), profile)
    {
    }

    /// <param name="store">The log.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="readings">The bytes of the file at each opening, from 1.</param>
    /// <param name="profile">How it is read; null for the ledger's own.</param>
    internal Importing(
        IEventStore store, TimeProvider clock, Func<int, byte[]> readings, TransactionProfile? profile = null)
    {
        (this.store, this.clock, this.readings) = (store, clock, readings);
        this.profile = profile ?? TransactionProfile.Own;
    }

    internal List<string> Findings { get; } = [];

    internal string Rejects { get; private set; } = "";

    internal string Batch { get; private set; } = "";

    /// <summary>True when the log had all of the file.</summary>
    internal bool WasThere { get; private set; }

    /// <summary>So many operations are kept in mind.</summary>
    internal int OperationsAtOnce { get; init; } = 400_000;

    /// <summary>So many rows are recorded together.</summary>
    internal int RowsAtOnce { get; init; } = 4_096;

    /// <summary>Is told how many rows are decided.</summary>
    internal Action<long> Deciding { get; init; } = _ => { };

    /// <summary>Is told how many rows are recorded.</summary>
    internal Action<long> Progress { get; init; } = _ => { };

    internal async Task<(ImportTally Tally, Refusal? Stopped)> RunAsync(
        bool acceptValid = false, bool dryRun = false, CancellationToken cancellation = default)
    {
        using var file = new ImportFile("f.csv", profile, () => new MemoryStream(readings(++opened)));
        using var rejects = new MemoryStream();
        var import = new TransactionImport(store, Cci, clock, file, new Provenance("office", "tester"))
        {
            OperationsAtOnce = OperationsAtOnce,
            RowsAtOnce = RowsAtOnce,
        };
        var survey = await import.SurveyAsync(_ => { }, cancellation);
        (Batch, WasThere) = (import.Batch, import.IsThere);
        if (!acceptValid)
        {
            var (decided, changed) = await import.DecideAsync(survey, Take, Deciding, cancellation);
            if (dryRun || changed is not null || decided.Findings > 0)
                return (decided, changed);
        }
        var written = new RejectsFile(rejects, profile.Format, file.BytesOf(survey.Head));
        var recorded = await import.RecordAsync(survey, acceptValid, Reject, Progress, cancellation);
        Rejects = Encoding.UTF8.GetString(rejects.ToArray());
        return recorded;

        void Reject(TransactionRow row, IReadOnlyList<FileFinding> findings)
        {
            written.Write(file.BytesOf(row), row.Number, findings[0].Reason);
            Take(row, findings);
        }

        void Take(TransactionRow row, IReadOnlyList<FileFinding> findings) =>
            Findings.AddRange(findings.Select(finding =>
                string.Create(CultureInfo.InvariantCulture, $"{finding.Place} {finding.Reason.Code}")));
    }

    /// <summary>A row that selects an operation.</summary>
    internal static string Select(string operation, string title = "Corso") =>
        $"operation_selected,,{operation},{InitiativeCode},2016-02-01,,,{title},Fondazione\n";

    /// <summary>A row that moves money of an operation.</summary>
    internal static string Move(
        string type, string reference, string operation, decimal amount, string corrects = "") => string.Create(
            CultureInfo.InvariantCulture, $"{type},{reference},{operation},,2018-03-01,{amount:0.00},{corrects},,\n");

    /// <summary>A row that enters a commitment.</summary>
    internal static string Commit(string reference, string operation, decimal amount) =>
        Move("commitment_entered", reference, operation, amount);

    /// <summary>A row that makes a payment.</summary>
    internal static string Pay(string reference, string operation, decimal amount) =>
        Move("payment_made", reference, operation, amount);
}
