using System.Text.Json;
using PorFse.Ledger.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PorFse.Ledger.Cli;

/// <summary>Where a command speaks: results to standard output, everything else to standard error.</summary>
internal sealed class Screen
{
    private readonly Settings settings;
    private readonly IAnsiConsole result;
    private readonly IAnsiConsole talk;

    internal Screen(Settings settings)
    {
        this.settings = settings;
        result = ConsoleOn(Console.Out, Console.IsOutputRedirected, settings.NoColor);
        talk = ConsoleOn(Console.Error, Console.IsErrorRedirected, settings.NoColor);
    }

    internal Settings Settings => settings;

    internal Labels Labels => settings.Labels;

    /// <summary>True when results are for a person rather than a script.</summary>
    internal bool IsTable => settings.Format == "table";

    internal bool IsCsv => settings.Format == "csv";

    /// <summary>A sentence of the result; too long for the screen, it goes on below with an indent.</summary>
    internal void Say(string sentence, int indent = 0)
    {
        foreach (var line in Wrapped.Lines(sentence, result.Profile.Width, indent))
            result.Profile.Out.Writer.WriteLine(line);
    }

    /// <summary>A sentence about the work, unless quiet.</summary>
    internal void Tell(string sentence)
    {
        if (!settings.Quiet)
            talk.Profile.Out.Writer.WriteLine(sentence);
    }

    /// <summary>What went wrong; never silenced.</summary>
    internal void Error(string sentence) => talk.Profile.Out.Writer.WriteLine(sentence);

    /// <summary>A table for a person.</summary>
    internal void Show(ReportTable table) => TableView.Write(result, table, Labels);

    /// <summary>A result for a script: CSV of the table, or JSON with the members that come before its rows.</summary>
    internal void Write(ReportTable table, Action<Utf8JsonWriter> members)
    {
        if (IsCsv)
        {
            TableWriter.WriteCsv(Console.Out, table);
            return;
        }
        WriteJson(json =>
        {
            members(json);
            TableWriter.WriteJson(json, table);
        });
    }

    /// <summary>
    /// A result of single facts for a script: one CSV row, or one JSON object with perhaps more members.
    /// </summary>
    internal void Write(IReadOnlyList<(string Name, Cell Value)> facts, Action<Utf8JsonWriter>? more = null)
    {
        if (IsCsv)
        {
            var columns = facts.Select(fact => new ReportColumn(fact.Name, fact.Name));
            var row = facts.Select(fact => fact.Value).ToList();
            TableWriter.WriteCsv(Console.Out, new ReportTable("", [.. columns], [row]));
            return;
        }
        WriteJson(json =>
        {
            foreach (var (name, value) in facts)
            {
                json.WritePropertyName(name);
                TableWriter.WriteValue(json, value);
            }
            more?.Invoke(json);
        });
    }

    /// <summary>
    /// A result for a script whose rows are too many to be kept: CSV, or JSON with the members that come before its
    /// rows and after them.
    /// </summary>
    internal async Task WriteAsync(
        IReadOnlyList<ReportColumn> columns,
        IAsyncEnumerable<IReadOnlyList<Cell>> rows,
        Action<Utf8JsonWriter> before,
        Action<Utf8JsonWriter> after)
    {
        if (IsCsv)
        {
            await TableWriter.WriteCsvAsync(Console.Out, columns, rows).ConfigureAwait(false);
            return;
        }
        await WriteJsonAsync(async json =>
        {
            before(json);
            await TableWriter.WriteJsonAsync(json, columns, rows).ConfigureAwait(false);
            after(json);
        }).ConfigureAwait(false);
    }

    /// <summary>A JSON object for a script whose members are still being found.</summary>
    internal async Task WriteJsonAsync(Func<Utf8JsonWriter, Task> members)
    {
        await using var stream = settings.OpenResults();
        await using (var json = new Utf8JsonWriter(stream, TableWriter.JsonOptions))
        {
            json.WriteStartObject();
            await members(json).ConfigureAwait(false);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private void WriteJson(Action<Utf8JsonWriter> members)
    {
        using var stream = settings.OpenResults();
        using (var json = new Utf8JsonWriter(stream, TableWriter.JsonOptions))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Long work with a bar, rate and time left; without a terminal of its own, without them.</summary>
    internal async Task WorkAsync(string what, long total, Func<Action<long>, Task> work)
    {
        var onResult = !IsTable && !Console.IsOutputRedirected;
        if (settings.Quiet || Console.IsErrorRedirected || onResult)
        {
            await work(_ => { }).ConfigureAwait(false);
            return;
        }
        var progress = talk.Progress().AutoClear(true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new RateColumn(Labels), new RemainingTimeColumn());
        await progress.StartAsync(async context =>
        {
            var task = context.AddTask(what.EscapeMarkup(), maxValue: total);
            await work(done => task.Value = done).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>How many a second are done.</summary>
    private sealed class RateColumn(Labels labels) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? labels.With("progress.rate", (long)speed) : "");
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool redirected, bool noColor)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected || noColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
            console.Profile.Width = Columns.OfPipe;
        return console;
    }

    /// <summary>How wide a pipe is: what COLUMNS says, else wide enough for every table.</summary>
    private static class Columns
    {
        private const int Wide = 240;

        internal static int OfPipe =>
            int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0
                ? columns
                : Wide;
    }
}
