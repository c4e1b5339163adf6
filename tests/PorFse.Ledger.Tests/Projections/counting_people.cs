using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class counting_people
{
    [Fact]
    public Task equals_a_naive_fold_of_random_reports_in_any_state() => SeededRandom.TryAsync(400, async random =>
    {
        var reports = Reports(random);
        var views = new FoldedViews(reports, [new ParticipantsView()]);
        for (var i = 0; i < 8; i++)
        {
            var (at, position) = (Date(random), random.Next(reports.Count + 1));
            var found = await ParticipantsView.ReadAsync(views, BasisOf(at, position));

            found.OrderBy(one => one.Axis).ThenBy(one => one.Initiative).ShouldBe(Naive(reports, at, position));
        }
    });

    [Fact]
    public void adds_several_together()
    {
        var together = Participants.Together(
        [
            new Participants("I", null, Day, 6, 4, 3, null, null),
            new Participants("IV", null, Day.AddDays(1), 1, 2, null, null, null),
        ]);

        together.ShouldBe(new Participants(null, null, Day.AddDays(1), 7, 6, 3, null, null));
        (together.Total, together.Vulnerable).ShouldBe((13, 3));
    }

    [Fact]
    public void knows_no_vulnerable_people_where_nobody_counts_them() =>
        new Participants("IV", null, Day, 6, 4, null, null, null).Vulnerable.ShouldBeNull();

    private static Basis BasisOf(DateOnly at, long position) => new(at, new Head(position, DateTimeOffset.UnixEpoch));

    // Later ones take the place of earlier ones, unless they are of an earlier date.
    private static IEnumerable<Participants> Naive(List<RecordedEvent> reports, DateOnly at, long position)
    {
        var latest = new SortedDictionary<string, ParticipantsReported>(StringComparer.Ordinal);
        foreach (var recorded in reports.Where(one => one.Position <= position))
        {
            var report = (ParticipantsReported)recorded.Data;
            var key = report.Axis + " " + report.Initiative;
            if (report.On <= at && (!latest.TryGetValue(key, out var before) || before.On <= report.On))
                latest[key] = report;
        }
        return latest.Values.Select(r => new Participants(
            r.Axis, r.Initiative, r.On, r.Men, r.Women, r.WithDisability, r.Migrants, r.OtherDisadvantaged));
    }

    private static List<RecordedEvent> Reports(Random random) =>
    [
        .. Enumerable.Range(1, random.Next(30)).Select(position =>
        {
            var (axis, initiative) = (random.Next(2) == 0 ? "I" : "II", random.Next(2) == 0 ? null : "IN-1");
            var report = new ParticipantsReported(
                axis, initiative, random.Next(100), random.Next(100), Few(random), Few(random), Few(random),
                Date(random), $"P-{position}", null);
            return new RecordedEvent(
                position, Guid.NewGuid(), StreamName.Participants(axis, initiative), position,
                DateTimeOffset.UnixEpoch.AddSeconds(position), report, Origin);
        }),
    ];

    private static long? Few(Random random) => random.Next(3) == 0 ? null : random.Next(10);

    private static DateOnly Date(Random random) => new DateOnly(2018, 1, 1).AddDays(random.Next(6));
}
