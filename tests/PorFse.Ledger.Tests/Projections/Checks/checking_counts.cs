using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class checking_counts
{
    [Theory]
    [InlineData("8", "60 40 8 – –", "CO16")]
    [InlineData("8", "60 40 7 – –", "CO16", "8 7")]
    [InlineData("8.5", "60 40 8 – –", "CO16", "8.5 8")]
    [InlineData("8", "60 40 – 7 –", "CO15", "8 7")]
    [InlineData("8", "60 40 – – 9", "CO17", "8 9")]
    [InlineData("8", "60 40 – – 9", "CO16")]
    [InlineData("8", "60 40 8 8 8", "CO01")]
    public async Task find_an_indicator_that_is_not_the_group_it_counts(
        string value, string people, string code, params string[] findings) => (await LedgerIn.Memory($"""
            2014-12-17  indicator_adopted         IND  output II persons {code}
            2018-12-31  indicator_value_reported  IND  {value}
            2018-12-31  participants_reported     II   {people}
            """).LinesAsync("2019-12-31")).ShouldBe(findings.Select(numbers =>
            $"indicator-differs-from-participants indicator-IND 4 2018-12-31 {numbers} -"));

    [Theory]
    [InlineData("2018-12-30")]
    [InlineData("2019-01-01")]
    public async Task compare_only_what_is_of_one_date(string reported) => (await LedgerIn.Memory($"""
        2014-12-17  indicator_adopted         IND  output II persons CO16
        2018-12-31  indicator_value_reported  IND  8
        {reported}  participants_reported     II   60 40 7 – –
        """).FindingsAsync("2019-12-31")).ShouldBeEmpty();

    [Fact]
    public async Task take_the_correction_of_a_report()
    {
        var ledger = LedgerIn.Memory("""
            2014-12-17  indicator_adopted         IND  output II persons CO16
            2018-12-31  indicator_value_reported  IND  8
            2018-12-31  participants_reported     II   60 40 7 – –
            2018-12-31  participants_reported     II   60 40 8 – –
            2017-12-31  participants_reported     II   60 40 3 – –
            """);
        (await ledger.FindingsAsync("2019-12-31", 4)).ShouldHaveSingleItem();
        (await ledger.FindingsAsync("2019-12-31", 5)).ShouldBeEmpty();
        (await ledger.FindingsAsync("2019-12-31", 6)).ShouldBeEmpty();
    }

    [Fact]
    public async Task pass_over_an_indicator_of_one_priority()
    {
        var events = WrittenHistory.Of("""
            2014-12-17  indicator_adopted         IND  output II persons CO16
            2018-12-31  indicator_value_reported  IND  8
            2018-12-31  participants_reported     II   60 40 7 – –
            """).Events;
        var narrowed = ((IndicatorAdopted)events[1].Data) with { Priority = "9.i" };

        (await LedgerIn.Memory(events).FindingsAsync("2019-12-31")).ShouldHaveSingleItem();
        (await LedgerIn.Memory([events[0], events[1] with { Data = narrowed }, .. events.Skip(2)])
            .FindingsAsync("2019-12-31")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("41 40 – – –", "2018-12-31")]
    [InlineData("41 41 – – –", "2018-12-31", "5 2018-12-31 102 101 -")]
    [InlineData("41 41 – – –", "2019-01-01")]
    public async Task find_more_in_the_initiatives_than_in_their_axis_from_one_person(
        string people, string on, params string[] findings) => (await LedgerIn.Memory($"""
            2018-06-30  participants_reported  II CORSI  10 10 – – –
            2018-12-31  participants_reported  I CORSI   99 99 – – –
            2018-12-31  participants_reported  II        60 41 – – –
            {on}        participants_reported  II ALTRI  {people}
            """).LinesAsync("2019-12-31")).ShouldBe(findings.Select(line =>
            $"initiatives-above-axis {StreamName.Participants("II", null)} {line}"));

    [Theory]
    [InlineData("349.42")]
    [InlineData("356.47")]
    [InlineData("349.41", "349.41 352.91 -3.50")]
    [InlineData("356.48", "356.48 352.91 3.57")]
    public async Task find_a_declared_target_that_is_more_than_a_hundredth_off_the_derived_one(
        string declared, params string[] findings) => (await LedgerIn.Memory($"""
            2014-12-17  financial_plan_adopted        I 8.i    1000.00
            2017-01-31  decommitment_target_declared  2019     {declared}
            """).LinesAsync("2017-01-31")).ShouldBe(findings.Select(numbers =>
            $"target-differs-from-derived programme-{Some.Cci} 3 2019-12-31 {numbers}"));

    [Fact]
    public async Task find_nothing_to_compare_before_the_plan() => (await LedgerIn.Memory(
        "2017-01-31  decommitment_target_declared  2019  1.00").FindingsAsync("2017-01-31")).ShouldBeEmpty();
}
