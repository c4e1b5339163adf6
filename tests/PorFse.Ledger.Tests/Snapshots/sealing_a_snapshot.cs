using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class sealing_a_snapshot
{
    // A state approved on its own day, sealed on the last day: 100.00 programmed in axis I, of which so much in all.
    public const string InOrder = """
        name    by      note    axis  sealed  adopted  position  at          approved    today       total   events  outcome
        -       x*501   x*2001  -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-missing name
        x*101   x*501   x*2001  -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-too-long name
        U+0000  x*501   x*2001  -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-unprintable name
        RAA     x*501   x*2001  -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-too-long approver
        RAA     U+000A  x*2001  -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-unprintable approver
        RAA     CdS     x*2001  -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-too-long note
        RAA     CdS     -       -     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-missing axis's code
        RAA     CdS     -       x*61  yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       text-too-long axis's code
        RAA     CdS     -       I     yes     -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       snapshot-already-sealed
        RAA     CdS     -       I     -       -        0         2020-06-02  2020-06-01  2020-06-01  99.99   3       programme-unknown
        RAA     CdS     -       I     -       yes      0         2020-06-02  2020-06-01  2020-06-01  99.99   3       snapshot-of-no-events
        RAA     CdS     -       I     -       yes      1         2020-06-02  2020-06-01  2020-06-01  99.99   3       approval-before-state
        RAA     CdS     -       I     -       yes      1         2020-06-02  2020-06-02  2020-06-01  99.99   3       date-after-today
        RAA     CdS     -       I     -       yes      1         2020-06-01  2020-06-02  2020-06-01  99.99   3       date-after-today
        RAA     CdS     -       I     -       yes      1         2020-06-01  2020-06-01  2020-05-31  99.99   3       date-after-today
        RAA     CdS     -       I     -       yes      1         2020-06-01  2020-06-01  2020-06-01  99.99   3       snapshot-does-not-add-up
        RAA     CdS     -       I     -       yes      1         2020-06-01  2020-06-01  2020-06-01  100.00  3       snapshot-counts-otherwise
        RAA     CdS     -       I     -       yes      1         2020-06-01  2020-06-01  2020-06-01  100.00  4       snapshot_sealed
        x*100   x*500   x*2000  x*60  -       yes      1         2020-06-01  2020-06-01  2020-06-01  100.00  4       snapshot_sealed
        """;

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row => When(
        Sealing() with
        {
            Name = row.Text("name"),
            ApprovedBy = row.Optional("by"),
            Note = row.Optional("note"),
            KnownAtPosition = (long)row.Eur("position").ToDecimal(),
            At = row.Day("at"),
            ApprovedOn = row.Day("approved"),
            On = On("2020-06-01"),
            Axes = [Figures(row.Optional("axis"), 0m, 100m, 0m, 0m, 0m, 4)],
            Total = Figures(null, 0m, 0m, 0m, 0m, 0m, (long)row.Eur("events").ToDecimal())
                with { Programmed = row.Eur("total") },
        },
        row.Is("sealed") ? [Sealing()] : [],
        Terms(row.Day("today"), row.Is("adopted") ? null : [])).Outcome);

    [Fact]
    public void records_what_was_derived() => When(Sealing()).ShouldAppend(Sealing());

    [Fact]
    public void needs_no_approval()
    {
        var draft = Sealing() with { ApprovedOn = null, ApprovedBy = null };

        When(draft).ShouldAppend(draft);
        When(draft with { ApprovedBy = "Autorità di Gestione" }).Outcome.ShouldBe("snapshot_sealed");
    }

    [Fact]
    public void happens_once_under_a_name_and_says_of_what_it_was() => When(Sealing() with { At = Day }, [Sealing()])
        .ShouldBeRefused(new SnapshotAlreadySealed("RAA 2019", On("2020-05-21"), On("2019-12-31"), 7));

    [Fact]
    public void needs_an_approval_on_the_day_of_the_state_or_later()
    {
        When(Sealing() with { ApprovedOn = On("2019-12-31") }).Outcome.ShouldBe("snapshot_sealed");
        When(Sealing() with { ApprovedOn = On("2019-12-30") })
            .ShouldBeRefused(new ApprovalBeforeState(On("2019-12-30"), On("2019-12-31")));
    }

    [Fact]
    public void is_of_what_was_known_by_today()
    {
        var midnight = new DateTimeOffset(2020, 6, 2, 0, 0, 0, TimeSpan.Zero);

        When(Sealing() with { KnownAtMoment = midnight.AddMicroseconds(-1) }).Outcome.ShouldBe("snapshot_sealed");
        When(Sealing() with { KnownAtMoment = midnight })
            .ShouldBeRefused(new DateAfterToday(On("2020-06-02"), Today));
        When(Sealing() with { KnownAtMoment = midnight.ToOffset(TimeSpan.FromHours(-2)) })
            .ShouldBeRefused(new DateAfterToday(On("2020-06-02"), Today));
    }

    [Theory]
    [InlineData("allocation", 100.01, 100, 100, 80, 60)]
    [InlineData("programmed", 100, 99.99, 100, 80, 60)]
    [InlineData("committed", 100, 100, 100.01, 80, 60)]
    [InlineData("paid", 100, 100, 100, 79.99, 60)]
    [InlineData("certified", 100, 100, 100, 80, 60.01)]
    public void is_refused_one_cent_off_in_any_column(
        string figure, decimal allocation, decimal programmed, decimal committed, decimal paid, decimal certified)
    {
        decimal[] total = [allocation, programmed, committed, paid, certified];
        decimal[] axes = [100m, 100m, 100m, 80m, 60m];
        var at = Enumerable.Range(0, 5).Single(i => total[i] != axes[i]);

        When(Sealing() with { Total = Figures(null, allocation, programmed, committed, paid, certified, 4) })
            .ShouldBeRefused(new SnapshotDoesNotAddUp("RAA 2019", figure, Eur(axes[at]), Eur(total[at])));
    }

    [Fact]
    public void counts_the_transactions_of_all_axes()
    {
        var two = Sealing() with { Axes = [.. Sealing().Axes, Figures("II", 0m, 0m, 0m, 0m, 0m, 3)] };

        When(two).ShouldBeRefused(new SnapshotCountsOtherwise("RAA 2019", 7, 4));
        When(two with { Total = two.Total with { Events = 7 } }).Outcome.ShouldBe("snapshot_sealed");
    }

    private static Then<Snapshot> When(
        SnapshotSealed sealing, IEventOf<Snapshot>[]? history = null, Terms? terms = null) =>
        new Given<Snapshot>(history ?? []).When(snapshot =>
            SealSnapshotHandler.Handle(new SealSnapshot(sealing), snapshot, terms ?? Terms()));
}
