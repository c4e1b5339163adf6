using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class measuring_the_lag
{
    [Theory]
    [InlineData("2016-03-01T23:59:59.999999Z", 0)]
    [InlineData("2016-03-02T00:00:00Z", 1)]
    [InlineData("2016-03-02T00:30:00+01:00", 0)]
    [InlineData("2016-02-29T12:00:00Z", -1)]
    public void counts_the_days_between_two_days_of_utc(string recordedAt, int days) =>
        RecordingLag.DaysOf(Recorded("2016-03-01", DateTimeOffset.Parse(recordedAt, null))).ShouldBe(days);

    [Fact]
    public Task gives_the_percentiles_of_a_sorted_list_and_the_shares_of_a_count() =>
        SeededRandom.TryAsync(200, async random =>
        {
            var days = Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(-5, 200)).ToList();
            var lag = (await RadarAsync(days.Select(Late))).Total;
            var sorted = days.Order().ToList();

            for (var percent = 1; percent <= 100; percent++)
                lag.Percentile(percent).ShouldBe(sorted[((sorted.Count * percent) + 99) / 100 - 1]);
            lag.Largest.ShouldBe(sorted[^1]);
            lag.Facts.ShouldBe(days.Count);
            foreach (var most in new[] { 30, 90, 180 })
                lag.LaterThan(most).ShouldBe(days.Count(d => d > most));
        });

    [Theory]
    [InlineData(LagBreakdown.Both, "Programmed 2015 1 10", "Programmed 2016 1 20", "Committed 2016 2 40")]
    [InlineData(LagBreakdown.Stage, "Programmed - 2 20", "Committed - 2 40")]
    [InlineData(LagBreakdown.Year, "- 2015 1 10", "- 2016 3 40")]
    public async Task arranges_rows_by_stage_and_business_year(LagBreakdown by, params string[] rows)
    {
        var radar = await RadarAsync(WrittenHistory.Of("""
            2016-03-01  commitment_entered    OP-1  1.00  @2016-03-31
            2016-03-01  commitment_reduced    OP-1  1.00  @2016-04-10
            2016-03-01  resources_programmed  DUL   1.00  @2016-03-21
            2015-12-31  resources_programmed  DUL   1.00  @2016-01-10
            2015-12-31  operation_selected    OP-1  DUL   @2020-01-10
            """).Events, by);

        radar.Rows.Select(row => $"{Text(row.Stage)} {Text(row.Year)} {row.Lag.Facts} {row.Lag.Largest}")
            .ShouldBe(rows);
        (radar.Total.Facts, radar.Total.Percentile(50)).ShouldBe((4, 20));

        static string Text<T>(T? value) => value is null ? "-" : $"{value}";
    }

    [Fact]
    public async Task counts_facts_up_to_the_date_and_what_is_known_at_the_position()
    {
        await using var views = new FoldedViews(WrittenHistory.Of("""
            2016-03-01  resources_programmed  DUL   1.00  @2016-03-11
            2016-03-02  resources_programmed  DUL   1.00  @2016-03-22
            2016-03-01  resources_programmed  DUL   1.00  @2016-03-31
            """).Events, []);

        (await LargestAsync("2016-03-02", 4)).ShouldBe((3, 30));
        (await LargestAsync("2016-03-02", 3)).ShouldBe((2, 20));
        (await LargestAsync("2016-03-01", 3)).ShouldBe((1, 10));
        (await LargestAsync("2016-02-29", 4)).ShouldBe((0, null));

        async Task<(long, int?)> LargestAsync(string at, long position)
        {
            var basis = new Basis(On(at), await views.HeadAtAsync(position, default));
            var total = (await LateDataRadar.ReadAsync(views, basis, LagBreakdown.Both)).Total;
            return (total.Facts, total.Largest);
        }
    }

    [Fact]
    public async Task has_an_empty_table_with_an_empty_total_before_the_first_fact()
    {
        var radar = await RadarAsync([]);
        var table = LagTable.WithBars(radar, Day, Labels.English);

        table.Rows.ShouldBeEmpty();
        table.Total!.Select(CellText.ForMachines).ShouldBe([null, null, "0", null, null, null, null, null, null, ""]);
    }

    [Fact]
    public void has_percentiles_from_1_to_100() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RecordingLag().Percentile(0));

    [Theory]
    [InlineData(0, 24, "")]
    [InlineData(-1, 24, "")]
    [InlineData(5, 0, "")]
    [InlineData(24, 24, "████████████████████████")]
    [InlineData(1, 24, "█")]
    [InlineData(1, 192, "▏")]
    [InlineData(1, 100_000, "▏")]
    [InlineData(15, 192, "█▉")]
    [InlineData(3, 48, "█▌")]
    public void draws_bars_to_an_eighth_of_a_character(int days, int longest, string bar) =>
        LagTable.Bar(days, longest).ShouldBe(bar);

    private static RecordedEvent Late(int days, int index) =>
        Recorded("2016-03-01", new ManualClock(On("2016-03-01").AddDays(days)).Now) with { Position = index + 1 };

    private static RecordedEvent Recorded(string on, DateTimeOffset at) => new(
        1, Guid.Empty, StreamName.Initiative("DUL"), 1, at,
        new ResourcesProgrammed("DUL", Eur(1m), On(on), "PR-1", null), Origin);

    private static async Task<LateDataRadar> RadarAsync(
        IEnumerable<RecordedEvent> events, LagBreakdown by = LagBreakdown.Both)
    {
        await using var views = new FoldedViews(events, []);
        return await LateDataRadar.ReadAsync(views, new Basis(DateOnly.MaxValue, views.Head), by);
    }
}
