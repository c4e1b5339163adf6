using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>What the append keeps in the views is what folding the events from scratch gives.</summary>
public sealed class stored_views(DatabaseFixture databases)
{
    private const int Operations = 12;

    [Fact]
    public async Task equal_a_fold_from_scratch_after_dozens_of_random_histories()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SeededRandom.TryAsync(25, async random =>
        {
            var eraLength = random.Next(1, 40);
            await ledger.StartAnewAsync(eraLength);
            var log = await SmallProgramme.RecordAnythingAsync(ledger, random, Operations);
            await ShouldBeFoldedAsync(ledger, log, eraLength, random);
            if (random.Next(5) == 0)
                (await ledger.Rebuild().VerifyAsync(_ => { }, default)).Views.ShouldAllBe(view => view.Differing == 0);
        });
    }

    private static async Task<IEnumerable<string>> TargetsAsync(IReading reading, Basis basis) =>
        (await PerformanceFramework.ReadAsync(reading, Some.Cci, basis)).Rows
            .Select(row => $"{row with { Targets = [] }} {string.Join(' ', row.Targets)}");

    private static async Task<IEnumerable<string>> InitiativesAsync(IReading reading, Basis basis) =>
        (await InitiativeProgress.ReadAsync(reading, Some.Cci, basis)).Rows
            .Select(row => $"{row.Initiative} {row.Figures} {string.Join(' ', row.Phases)}");

    private static async Task ShouldBeFoldedAsync(
        TestLedger ledger, List<RecordedEvent> log, int eraLength, Random random)
    {
        var folded = new FoldedViews(log, Views.All, eraLength);
        await using var reading = await ledger.ReadAsync();
        reading.Eras.ShouldBe(new Eras(eraLength));
        await reading.ShouldHoldTheRowsOfAsync(folded);
        for (var i = 0; i < 8; i++)
        {
            var position = random.Next((int)reading.Head.Position + 1);
            var at = new DateOnly(2016, 1, 1).AddDays(random.Next(-10, 1_500));
            var basis = new Basis(at, await reading.HeadAtAsync(position, default));
            await reading.ShouldAddUpAtAsync(log, basis);
            (await ParticipantsView.ReadAsync(reading, basis)).ShouldBe(
                await ParticipantsView.ReadAsync(folded, basis), ignoreOrder: true);
            (await TargetsAsync(reading, basis)).ShouldBe(await TargetsAsync(folded, basis));
            (await InitiativesAsync(reading, basis)).ShouldBe(await InitiativesAsync(folded, basis));
        }
    }
}
