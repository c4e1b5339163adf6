using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>Reads what a table of a state needs, and gives the table in a language.</summary>
internal delegate Task<Func<Labels, ReportTable>> ReadState(
    IReading reading, string programme, Basis basis, CancellationToken cancellation);

/// <summary>A command that shows one table of a state, whatever the table.</summary>
internal static class StateCommand
{
    internal static Command Create(string name, GlobalOptions global, Labels labels, ReadState read) =>
        Create(name, global, labels, [], _ => read);

    /// <summary>One that has options of its own.</summary>
    internal static Command Create(
        string name, GlobalOptions global, Labels labels, Option[] options, Func<ParseResult, ReadState> read)
    {
        var at = Options.At(labels);
        return Create(name, global, labels, [at, .. options], parsed => parsed.GetValue(at), read);
    }

    /// <summary>One of the state of a report, where no other date is given.</summary>
    internal static Command CreateAt(
        DateOnly usual, string name, GlobalOptions global, Labels labels, ReadState read)
    {
        var at = Options.Date("--at", labels.With("option.at.report", usual), labels);
        return Create(name, global, labels, [at], parsed => parsed.GetValue(at) ?? usual, _ => read);
    }

    private static Command Create(
        string name,
        GlobalOptions global,
        Labels labels,
        Option[] options,
        Func<ParseResult, DateOnly?> at,
        Func<ParseResult, ReadState> read)
    {
        var known = Options.KnownAt(labels);
        var command = new Command(name, labels["command." + name]) { options[0], known };
        foreach (var option in options[1..])
            command.Options.Add(option);
        return command.Does(
            global,
            (parsed, screen, cancellation) => RunAsync(
                screen, at(parsed), parsed.GetValue(known), read(parsed), cancellation));
    }

    private static async Task RunAsync(
        Screen screen, DateOnly? at, KnownAt? known, ReadState read, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, at, known, cancellation);
        var table = (await read(reading, session.OpenedFor, basis, cancellation))(screen.Labels);
        if (!screen.IsTable)
        {
            screen.Write(table, json => StatementOf.Write(json, session.Opening!, basis.At, basis.KnownAt));
            return;
        }
        screen.Show(table);
        screen.Say(StatementOf.Line(screen.Labels, session.Opening!, basis.KnownAt));
    }
}
