using System.Text;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>
/// A data package read from the tables is, byte for byte, the one folded from the events; so are the figures of the
/// report on 2019.
/// </summary>
public sealed class reports_of_the_database(DatabaseFixture databases)
{
    [Fact]
    public Task are_those_of_its_events_at_any_state() => SeededRandom.TryAsync(4, async random =>
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var log = await SmallProgramme.RecordAnythingAsync(ledger, random, 6);
        await using var reading = await ledger.ReadAsync();
        var events = new FoldedViews(log, Views.All);
        var at = new DateOnly(2016, 1, 1).AddDays(random.Next(-10, 1_500));
        var known = await reading.HeadAtAsync(random.Next(0, log.Count + 1), default);
        var basis = new Basis(at, await known.WithRootAsync(reading));

        (await FilesAsync(reading, basis)).ShouldBe(await FilesAsync(events, basis));
        (await FiguresAsync(reading, basis)).ShouldBe(await FiguresAsync(events, basis));
        var last = new Basis(PublishedReport.At, reading.Head);
        (await FiguresAsync(reading, last)).Count(figure => figure.Value is not null).ShouldBeGreaterThan(20);
    });

    private static async Task<IEnumerable<string>> FilesAsync(IReading reading, Basis basis)
    {
        var files = new SortedDictionary<string, MemoryStream>(StringComparer.Ordinal);
        var package = await new PackageTables(reading, basis, new LedgerOpened(Cci, true, Day, null)).PackageAsync();
        await package.WriteAsync((path, _) => Task.FromResult<Stream>(files[path] = new MemoryStream()));
        return files.Select(file => $"{file.Key}\n{Encoding.UTF8.GetString(file.Value.ToArray())}");
    }

    private static async Task<IReadOnlyList<RecomputedFigure>> FiguresAsync(IReading reading, Basis basis) =>
        RecomputedFigure.All(await FigureState.ReadAsync(reading, Cci, basis));
}
