using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>The part about what is altered inside of an event.</summary>
public partial class tampering_with_a_log
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public async Task with_a_cent_of_an_amount_names_the_amount_that_was()
    {
        var at = log.Rows.FindIndex(row => Text(row.Data).Contains("\"Amount\":", StringComparison.Ordinal));
        var was = Amount(log.Rows[at]);
        log.Rows[at] = log.Rows[at] with { Data = With(log.Rows[at].Data, "Amount", was + 0.01m) };

        var fault = (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBeOfType<EventAltered>();
        (fault.At, fault.Field).ShouldBe((at + 1, "data Amount"));
        decimal.Parse(fault.Was, Invariant).ShouldBe(was);
        decimal.Parse(fault.Is, Invariant).ShouldBe(was + 0.01m);
    }

    [Fact]
    public Task with_a_bit_of_an_amount_names_the_amount_that_was() => SeededRandom.TryAsync(30, async random =>
    {
        var stored = new StoredLogInMemory(new RandomLedger(random, 60).Events);
        var at = stored.Rows.FindLastIndex(row => Text(row.Data).Contains("\"Amount\":", StringComparison.Ordinal));
        var was = Amount(stored.Rows[at]);
        var flipped = ((long)(was * 100) ^ (1L << random.Next(40))) / 100m;
        stored.Rows[at] = stored.Rows[at] with { Data = With(stored.Rows[at].Data, "Amount", flipped) };

        var fault = (await stored.VerifyAsync()).Faults.OfType<EventAltered>().ShouldHaveSingleItem();
        (fault.At, fault.Field, decimal.Parse(fault.Was, Invariant)).ShouldBe((at + 1, "data Amount", was));
    });

    [Fact]
    public async Task with_a_business_date_names_the_date_that_was()
    {
        var row = Anywhere();
        var was = Member(row, "On");
        Alter(row with { Data = Replaced(row.Data, $"\"On\":\"{was}\"", "\"On\":\"2031-07-14\"") });

        await ShouldBeAlteredAsync(row, "data On", was, "2031-07-14");
    }

    [Fact]
    public async Task with_a_time_of_recording_names_the_time_that_was()
    {
        var row = Anywhere();
        Alter(row with { RecordedAt = row.RecordedAt.AddMicroseconds(-(1 << 20)) });

        var faults = (await log.VerifyAsync()).Faults;
        var altered = faults.OfType<EventAltered>().ShouldHaveSingleItem();
        (altered.At, altered.Field, altered.Was).ShouldBe((row.Position, "timestamp", $"{row.RecordedAt:O}"));
        faults.OfType<TimeGoesBack>().ShouldAllBe(fault => fault.At == row.Position);
    }

    [Fact]
    public async Task with_a_header_names_what_it_was()
    {
        var row = Anywhere();
        var was = Encoding.UTF8.GetString(row.Headers!.Value.Span);
        var letter = was.IndexOf("source\":\"", StringComparison.Ordinal) + 9;
        Alter(row with { Headers = Encoding.UTF8.GetBytes($"{was[..letter]}#{was[(letter + 1)..]}") });

        var altered = (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBeOfType<EventAltered>();
        (altered.At, altered.Field).ShouldBe((row.Position, "headers source"));
    }

    [Fact]
    public async Task with_a_user_names_who_it_was()
    {
        var row = Anywhere();
        var was = Encoding.UTF8.GetString(row.User!.Value.Span);
        Alter(row with { User = Encoding.UTF8.GetBytes(was + "x") });

        await ShouldBeAlteredAsync(row, "user_name", was, was + "x");
    }

    [Fact]
    public async Task with_the_name_of_a_stream_names_the_stream_that_was()
    {
        var row = log.Rows.Last(one => Text(one.Stream).StartsWith("operation-", StringComparison.Ordinal));
        Alter(row with { Stream = "operation-SOMEWHERE-ELSE"u8.ToArray() });

        var faults = (await log.VerifyAsync()).Faults;
        var altered = faults.OfType<EventAltered>().ShouldHaveSingleItem();
        (altered.At, altered.Field, altered.Was).ShouldBe((row.Position, "stream", Text(row.Stream)));
        faults.OfType<VersionOutOfOrder>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task with_a_version_names_the_version_that_was()
    {
        var row = Anywhere();
        Alter(row with { Version = row.Version + 3 });

        (await log.VerifyAsync()).Faults.OfType<EventAltered>().ShouldHaveSingleItem().ShouldBe(new EventAltered(
            row.Position, "version", row.Version.ToString(Invariant), (row.Version + 3).ToString(Invariant)));
    }

    [Fact]
    public async Task with_an_identity_names_the_identity_that_was()
    {
        var row = Anywhere();
        var bytes = row.Id.ToByteArray();
        bytes[9] ^= 16;
        Alter(row with { Id = new Guid(bytes) });

        await ShouldBeAlteredAsync(row, "id", $"{row.Id}", $"{new Guid(bytes)}");
    }

    [Fact]
    public async Task with_a_type_names_the_type_that_was()
    {
        var row = log.Rows.Last(one => Text(one.Type) == "payment_made");
        Alter(row with { Type = "commitment_entered"u8.ToArray() });

        await ShouldBeAlteredAsync(row, "type", "payment_made", "commitment_entered");
    }

    [Fact]
    public async Task beyond_recognition_names_the_position()
    {
        var row = Anywhere();
        Alter(row with { Data = """{"On":"2020-01-01","Anything":"else"}"""u8.ToArray() });

        (await log.VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBeOfType<EventDiffers>()
            .At.ShouldBe(row.Position);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"Operation\":7,\"On\":7}")]
    [InlineData("{\"Amount\":1e300,\"Initiative\":\"ALFA\"}")]
    [InlineData("{\"Amount\":\"x\",\"On\":\"x\"}")]
    public async Task out_of_shape_names_the_position(string data)
    {
        var row = log.Rows.Last(one => Text(one.Type) == "payment_made");
        Alter(row with { Data = Encoding.UTF8.GetBytes(data) });

        (await log.VerifyAsync()).Faults[0].Position.ShouldBe(row.Position);
    }

    [Fact]
    public async Task to_the_extremes_of_every_number_names_the_rows()
    {
        var row = Anywhere();
        Alter(row with { Version = long.MaxValue, RecordedAt = DateTime.MaxValue });
        log.Rows.Add(row with { Position = long.MinValue });
        log.Rows.Add(row with { Position = long.MaxValue, Version = long.MinValue });

        var faults = (await log.VerifyAsync()).Faults;
        faults.OfType<EventBeyondHead>().Select(fault => fault.At).ShouldBe([long.MinValue, long.MaxValue]);
        faults.OfType<EventDiffers>().ShouldHaveSingleItem().At.ShouldBe(row.Position);
    }

    [Fact]
    public async Task so_that_it_cannot_be_read_names_the_row()
    {
        var row = Anywhere();
        Alter(row with { Data = """{"On":"2020-01-01","On":"2020-01-02"}"""u8.ToArray() });

        (await log.VerifyAsync()).Faults.ShouldContain(fault =>
            fault is EventUnreadable && fault.Position == row.Position);
    }

    private async Task ShouldBeAlteredAsync(StoredEvent row, string field, string was, string now)
    {
        var found = await log.VerifyAsync();
        found.Faults.ShouldHaveSingleItem().ShouldBe(new EventAltered(row.Position, field, was, now));
        found.Altered.ShouldBe(1);
    }

    private static decimal Amount(StoredEvent row) =>
        JsonNode.Parse(row.Data.Span)!["Amount"]!.GetValue<decimal>();

    private static byte[] With(ReadOnlyMemory<byte> data, string name, decimal amount)
    {
        var members = JsonNode.Parse(data.Span)!.AsObject();
        members[name] = amount;
        return Encoding.UTF8.GetBytes(members.ToJsonString());
    }
}
