using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class reporting_participants
{
    public const string InOrder = """
        reference  document  men       women  disabled  total  adopted  axis  initiative  opened  on          today       outcome
        -          x*101     -1        5      12        11     -        VI    IN-1        -       2013-12-31  2013-12-30  text-missing reference
        P-1        x*101     -1        5      12        11     -        VI    IN-1        -       2013-12-31  2013-12-30  text-too-long document
        P-1        -         -1        5      12        11     -        VI    IN-1        -       2013-12-31  2013-12-30  participants-out-of-range
        P-1        -         10000001  5      12        11     -        VI    IN-1        -       2013-12-31  2013-12-30  participants-out-of-range
        P-1        -         5         5      12        11     -        VI    IN-1        -       2013-12-31  2013-12-30  group-above-participants
        P-1        -         5         5      10        11     -        VI    IN-1        -       2013-12-31  2013-12-30  participants-do-not-add-up
        P-1        -         5         5      10        10     -        VI    IN-1        -       2013-12-31  2013-12-30  programme-unknown
        P-1        -         5         5      10        10     yes      VI    IN-1        -       2013-12-31  2013-12-30  date-outside-eligibility
        P-1        -         5         5      10        10     yes      VI    IN-1        -       2018-03-01  2018-02-28  date-after-today
        P-1        -         5         5      10        10     yes      VI    IN-1        -       2018-03-01  2018-03-01  axis-unknown
        P-1        -         5         5      10        10     yes      II    IN-1        -       2018-03-01  2018-03-01  initiative-unknown
        P-1        -         5         5      10        10     yes      II    IN-1        yes     2018-03-01  2018-03-01  initiative-not-of-axis
        x*100      x*100     0         0      0         0      yes      I     IN-1        yes     2025-02-15  2025-02-15  participants_reported
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        new ReportParticipants(
            new ParticipantsReported(
                row.Text("axis"), row.Optional("initiative"), Count(row["men"]), Count(row["women"]),
                Count(row["disabled"]), null, null, row.Day("on"), row.Text("reference"), row.Optional("document")),
            Count(row["total"])),
        Terms(
            row.Day("today"), row.Is("adopted") ? null : [], row.Is("opened") ? Some.Initiative() : null)).Outcome);

    [Fact]
    public void records_them() => When(new ReportParticipants(OfAxis(), 10), Terms()).ShouldAppend(OfAxis());

    [Fact]
    public void asks_nobody_for_the_total() => When(new ReportParticipants(OfAxis()), Terms()).ShouldAppend(OfAxis());

    [Fact]
    public void shows_the_sum_and_what_was_said() => When(new ReportParticipants(OfAxis(), 11), Terms())
        .ShouldBeRefused(new ParticipantsDoNotAddUp(6, 4, 11));

    [Fact]
    public void knows_only_its_own_events() => Should.Throw<System.Diagnostics.UnreachableException>(
        () => Participation.Evolve(Participation.Initial, null!));

    private static long Count(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Then<Participation> When(ReportParticipants command, Terms terms) =>
        new Given<Participation>().When(participation =>
            ReportParticipantsHandler.Handle(command, participation, terms));
}
