using System.Text.Json;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>
/// What an import says. Findings come while it works: people see the first of them at the end, scripts get each at
/// once, however many there are.
/// </summary>
internal sealed class ImportAnswer : IAsyncDisposable
{
    private const int BytesAtOnce = 1 << 16;

    private readonly Screen screen;
    private readonly ImportFile file;
    private readonly TransactionImport import;
    private readonly List<FileFinding> first = [];
    private readonly Stream? stream;
    private readonly Utf8JsonWriter? json;
    private readonly CsvRows? csv;

    internal ImportAnswer(Screen screen, ImportFile file, TransactionImport import)
    {
        (this.screen, this.file, this.import) = (screen, file, import);
        if (screen.IsCsv)
            csv = new CsvRows(Console.Out, ImportTable.FindingColumns);
        if (screen.IsTable || screen.IsCsv)
            return;
        stream = screen.Settings.OpenResults();
        json = new Utf8JsonWriter(stream, TableWriter.JsonOptions);
        json.WriteStartObject();
        json.WriteStartArray("findings");
    }

    private Labels Labels => screen.Labels;

    /// <summary>Takes the findings of a row.</summary>
    internal void Refused(TransactionRow row, IReadOnlyList<FileFinding> findings)
    {
        foreach (var finding in findings)
        {
            if (first.Count < Options.ShortList)
                first.Add(finding);
            csv?.Write(ImportTable.Cells(finding));
            if (json is null)
                continue;
            TableWriter.WriteRow(json, ImportTable.FindingColumns, ImportTable.Cells(finding));
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }
    }

    /// <summary>The file is in the ledger.</summary>
    internal int SayThere(ImportSurvey survey)
    {
        var completed = import.Before.Completed!;
        Summarise(survey, "already-recorded", new ImportTally(), null);
        Say(Labels.With("import.there", file.Name, import.Batch, completed.On, completed.Transactions));
        return ExitCode.Done;
    }

    /// <summary>The file has findings, and nothing was recorded.</summary>
    internal int SayRefused(ImportSurvey survey, ImportTally tally, Refusal? changed)
    {
        ShowFindings(tally);
        Summarise(survey, "refused", tally, changed);
        if (changed is not null)
            return SayStopped(changed);
        Say(Labels.With("import.refused", tally.Rows, tally.Findings, tally.Refused));
        return ExitCode.Refused;
    }

    /// <summary>What would happen.</summary>
    internal int SayForecast(
        ImportSurvey survey,
        ImportTally tally,
        Refusal? changed,
        FinancialProgress before,
        FinancialProgress after,
        DateOnly at)
    {
        var (table1, table2) = (
            FinancialProgressTable.Of(before, at, Labels), FinancialProgressTable.Of(after, at, Labels));
        ShowFindings(tally);
        if (screen.IsTable)
        {
            screen.Show(ImportTable.OfEvents(tally, Labels));
            screen.Show(table1 with { Title = Labels.With("import.before", at) });
            screen.Show(table2 with { Title = Labels.With("import.after", at) });
        }
        Summarise(survey, "dry-run", tally, changed, () =>
        {
            json!.WriteStartObject("before");
            TableWriter.WriteJson(json, table1);
            json.WriteEndObject();
            json.WriteStartObject("after");
            TableWriter.WriteJson(json, table2);
            json.WriteEndObject();
        });
        if (changed is not null)
            return SayStopped(changed);
        Say(Labels.With("import.forecast", tally.Rows, tally.Recorded, tally.Events.Values.Sum(), tally.Known));
        if (tally.Findings == 0)
            return ExitCode.Done;
        Say(Labels.With("import.forecast.findings", tally.Refused));
        return ExitCode.Refused;
    }

    /// <summary>What was recorded, and what was not.</summary>
    internal int SayRecorded(
        ImportSurvey survey, ImportTally tally, Refusal? stopped, bool acceptValid, string? rejects)
    {
        ShowFindings(tally);
        Summarise(survey, stopped is null ? "recorded" : "stopped", tally, stopped);
        if (stopped is not null)
            return SayStopped(stopped);
        Say(Labels.With(
            "import.recorded", tally.Rows, tally.Recorded, tally.Events.Values.Sum(), tally.Known, import.Batch));
        if (!acceptValid || tally.Refused == 0)
            return ExitCode.Done;
        Say(rejects is null
            ? Labels.With("import.leftout", tally.Refused)
            : Labels.With("import.rejects", tally.Refused, rejects));
        return ExitCode.Refused;
    }

    public async ValueTask DisposeAsync()
    {
        csv?.Dispose();
        if (json is not null)
            await json.DisposeAsync();
        if (stream is null)
            return;
        stream.WriteByte((byte)'\n');
        await stream.DisposeAsync();
    }

    private int SayStopped(Refusal stopped)
    {
        screen.Error($"{stopped.Code}: {Labels.Of(stopped)}");
        return stopped is ImportInterrupted ? ExitCode.Broken : ExitCode.Refused;
    }

    // People read it as a result; for scripts the result is elsewhere.
    private void Say(string sentence)
    {
        if (screen.IsTable)
            screen.Say(sentence);
    }

    private void ShowFindings(ImportTally tally)
    {
        if (!screen.IsTable || first.Count == 0)
            return;
        screen.Show(ReadingTable.OfFindings(first, Labels));
        if (tally.Findings > first.Count)
            screen.Say(Labels.With("check.more", first.Count, tally.Findings - first.Count));
    }

    private void Summarise(
        ImportSurvey survey, string verdict, ImportTally tally, Refusal? stopped, Action? more = null)
    {
        if (json is null)
            return;
        json.WriteEndArray();
        json.WriteString("verdict", verdict);
        json.WriteString("file", file.Name);
        json.WriteString("sha256", survey.Sha256);
        json.WriteString("profile", file.Profile.Name);
        json.WriteString("version", file.Profile.Version);
        json.WriteString("batch", import.Batch);
        json.WriteString("stopped", stopped?.Code);
        json.WriteNumber("rowsRead", survey.Rows);
        json.WriteNumber("rowsRecorded", tally.Recorded);
        json.WriteNumber("rowsAlreadyRecorded", tally.Known);
        json.WriteNumber("rowsRefused", tally.Refused);
        json.WriteNumber("rowsLeftOut", tally.LeftOut);
        json.WriteNumber("rowsWithoutTransactions", tally.Empty);
        TableWriter.WriteCounts(json, "events", tally.Events);
        more?.Invoke();
        json.WriteEndObject();
    }
}
