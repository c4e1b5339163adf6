using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests.Integrity;

/// <summary>The bytes an event is the leaf of.</summary>
public class canonical_event
{
    private static readonly RecordedEvent Payment = new(
        7,
        new Guid("0190F3A2-0000-5000-8000-00000000ABCD"),
        StreamName.Operation("OP-1"),
        3,
        new DateTimeOffset(2016, 5, 20, 9, 30, 0, TimeSpan.Zero).AddMicroseconds(1_500),
        new PaymentMade("OP-1", "IN-1", Eur(25_000.50m), On("2016-05-20"), "PA-1", "ANT", "MA \"77\""),
        new Provenance("Siage", "rossi", "pagamenti.csv", 12, "B-1", null));

    private const string Text =
        """
        {"data":{"Amount":25000.5,"Cause":"ANT","Document":"MA \"77\"","Initiative":"IN-1","On":"2016-05-20",
        "Operation":"OP-1","Reference":"PA-1"},"id":"0190f3a2-0000-5000-8000-00000000abcd","metadata":{
        "correlationId":"B-1","headers":{"file":"pagamenti.csv","row":12,"source":"Siage"},"userName":"rossi"},
        "position":7,"recordedAt":"2016-05-20T09:30:00.001500Z","stream":"operation-OP-1","type":"payment_made",
        "version":3}
        """;

    [Fact]
    public void is_the_canonical_json_of_all_that_is_recorded() =>
        Bytes(StoredEvent.Of(Payment)).ShouldBe(Text.ReplaceLineEndings(""));

    [Fact]
    public void is_hashed_after_a_byte_zero() => new CanonicalEvent().LeafOf(StoredEvent.Of(Payment))
        .ShouldBe(new Digest(SHA256.HashData([0, .. Encoding.UTF8.GetBytes(Text.ReplaceLineEndings(""))])));

    [Fact]
    public void is_what_any_json_library_makes_of_it()
    {
        foreach (var data in EventSamples.Full)
        {
            var stored = StoredEvent.Of(Payment with { Data = data });
            using var json = JsonDocument.Parse(Bytes(stored));
            json.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(
                ["data", "id", "metadata", "position", "recordedAt", "stream", "type", "version"]);
            JsonElement.DeepEquals(
                json.RootElement.GetProperty("data"), JsonDocument.Parse(stored.Data).RootElement).ShouldBeTrue();
        }
    }

    [Fact]
    public void tells_a_missing_text_from_an_empty_one()
    {
        var without = StoredEvent.Of(Payment) with { Correlation = null };
        var empty = without with { Correlation = ReadOnlyMemory<byte>.Empty };
        Bytes(without).ShouldNotContain("correlationId");
        Bytes(empty).ShouldContain("\"correlationId\":\"\"");
    }

    [Fact]
    public void needs_no_metadata() =>
        Bytes(StoredEvent.Of(Payment) with { Correlation = null, Causation = null, Headers = null, User = null })
            .ShouldContain("\"metadata\":{},");

    [Fact]
    public void differs_wherever_the_event_differs()
    {
        var stored = StoredEvent.Of(Payment);
        StoredEvent[] altered =
        [
            stored with { Position = 8 },
            stored with { Id = Guid.Empty },
            stored with { Stream = "operation-OP-2"u8.ToArray() },
            stored with { Version = 4 },
            stored with { Type = "payment_mada"u8.ToArray() },
            stored with { RecordedAt = stored.RecordedAt.AddMicroseconds(1) },
            stored with { Data = "{}"u8.ToArray() },
            stored with { Headers = "{}"u8.ToArray() },
            stored with { User = "russi"u8.ToArray() },
            stored with { Correlation = "B-2"u8.ToArray() },
            stored with { Causation = "B-1"u8.ToArray() },
        ];
        var canonical = new CanonicalEvent();
        altered.Select(other => canonical.LeafOf(other)).Append(canonical.LeafOf(stored)).Distinct().Count()
            .ShouldBe(altered.Length + 1);
    }

    private static string Bytes(StoredEvent stored) => Encoding.UTF8.GetString(new CanonicalEvent().BytesOf(stored));
}
