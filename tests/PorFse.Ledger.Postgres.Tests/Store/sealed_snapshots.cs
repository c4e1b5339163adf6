using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>Snapshots on the real tables: kept as they were sealed, and derived again after anything else.</summary>
public sealed class sealed_snapshots(DatabaseFixture databases)
{
    private const int Operations = 5;

    [Fact]
    public async Task are_derived_again_by_totals_and_by_events_whatever_is_recorded_later() =>
        await SeededRandom.TryAsync(6, async random =>
        {
            await using var ledger = await TestLedger.OpenAsync(databases);
            var bookkeeper = new Bookkeeper(ledger.Store, Cci, TimeProvider.System);
            await SmallProgramme.RecordAsync(ledger.Store, Operations);
            for (var i = 0; i < 4; i++)
            {
                await SealAsync(ledger, bookkeeper, random, $"State {i}, «così» \"è\"");
                await bookkeeper.RecordAsync([.. Enumerable.Range(0, 40).Select(n =>
                    SmallProgramme.AnyTransaction(random, Operations, $"LATE-{i}-{n}"))]);
            }

            await using var reading = await ledger.ReadAsync();
            var snapshots = new SnapshotReader(reading, Cci);
            var sealings = await snapshots.SealingsAsync(reading.Head.Position);
            sealings.Count.ShouldBe(4);
            foreach (var sealing in sealings.Select(recorded => (SnapshotSealed)recorded.Data))
                await ShouldHoldAsync(reading, snapshots, sealing);
        });

    [Fact]
    public async Task are_known_from_their_sealing_on()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 1);
        await SealAsync(ledger, new Bookkeeper(ledger.Store, Cci, TimeProvider.System), new Random(1), "RAA 2019");

        await using var reading = await ledger.ReadAsync();
        var (snapshots, head) = (new SnapshotReader(reading, Cci), reading.Head.Position);
        (await snapshots.AllAsync(head)).ShouldHaveSingleItem().Name.ShouldBe("RAA 2019");
        (await snapshots.AllAsync(head - 1)).ShouldBeEmpty();
        (await snapshots.FindAsync("RAA 2019", head)).Sealing!.Position.ShouldBe(head);
        (await snapshots.FindAsync("RAA 2019", head - 1)).Reason.ShouldBe(new SnapshotUnknown("RAA 2019", 0));
        (await snapshots.FindAsync("RAA\u00002019", head)).Reason.ShouldBe(new SnapshotUnknown("RAA\u00002019", 1));
    }

    private static async Task SealAsync(TestLedger ledger, Bookkeeper bookkeeper, Random random, string name)
    {
        await using var reading = await ledger.ReadAsync();
        var at = new DateOnly(2016, 1, 1).AddDays(random.Next(0, 1_400));
        var known = await reading.HeadAtAsync(random.NextInt64(1, reading.Head.Position + 1), default);
        var (axes, total) = (await new SnapshotReader(reading, Cci).DeriveAsync(new Basis(at, known))).Figures();
        var sealing = new SnapshotSealed(
            name, at, known.Position, known.RecordedAt!.Value, axes, total, null, null, at, null);
        (await bookkeeper.RecordAsync(SmallProgramme.Desk.Submit(new SealSnapshot(sealing))))
            .ShouldBeOfType<Answer.Recorded>();
    }

    private static async Task ShouldHoldAsync(PostgresReading reading, SnapshotReader snapshots, SnapshotSealed sealing)
    {
        var known = await reading.HeadAtAsync(sealing.KnownAtPosition, default);
        known.RecordedAt.ShouldBe(sealing.KnownAtMoment);
        var basis = new Basis(sealing.At, known);
        foreach (var progress in new[]
        {
            await snapshots.DeriveAsync(basis), await snapshots.RecountAsync(basis, _ => { }),
        })
        {
            progress.Rows.ShouldBe(sealing.Progress().Rows, sealing.Name);
            progress.Total.ShouldBe(sealing.Progress().Total, sealing.Name);
        }
    }
}
