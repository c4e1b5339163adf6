using System.CommandLine;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse rebuild</c>: projections anew from the events, or compared with them.</summary>
internal static class RebuildCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var names = new Argument<string[]>("projection") { Description = labels["argument.projection"] };
        var verify = new Option<bool>("--verify") { Description = labels["option.verify"] };
        var command = new Command("rebuild", labels["command.rebuild"]) { names, verify };
        return command.Does(global, (parsed, screen, cancellation) =>
        {
            var chosen = Choose(parsed.GetValue(names) ?? []);
            return parsed.GetValue(verify)
                ? VerifyAsync(screen, chosen, cancellation)
                : RebuildAsync(screen, chosen, cancellation);
        });
    }

    private static ViewSet Choose(string[] names)
    {
        var known = Views.All.All.Select(view => view.Table.Name).ToList();
        foreach (var name in names.Where(name => !known.Contains(name)))
            throw new RefusedException(new ProjectionUnknown(name, known.Count, string.Join(", ", known)));
        return names.Length == 0 ? Views.All : new ViewSet(
            [.. Views.All.Inline.Where(view => names.Contains(view.Table.Name))],
            [.. Views.All.PerEra.Where(view => names.Contains(view.Table.Name))]);
    }

    private static async Task RebuildAsync(Screen screen, ViewSet chosen, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        var rebuild = session.Rebuild(chosen);
        var head = await session.Store.ReadHeadAsync(cancellation);
        var position = 0L;
        await screen.WorkAsync(screen.Labels["rebuild.working"], head.Position, async progress =>
            position = await rebuild.RebuildAsync(progress, cancellation));
        var names = chosen.All.Select(view => view.Table.Name).ToList();
        if (screen.IsTable)
        {
            screen.Say(screen.Labels.With("rebuild.done", string.Join(", ", names), position));
            return;
        }
        screen.Write(Table(screen.Labels, names.Select(name => (IReadOnlyList<Cell>)[Cell.Of(name)]), "projection"),
            json => json.WriteNumber("position", position));
    }

    private static async Task VerifyAsync(Screen screen, ViewSet chosen, CancellationToken cancellation)
    {
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        var head = await session.Store.ReadHeadAsync(cancellation);
        var (position, comparisons) = (0L, (IReadOnlyList<ViewComparison>)[]);
        await screen.WorkAsync(screen.Labels["rebuild.verifying"], head.Position, async progress =>
            (position, comparisons) = await session.Comparison(chosen).VerifyAsync(progress, cancellation));
        var table = Table(screen.Labels, comparisons.Select(Cells),
            "projection", "rows", "differing", "key", "column", "stored", "fromEvents");
        if (screen.IsTable)
            screen.Show(table);
        else
            screen.Write(table, json => json.WriteNumber("position", position));
        if (comparisons.FirstOrDefault(comparison => comparison.Differing > 0) is { } wrong)
            throw new RefusedException(new ProjectionDiffers(wrong.Table.Name, wrong.Differing, wrong.Rows));
        if (screen.IsTable)
            screen.Say(screen.Labels.With("rebuild.equal", comparisons.Sum(comparison => comparison.Rows)));
    }

    private static IReadOnlyList<Cell> Cells(ViewComparison comparison) =>
    [
        Cell.Of(comparison.Table.Name),
        new Cell.Count(comparison.Rows),
        new Cell.Count(comparison.Differing),
        Cell.Of(comparison.First?.Key),
        Cell.Of(comparison.First?.Column),
        Cell.Of(comparison.First?.Stored),
        Cell.Of(comparison.First?.Derived),
    ];

    private static ReportTable Table(
        Labels labels, IEnumerable<IReadOnlyList<Cell>> rows, params string[] columns) => new(
        labels["rebuild.title"],
        [.. columns.Select(name => new ReportColumn(name, labels["column." + name]))],
        [.. rows]);
}

/// <summary>No projection has this name.</summary>
internal sealed record ProjectionUnknown(string Name, int Count, string Known) : Refusal
{
    public override string Message =>
        Text($"No projection is named \"{Name}\"; the {Count} there are: {Known}.");
}

/// <summary>A projection is not what the events give.</summary>
internal sealed record ProjectionDiffers(string Name, long Differing, long Rows) : Refusal
{
    public override string Message =>
        Text($"{Name} differs from the events in {Differing} rows, of {Rows}; ")
        + Text($"\"porfse rebuild {Name}\" makes it anew.");
}
