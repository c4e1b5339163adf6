using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>What the append keeps in the views is what folding the events from scratch gives.</summary>
public sealed class stored_views(DatabaseFixture databases)
{
    private const int Operations = 12;

    [Fact]
    public async Task equal_a_fold_from_scratch_after_dozens_of_random_histories()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SeededRandom.TryAsync(60, async random =>
        {
            var eraLength = random.Next(1, 40);
            await ledger.StartAnewAsync(eraLength);
            var log = await SmallProgramme.RecordAnythingAsync(ledger, random, Operations);
            await ShouldBeFoldedAsync(ledger, log, eraLength, random);
            if (random.Next(5) == 0)
                (await ledger.Rebuild().VerifyAsync(_ => { }, default)).Views.ShouldAllBe(view => view.Differing == 0);
        });
    }

    private static async Task ShouldBeFoldedAsync(
        TestLedger ledger, List<RecordedEvent> log, int eraLength, Random random)
    {
        var folded = new FoldedViews(log, Views.All, eraLength);
        await using var reading = await ledger.ReadAsync();
        reading.Eras.ShouldBe(new Eras(eraLength));
        foreach (var view in Views.All.All)
            await ShouldHoldTheSameRowsAsync(reading, folded, view.Table);
        for (var i = 0; i < 8; i++)
        {
            var position = random.Next((int)reading.Head.Position + 1);
            var at = new DateOnly(2016, 1, 1).AddDays(random.Next(-10, 1_500));
            await ShouldAgreeAtAsync(reading, log, new Basis(at, await reading.HeadAtAsync(position, default)));
        }
    }

    private static async Task ShouldHoldTheSameRowsAsync(PostgresReading stored, FoldedViews folded, ViewTable table)
    {
        Lines(await stored.RowsAsync(table, default))
            .ShouldBe(Lines(await folded.RowsAsync(table, default)), table.Name);

        static List<string> Lines(IReadOnlyList<object?[]> rows) =>
            [.. rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal)];
    }

    private static async Task ShouldAgreeAtAsync(PostgresReading reading, List<RecordedEvent> log, Basis basis)
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
