using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class views_in_memory
{
    [Fact]
    public async Task sum_up_to_a_date_by_some_of_their_keys()
    {
        var views = new FoldedViews(WrittenHistory.Of("""
            2015-01-01  resources_programmed          ALFA      10.00
            2015-01-01  resources_programmed          ALFA       5.00
            2015-01-02  programmed_resources_reduced  ALFA       1.00
            2015-01-02  resources_programmed          BETA       7.00
            2015-01-03  resources_programmed          ALFA     100.00
            """).Events, [new FinancialProgressView()]);
        var table = FinancialProgressView.Definition;

        (await views.RowsAsync(table, default)).Count.ShouldBe(4);
        (await views.SumAsync(["initiative", "stage"], Until("2015-01-02"), default))
            .ShouldBe([["ALFA", 1L, 1_400L, 3L], ["BETA", 1L, 700L, 1L]]);
        (await views.SumAsync(["stage"], Until("2015-01-01"), default)).ShouldBe([[1L, 1_500L, 2L]]);
        (await views.SumAsync(["stage"], Until("2014-12-31"), default)).ShouldBeEmpty();

        static ViewSlice[] Until(string date) =>
            [new(FinancialProgressView.Definition, [new ViewRange([], DateOnly.MinValue, On(date))])];
    }

    [Fact]
    public async Task are_empty_without_events()
    {
        var views = new FoldedViews([], Views.All);
        foreach (var view in Views.All.All)
            (await views.RowsAsync(view.Table, default)).ShouldBeEmpty();
    }

    [Fact]
    public void give_as_many_columns_as_their_table_all_of_one_length()
    {
        var events = EventSamples.Full.Select((fact, i) => new RecordedEvent(
            i + 1, Guid.Empty, EventSamples.StreamOf(fact), 1, DateTimeOffset.UnixEpoch, fact, Origin)).ToList();
        foreach (var view in Views.All.All)
        {
            var fold = view.Begin();
            events.ForEach(fold.Add);
            var filled = Views.All.PerEra.Contains(view) ? 2 : 0;
            fold.Columns.Count.ShouldBe(view.Table.Columns.Count - filled, view.Table.Name);
            fold.Columns.Select(column => column.Length).Distinct().ShouldHaveSingleItem().ShouldBeGreaterThan(0);
            view.Table.Columns.Select(column => column.Name).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task close_an_initiative_whose_opening_came_in_an_earlier_batch_without_forgetting_it()
    {
        // A batch folds only what it holds: a null means that what is stored stays.
        var batch = new FoldedViews(
            WrittenHistory.Of("2019-05-31  initiative_closed  DUL").Events, [new InitiativeSheetView()]);
        (await batch.RowsAsync(InitiativeSheetView.Definition, default))
            .ShouldHaveSingleItem().ShouldBe(["DUL", null, null, null, null, null, null, On("2019-05-31"), 2L]);
    }

    [Fact]
    public async Task have_an_operation_as_soon_as_it_is_selected()
    {
        var sheet = new FoldedViews(
            WrittenHistory.Of("2016-02-01  operation_selected  OP-1  DUL").Events, [new OperationSheetView()]);
        (await sheet.RowsAsync(OperationSheetView.Definition, default))
            .ShouldHaveSingleItem().ShouldBe(["OP-1", "DUL", 0L, 0L, 0L, 0L, 1L]);
    }
}
