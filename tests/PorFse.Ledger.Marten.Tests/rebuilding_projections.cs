using JasperFx.Events.Projections;
using Marten;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>What Marten's daemon makes of the ledger's events, beside the ledger's own views.</summary>
public sealed class rebuilding_projections(RecordedLedger ledger) : IClassFixture<RecordedLedger>
{
    [Fact]
    public async Task gives_the_progress_of_every_axis_to_the_cent_at_any_date()
    {
        await using var store = await RebuiltAsync(new AxisProgressProjection(), ProjectionLifecycle.Async);
        await using var session = store.QuerySession();
        await using var reading = await ledger.Ledger.BeginReadingAsync(default);
        var progress = new ProgressReader(reading, Some.Cci);
        foreach (var date in ControlDates.All)
        {
            var expected = await progress.ReadAsync(Breakdown.Axis, new Basis(date, reading.Head));
            foreach (var row in expected.Rows)
            {
                var axis = await session.LoadAsync<AxisProgress>(row.Key!);
                RowOf(axis!, date).ShouldBe((row.Programmed, row.Committed, row.Paid, row.Certified, row.Events));
            }
            var all = await session.Query<AxisProgress>().ToListAsync();
            all.Sum(axis => axis.At(date, Stage.Certified).Net).ShouldBe(expected.Total.Certified);
        }
    }

    [Fact]
    public async Task gives_the_sheet_of_every_operation()
    {
        await using var store = await RebuiltAsync(new OperationSheetProjection(), ProjectionLifecycle.Async);
        await using var session = store.QuerySession();
        await using var reading = await ledger.Ledger.BeginReadingAsync(default);
        var expected = await reading.RowsAsync(OperationSheetView.Definition, default);
        var sheets = await session.Query<OperationSheet>().ToListAsync();

        sheets.Select(RowOf).Order(StringComparer.Ordinal)
            .ShouldBe(expected.Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal));
    }

    private async Task<DocumentStore> RebuiltAsync(
        IProjectionSource<IDocumentOperations, IQuerySession> projection, ProjectionLifecycle lifecycle)
    {
        var store = ledger.Open(configure: options => options.Projections.Add(projection, lifecycle));
        await store.PrepareAsync();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(projection.Name, default);
        return store;
    }

    private static (Euro?, Euro, Euro, Euro, long) RowOf(AxisProgress axis, DateOnly date)
    {
        var (programmed, committed, paid, certified) = (
            axis.At(date, Stage.Programmed), axis.At(date, Stage.Committed),
            axis.At(date, Stage.Paid), axis.At(date, Stage.Certified));
        return (programmed.Net, committed.Net, paid.Net, certified.Net,
            programmed.Events + committed.Events + paid.Events + certified.Events);
    }

    private static string RowOf(OperationSheet sheet) => FormattableString.Invariant(
        $"{StreamName.Parse(sheet.Id).Code} | {sheet.Initiative} | {sheet.Committed} | {sheet.Paid} |")
        + FormattableString.Invariant($" {sheet.Certified} | {sheet.CertifiedPublic} | {sheet.Version}");
}
