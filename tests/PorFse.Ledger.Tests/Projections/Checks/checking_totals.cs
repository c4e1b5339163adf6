using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class checking_totals
{
    private const string Opening = """
        2014-12-17  financial_plan_adopted        I 8.i        100.00
        2014-12-17  financial_plan_adopted        II 9.i        50.00
        2015-01-01  initiative_opened             DUL          I 8.i
        2015-01-01  initiative_opened             RETI         I 8.i
        2015-01-01  operation_selected            OP-1         DUL

        """;

    private static readonly string[] Nothing = [];

    [Theory]
    [InlineData("100.00", "100.00")]
    [InlineData("100.00", "100.01", "paid-above-committed operation-OP-1 8 2016-02-01 100.01 100.00 0.01")]
    public async Task finds_more_paid_than_committed_from_one_cent(
        string committed, string paid, params string[] findings) => (await LedgerIn.Memory(Opening + $"""
            2015-01-02  resources_programmed          DUL          100.00
            2016-01-01  commitment_entered            OP-1         {committed}
            2016-02-01  payment_made                  OP-1         {paid}
            """).LinesAsync("2016-02-01")).ShouldBe(findings);

    [Theory]
    [InlineData("60.00")]
    [InlineData("60.01", "certified-above-paid operation-OP-1 9 2016-03-01 60.01 60.00 0.01")]
    public async Task finds_more_certified_than_paid_from_one_cent(string certified, params string[] findings) =>
        (await LedgerIn.Memory(Opening + $"""
            2015-01-02  resources_programmed          DUL          100.00
            2016-01-01  commitment_entered            OP-1         100.00
            2016-02-01  payment_made                  OP-1         60.00
            2016-03-01  expenditure_certified         OP-1         {certified}
            """).LinesAsync("2016-12-31")).ShouldBe(findings);

    [Theory]
    [InlineData("40.00")]
    [InlineData("40.01", "committed-above-programmed initiative-DUL 7 2016-01-01 40.01 40.00 0.01")]
    public async Task finds_more_committed_than_programmed_of_an_initiative_from_one_cent(
        string committed, params string[] findings) => (await LedgerIn.Memory(Opening + $"""
            2015-01-02  resources_programmed          DUL          40.00
            2016-01-01  commitment_entered            OP-1         {committed}
            2015-01-02  resources_programmed          RETI         60.00
            """).LinesAsync("2016-12-31")).ShouldBe(findings);

    [Theory]
    [InlineData("60.00")]
    [InlineData("60.01", "programmed-above-allocated programme-2014IT05SFOP007 7 2015-01-03 100.01 100.00 0.01")]
    public async Task finds_more_programmed_than_allocated_to_an_axis_from_one_cent(
        string programmed, params string[] findings) => (await LedgerIn.Memory(Opening + $"""
            2015-01-02  resources_programmed          DUL          40.00
            2015-01-03  resources_programmed          RETI         {programmed}
            """).LinesAsync("2016-12-31")).ShouldBe(findings);

    [Fact]
    public async Task finds_nothing_any_more_after_the_reversal()
    {
        var ledger = LedgerIn.Memory(Opening + """
            2015-01-02  resources_programmed          DUL          100.01
            2016-01-01  commitment_entered            OP-1         100.02
            2016-02-01  payment_made                  OP-1         100.03
            2016-03-01  expenditure_certified         OP-1         100.04
            2016-04-01  expenditure_decertified       OP-1           0.01
            2016-05-01  payment_recovered             OP-1           0.01
            2016-05-01  expenditure_decertified       OP-1           0.01
            2016-06-01  commitment_reduced            OP-1           0.01
            2016-06-01  payment_recovered             OP-1           0.01
            2016-06-01  expenditure_decertified       OP-1           0.01
            2016-07-01  programmed_resources_reduced  DUL            0.01
            2016-07-01  commitment_reduced            OP-1           0.01
            2016-07-01  payment_recovered             OP-1           0.01
            2016-07-01  expenditure_decertified       OP-1           0.01
            """);

        (await Codes("2016-03-31")).ShouldBe(
        [
            "paid-above-committed", "certified-above-paid", "committed-above-programmed",
            "programmed-above-allocated",
        ]);
        (await Codes("2016-04-30"))
            .ShouldBe(["paid-above-committed", "committed-above-programmed", "programmed-above-allocated"]);
        (await Codes("2016-05-31")).ShouldBe(["committed-above-programmed", "programmed-above-allocated"]);
        (await Codes("2016-06-30")).ShouldBe(["programmed-above-allocated"]);
        (await Codes("2016-07-01")).ShouldBeEmpty();

        async Task<string[]> Codes(string at) => [.. (await ledger.FindingsAsync(at)).Select(f => f.Kind.Code)];
    }

    [Fact]
    public async Task finds_what_was_allowed_when_it_was_recorded_and_is_too_much_at_an_earlier_date()
    {
        // Recorded in this order every fact is within the rules; at the date of the payment the second commitment of
        // later date does not count.
        var ledger = LedgerIn.Memory(Opening + """
            2015-01-02  resources_programmed          DUL          100.00
            2016-01-01  commitment_entered            OP-1          50.00
            2016-06-01  commitment_entered            OP-1          20.00
            2016-02-01  payment_made                  OP-1          60.00
            """);

        (await ledger.LinesAsync("2016-05-31"))
            .ShouldBe(["paid-above-committed operation-OP-1 9 2016-02-01 60.00 50.00 10.00"]);
        (await ledger.LinesAsync("2016-06-01")).ShouldBe(Nothing);
        (await ledger.LinesAsync("2016-05-31", position: 8)).ShouldBe(Nothing);
    }

    [Fact]
    public async Task names_the_event_since_which_it_has_been_too_much_without_a_break()
    {
        var ledger = LedgerIn.Memory(Opening + """
            2015-01-02  resources_programmed          DUL          100.00
            2016-02-01  payment_made                  OP-1          10.00
            2016-01-01  commitment_entered            OP-1          10.00
            2016-03-01  payment_made                  OP-1           0.01
            2016-03-02  payment_made                  OP-1           5.00
            """);

        (await ledger.LinesAsync("2016-12-31"))
            .ShouldBe(["paid-above-committed operation-OP-1 9 2016-03-01 15.01 10.00 5.01"]);
        (await ledger.LinesAsync("2016-12-31", position: 7))
            .ShouldBe(["paid-above-committed operation-OP-1 7 2016-02-01 10.00 0.00 10.00"]);
    }

    [Fact]
    public async Task measures_an_axis_by_the_plan_in_force_at_the_date_as_known_at_the_position()
    {
        var events = WrittenHistory.Of("""
            2014-12-17  financial_plan_adopted        I 8.i        100.00
            2014-12-17  financial_plan_adopted        II 9.i        50.00
            2017-02-20  financial_plan_adopted        I 8.i         80.00
            2019-04-30  financial_plan_adopted        I 8.i         90.00
            2015-01-01  initiative_opened             DUL          I 8.i
            2015-01-01  initiative_opened             AUT          II 9.i
            2015-01-02  resources_programmed          DUL           95.00
            2015-01-02  resources_programmed          AUT           50.00
            """).Events;
        var ledger = LedgerIn.Memory(events);
        const string axis = "programmed-above-allocated programme-2014IT05SFOP007";

        (await ledger.LinesAsync("2017-02-19")).ShouldBe(Nothing);
        // What no plan in force names has no allocation.
        (await ledger.LinesAsync("2017-02-20")).ShouldBe(
            [$"{axis} 7 2015-01-02 95.00 80.00 15.00", $"{axis} 8 2015-01-02 50.00 0.00 50.00"]);
        (await ledger.LinesAsync("2019-04-30"))[0].ShouldBe($"{axis} 7 2015-01-02 95.00 90.00 5.00");
    }

    [Fact]
    public async Task says_that_a_plan_recorded_later_made_it_too_much()
    {
        var events = WrittenHistory.Of("""
            2014-12-17  financial_plan_adopted        I 8.i        100.00
            2017-02-20  financial_plan_adopted        I 8.i         80.00
            2015-01-01  initiative_opened             DUL          I 8.i
            2015-01-02  resources_programmed          DUL           95.00
            """).Events;
        RecordedEvent[] amendedLast = [events[0], events[1], events[3], events[4], events[2]];

        (await LedgerIn.Memory(amendedLast.Select((e, i) => e with { Position = i + 1 })).LinesAsync("2017-02-20"))
            .ShouldBe(["programmed-above-allocated programme-2014IT05SFOP007 5 2017-02-20 95.00 80.00 15.00"]);
    }
}
