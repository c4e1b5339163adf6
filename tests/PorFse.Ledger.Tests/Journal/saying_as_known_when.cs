using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class saying_as_known_when
{
    private static readonly DateTimeOffset Now = new(2020, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2020-01-31", "end of 2020-01-31")]
    [InlineData("#0", "position 0")]
    [InlineData("#12345", "position 12345")]
    [InlineData("2020-01-31T12:00Z", "2020-01-31T12:00:00 UTC")]
    [InlineData("2020-01-31T12:00:30Z", "2020-01-31T12:00:30 UTC")]
    [InlineData("2020-01-31T12:00:30.250+01:00", "2020-01-31T11:00:30.25 UTC")]
    public void takes_a_date_an_instant_or_a_position(string text, string known)
    {
        KnownAt.TryParse(text, out var found).ShouldBeTrue();
        Said(found).ShouldBe(known);
    }

    private static string Said(KnownAt known) => known switch
    {
        KnownAt.EndOf { Day: var day } => $"end of {day:yyyy-MM-dd}",
        KnownAt.Position { Value: var position } => FormattableString.Invariant($"position {position}"),
        KnownAt.Instant { Moment: var moment } => $"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFF} UTC",
        _ => "now",
    };

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#-1")]
    [InlineData("#1.5")]
    [InlineData("#99999999999999999999")]
    [InlineData("12345")]
    [InlineData("2020-02-30")]
    [InlineData("31.01.2020")]
    [InlineData("2020-01-31T12:00:00")]
    [InlineData("2020-01-31 12:00:00Z")]
    [InlineData("2020-01-31T25:00:00Z")]
    [InlineData("now")]
    public void takes_nothing_that_could_be_read_in_two_ways(string text) =>
        KnownAt.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("#0", 0)]
    [InlineData("#2", 2)]
    [InlineData("#4", 4)]
    [InlineData("2020-01-30", 0)]
    [InlineData("2020-01-31", 3)]
    [InlineData("2020-02-01", 4)]
    [InlineData("2020-06-01", 4)]
    [InlineData("2020-01-31T08:59:59.999999Z", 0)]
    [InlineData("2020-01-31T09:00:00Z", 2)]
    [InlineData("2020-01-31T10:00:00+01:00", 2)]
    [InlineData("2020-01-31T23:59:59Z", 2)]
    public async Task finds_the_last_event_recorded_by_then(string text, long position)
    {
        var reading = new FoldedViews(Log(), []);
        KnownAt.TryParse(text, out var known).ShouldBeTrue();
        var (basis, _) = await Basis.FindAsync(reading, Day, known, Now);
        basis.ShouldNotBeNull().At.ShouldBe(Day);
        basis.KnownAt.ShouldBe(new Head(position, position == 0 ? null : Log()[(int)position - 1].RecordedAt));
    }

    [Fact]
    public async Task means_now_without_saying()
    {
        var reading = new FoldedViews(Log(), []);
        (await Basis.FindAsync(reading, Day, new KnownAt.Now(), Now)).Basis.ShouldBe(new Basis(Day, reading.Head));
    }

    [Fact]
    public async Task is_refused_beyond_the_end_of_the_log_and_beyond_now()
    {
        await ShouldBeRefusedAsync("#5", new PositionBeyondHead(5, 4));
        await ShouldBeRefusedAsync(
            "2020-06-01T12:00:01Z", new KnownAtAfterNow(Now.AddSeconds(1), Now));
        await ShouldBeRefusedAsync("2020-06-02", new KnownAtAfterNow(
            new DateTimeOffset(On("2020-06-02").ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero), Now));
    }

    private static async Task ShouldBeRefusedAsync(string text, Refusal reason)
    {
        KnownAt.TryParse(text, out var known).ShouldBeTrue();
        (await Basis.FindAsync(new FoldedViews(Log(), []), Day, known, Now)).Reason.ShouldBe(reason);
    }

    /// <summary>Two events at nine, one in the last microsecond of that day, one at the next midnight.</summary>
    private static List<RecordedEvent> Log()
    {
        var nine = new DateTimeOffset(2020, 1, 31, 9, 0, 0, TimeSpan.Zero);
        var midnight = new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] times = [nine, nine, midnight.AddMicroseconds(-1), midnight];
        return
        [
            .. times.Select((at, i) => new RecordedEvent(
                i + 1, Guid.Empty, StreamName.Operation(OperationCode), i + 1, at, Selection(), Origin)),
        ];
    }
}
