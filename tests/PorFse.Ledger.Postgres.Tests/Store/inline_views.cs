using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>What the append keeps in the views is what folding the events from scratch gives.</summary>
public sealed class inline_views(DatabaseFixture databases)
{
    private const int Operations = 12;

    [Fact]
    public async Task equal_a_fold_from_scratch_after_random_histories()
    {
        await SeededRandom.TryAsync(6, async random =>
        {
            await using var ledger = await TestLedger.OpenAsync(databases);
            var log = await RecordAnythingAsync(ledger, random);

            var folded = new FoldedViews(log, Views.Inline);
            foreach (var view in Views.Inline)
                await ShouldHoldTheSameRowsAsync(ledger, folded, view.Table);
            for (var i = 0; i < 5; i++)
                await ShouldAgreeAtAsync(ledger, log, new DateOnly(2016, 1, 1).AddDays(random.Next(-10, 1_500)));
        });
    }

    private static async Task<List<RecordedEvent>> RecordAnythingAsync(TestLedger ledger, Random random)
    {
        var bookkeeper = new Bookkeeper(ledger.Store, Cci, TimeProvider.System);
        await bookkeeper.RecordAsync([.. SmallProgramme.Opening()]);
        await bookkeeper.RecordAsync(
            [.. Enumerable.Range(1, Operations).Select(i => SmallProgramme.Selection($"OP-{i}", $"IN-{(i % 2) + 1}"))]);
        for (var batch = 0; batch < 12; batch++)
        {
            var size = random.Next(1, 80);
            await bookkeeper.RecordAsync([.. Enumerable.Range(0, size).Select(i =>
                SmallProgramme.AnyTransaction(random, Operations, $"REF-{batch}-{i}"))]);
        }
        return await ledger.LogAsync();
    }

    private static async Task ShouldHoldTheSameRowsAsync(TestLedger ledger, FoldedViews folded, ViewTable table)
    {
        await using var reading = await ledger.ReadAsync();
        var stored = await reading.RowsAsync(table, default);
        var expected = await folded.RowsAsync(table, default);
        Lines(stored).ShouldBe(Lines(expected), table.Name);

        static List<string> Lines(IReadOnlyList<object?[]> rows) =>
            [.. rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal)];
    }

    private static async Task ShouldAgreeAtAsync(TestLedger ledger, List<RecordedEvent> log, DateOnly at)
    {
        await using var reading = await ledger.ReadAsync();
        var stored = await FinancialProgressView.ReadAsync(reading, at);
        foreach (var initiative in new[] { "IN-1", "IN-2" })
        {
            foreach (var stage in Enum.GetValues<Stage>())
            {
                var naive = log.Select(recorded => recorded.Data).OfType<ITransaction>()
                    .Where(t => t.Initiative == initiative && t.On <= at && Movement.Of(t).Stage == stage)
                    .Sum(t => Movement.Of(t).Amount);
                stored.Where(cell => cell.Initiative == initiative && cell.Stage == stage).Sum(cell => cell.Net)
                    .ShouldBe(naive, $"{initiative} {stage} at {at:o}");
            }
        }

        // A breakdown by operation is folded from the events; it must add up to what the stored view says.
        var reader = new ProgressReader(reading, Cci);
        var basis = new Basis(at, reading.Head);
        var byOperation = await reader.ReadAsync(Breakdown.Operation, basis);
        var byAxis = await reader.ReadAsync(Breakdown.Axis, basis);
        byOperation.Total.ShouldBe(byAxis.Total);
        byOperation.Rows.Sum(row => row.Paid).ShouldBe(byAxis.Rows.Sum(row => row.Paid));
    }
}
