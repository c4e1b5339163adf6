using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class terms_of_recording
{
    [Fact]
    public void let_money_be_spent_in_the_eligible_period_and_settled_until_the_programme_closes() => Table.Check("""
        on          today       spending                   settling
        2013-12-31  2030-01-01  date-outside-eligibility   date-outside-eligibility
        2014-01-01  2030-01-01  -                          -
        2023-12-31  2030-01-01  -                          -
        2024-01-01  2030-01-01  date-outside-eligibility   -
        2025-02-15  2030-01-01  date-outside-eligibility   -
        2025-02-16  2030-01-01  date-outside-eligibility   date-outside-eligibility
        2020-06-01  2020-06-01  -                          -
        2020-06-02  2020-06-01  date-after-today           date-after-today
        2023-12-31  2023-12-30  date-after-today           date-after-today
        2013-12-31  2013-12-30  date-outside-eligibility   date-outside-eligibility
        """,
        row =>
        {
            var terms = Terms(today: row.Day("today"));
            (terms.RefuseSpendingOn(row.Day("on"))?.Code ?? "-").ShouldBe(row["spending"], row["on"]);
            return terms.RefuseSettlingOn(row.Day("on"))?.Code ?? "-";
        });

    [Fact]
    public void say_which_period_is_eligible()
    {
        Terms(today: On("2030-01-01")).RefuseSpendingOn(On("2024-01-01"))
            .ShouldBe(new DateOutsideEligibility(On("2024-01-01"), EligibleFrom, EligibleUntil));
        Terms(today: On("2030-01-01")).RefuseSettlingOn(On("2025-02-16"))
            .ShouldBe(new DateOutsideEligibility(On("2025-02-16"), EligibleFrom, ClosesOn));
    }

    [Fact]
    public void need_a_programme()
    {
        Terms(programme: []).RefuseSpendingOn(Day).ShouldBe(new ProgrammeUnknown(Cci));
        Terms(programme: [], cci: "2021IT").RefuseSettlingOn(Day).ShouldBe(new ProgrammeUnknown("2021IT"));
    }
}
