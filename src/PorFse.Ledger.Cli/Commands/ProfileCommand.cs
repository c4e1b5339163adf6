using System.CommandLine;
using System.Text.Json;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse profile check</c>: a file as it will be read, without a ledger.</summary>
internal static class ProfileCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var profile = new Argument<string>("profile")
        {
            Description = labels.With("argument.profile", string.Join(", ", TransactionProfile.Known)),
        };
        var file = new Argument<FileInfo>("file") { Description = labels["argument.file"] };
        var limit = Options.Limit(labels);
        var check = new Command("check", labels["command.profile.check"]) { profile, file, limit }.Does(
            global,
            async (parsed, screen, cancellation) => await RunAsync(
                screen,
                await FindAsync(parsed.GetValue(profile)!, cancellation),
                parsed.GetValue(file)!,
                parsed.GetValue(limit) ?? Options.ShortList,
                cancellation));
        return new Command("profile", labels["command.profile"]) { check };
    }

    /// <summary>The profile of a name the ledger knows, or of a file.</summary>
    internal static async Task<TransactionProfile> FindAsync(string nameOrFile, CancellationToken cancellation)
    {
        if (nameOrFile == TransactionProfile.Own.Name)
            return TransactionProfile.Own;
        return TransactionProfile.Known.Contains(nameOrFile)
            ? TransactionProfile.Find(nameOrFile)
            : TransactionProfile.Parse(await File.ReadAllTextAsync(nameOrFile, cancellation));
    }

    private static async Task<int> RunAsync(
        Screen screen, TransactionProfile profile, FileInfo file, int limit, CancellationToken cancellation)
    {
        await using var stream = file.OpenRead();
        using var reader = new TransactionReader(
            stream, file.Name, profile, new Provenance(Recorder.DefaultSource, Recorder.User));
        var (first, wrong) = (new List<TransactionRow>(), new List<FileFinding>());
        await screen.WorkAsync(screen.Labels["profile.reading"], stream.Length, progress =>
        {
            foreach (var row in reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (first.Count < limit)
                    first.Add(row);
                wrong.AddRange(row.Findings.Take(limit - wrong.Count));
                progress(reader.BytesRead);
            }
            return Task.CompletedTask;
        });
        if (screen.IsTable)
            Show(screen, reader.Tally, first, wrong);
        else
            screen.Write(ReadingTable.ForMachines(first), json => WriteTally(json, profile, file, reader));
        return reader.Tally.Findings == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Show(
        Screen screen, ReadingTally tally, List<TransactionRow> first, List<FileFinding> wrong)
    {
        var labels = screen.Labels;
        if (first.Exists(row => row.Transactions.Count > 0))
            screen.Show(ReadingTable.OfRows(first, labels));
        if (wrong.Count > 0)
            screen.Show(ReadingTable.OfFindings(wrong, labels));
        screen.Show(ReadingTable.OfTally(tally, labels));
        screen.Say(labels.With(
            "profile.summary", tally.Rows, tally.Transactions.Values.Sum(), tally.Findings, tally.RowsWithFindings));
    }

    private static void WriteTally(
        Utf8JsonWriter json, TransactionProfile profile, FileInfo file, TransactionReader reader)
    {
        var tally = reader.Tally;
        json.WriteString("file", file.Name);
        json.WriteString("sha256", reader.Sha256());
        json.WriteString("profile", profile.Name);
        json.WriteString("version", profile.Version);
        json.WriteNumber("rowsRead", tally.Rows);
        json.WriteNumber("rowsWithFindings", tally.RowsWithFindings);
        json.WriteNumber("findings", tally.Findings);
        TableWriter.WriteCounts(json, "transactions", tally.Transactions);
        json.WriteNumber("rowsWithoutTransactions", tally.RowsWithoutTransactions);
        json.WriteStartArray("reasons");
        foreach (var (because, skips, rows) in tally.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("because", because);
            json.WriteBoolean("skips", skips);
            json.WriteNumber("rows", rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
