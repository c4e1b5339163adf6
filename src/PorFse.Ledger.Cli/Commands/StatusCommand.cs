using System.CommandLine;
using System.Reflection;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse status</c>: what ledger this is, how long it is, where it lives.</summary>
internal static class StatusCommand
{
    private static string Version =>
        typeof(StatusCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    internal static Command Create(GlobalOptions global, Labels labels) =>
        new Command("status", labels["command.status"]).Does(global, (_, screen, cancellation) =>
            RunAsync(screen, cancellation));

    private static async Task RunAsync(Screen screen, CancellationToken cancellation)
    {
        if (screen.Settings.Database is null)
        {
            var options = LedgerSession.EmbeddedOptions(screen);
            if ((await EmbeddedPostgres.StatusAsync(options, cancellation)).Version is null)
            {
                Write(screen, null, new Head(0, null), options.DataFolder, null);
                return;
            }
        }
        await using var session = await LedgerSession.ConnectAsync(screen, cancellation);
        var head = session.Opening is null ? new Head(0, null) : await session.Store.ReadHeadAsync(cancellation);
        Write(screen, session.Opening, head, session.Database, session.ServerVersion);
    }

    private static void Write(Screen screen, LedgerOpened? opening, Head head, string database, string? server)
    {
        var labels = screen.Labels;
        (string Name, Cell Value)[] facts =
        [
            ("ledger", Cell.Of(opening is null ? "none" : "open")),
            ("programme", Cell.Of(opening?.Programme)),
            ("position", new Cell.Count(head.Position)),
            ("recordedAt", head.RecordedAt is { } time ? new Cell.Moment(time) : Cell.Nothing),
            ("demonstration", Cell.Of(opening?.Demonstration switch { true => "true", false => "false", _ => null })),
            ("note", Cell.Of(opening?.Note)),
            ("guards", Cell.Of("none")),
            ("database", Cell.Of(database)),
            ("server", Cell.Of(server)),
            ("version", Cell.Of(Version)),
        ];
        if (screen.IsTable)
        {
            var width = facts.Max(fact => labels["column." + fact.Name].Length);
            foreach (var (name, value) in facts.Where(fact => fact.Value is not Cell.Text { Value: null }))
                screen.Say($"{labels["column." + name].PadRight(width)}  {CellText.ForPeople(value, labels)}");
            return;
        }
        if (screen.IsCsv)
        {
            screen.Write(
                new ReportTable("", [.. facts.Select(f => new ReportColumn(f.Name, f.Name))], [[.. facts.Select(f => f.Value)]]),
                _ => { });
            return;
        }
        Screen.WriteJson(json =>
        {
            foreach (var (name, value) in facts)
            {
                json.WritePropertyName(name);
                if (name == "demonstration" && opening is not null)
                    json.WriteBooleanValue(opening.Demonstration);
                else
                    TableWriter.WriteValue(json, value);
            }
        });
    }
}
