using PorFse.Ledger.Projections;
using Shouldly;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>What must hold of every log and its views, whoever wrote it.</summary>
internal static class Yardstick
{
    /// <summary>One order without gaps, in all and in each stream; no identity twice; time never goes back.</summary>
    internal static void ShouldBeWhole(this IReadOnlyList<RecordedEvent> log)
    {
        log.Select(e => e.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(i => (long)i));
        log.Select(e => e.Id).ShouldBeUnique();
        foreach (var stream in log.GroupBy(e => e.Stream))
            stream.Select(e => e.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
        log.Select(e => e.RecordedAt).ShouldBeInOrder();
    }

    /// <summary>Every view has the rows that folding the events from scratch gives.</summary>
    internal static async Task ShouldHoldTheRowsOfAsync(this PostgresReading stored, FoldedViews folded)
    {
        foreach (var table in Views.All.All.Select(view => view.Table))
        {
            Lines(await stored.RowsAsync(table, default))
                .ShouldBe(Lines(await folded.RowsAsync(table, default)), table.Name);
        }

        static List<string> Lines(IReadOnlyList<object?[]> rows) =>
            [.. rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A state has the totals that anyone would add up from the events.</summary>
    internal static async Task ShouldAddUpAtAsync(
        this PostgresReading reading, IReadOnlyList<RecordedEvent> log, Basis basis)
    {
        var reader = new ProgressReader(reading, Cci);
        var stored = await reader.CellsAsync(basis);
        var known = log.Take((int)basis.KnownAt.Position).Select(recorded => recorded.Data).OfType<ITransaction>()
            .Where(transaction => transaction.On <= basis.At).ToList();
        foreach (var (initiative, stage) in
            from code in new[] { "IN-1", "IN-2" } from stage in Enum.GetValues<Stage>() select (code, stage))
        {
            var naive = known.Where(t => t.Initiative == initiative && Movement.Of(t).Stage == stage).ToList();
            var cells = stored.Where(cell => cell.Initiative == initiative && cell.Stage == stage).ToList();
            cells.Sum(cell => cell.Net).ShouldBe(naive.Sum(t => Movement.Of(t).Amount), $"{stage} {basis}");
            cells.Sum(cell => cell.Events).ShouldBe(naive.Count);
        }

        // A breakdown by operation is folded from the events; it must add up to what the stored view says.
        var byOperation = await reader.ReadAsync(Breakdown.Operation, basis);
        var byAxis = await reader.ReadAsync(Breakdown.Axis, basis);
        byOperation.Total.ShouldBe(byAxis.Total);
        byOperation.Rows.Sum(row => row.Paid).ShouldBe(byAxis.Rows.Sum(row => row.Paid));
    }
}
