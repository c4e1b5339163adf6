using System.Reflection;
using System.Text.Json;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class event_catalogue
{
    public static TheoryData<string> Aliases => [.. EventCatalogue.Types.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void holds_every_type_of_event()
    {
        var events = typeof(IEvent).Assembly.GetTypes()
            .Where(type => typeof(IEvent).IsAssignableFrom(type) && type is { IsInterface: false, IsAbstract: false });

        EventCatalogue.Types.Values.ShouldBe(events, ignoreOrder: true);
    }

    [Fact]
    public void has_a_sample_of_every_type() =>
        EventSamples.Full.Select(made => made.GetType()).ShouldBe(EventCatalogue.Types.Values, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Aliases))]
    public void reads_back_what_it_wrote(string alias)
    {
        foreach (var made in Samples(alias))
        {
            var json = EventCatalogue.Write(made);
            var read = EventCatalogue.Read(alias, json);

            read.GetType().ShouldBe(made.GetType());
            EventCatalogue.Write(read).ShouldBe(json);
            if (made is not (FinancialPlanAdopted or SnapshotSealed))
                read.ShouldBe(made);
        }
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void has_events_that_their_stream_folds(string alias)
    {
        foreach (var made in Samples(alias))
            Should.NotThrow(() => Fold(made)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void has_events_that_no_other_stream_takes(string alias)
    {
        StreamsOf(Samples(alias)[0]).ShouldHaveSingleItem();
    }

    [Fact]
    public void leaves_out_what_is_not_there()
    {
        foreach (var made in EventSamples.Sparse)
            EventCatalogue.Write(made).ShouldNotContain("null");
        EventCatalogue.Write(new InitiativeClosed("IN-1", On("2019-12-31"), null))
            .ShouldBe("""{"Initiative":"IN-1","On":"2019-12-31"}""");
    }

    [Fact]
    public void reads_what_is_not_there_as_nothing() =>
        EventCatalogue.Read("initiative_closed", """{"Initiative":"IN-1","On":"2019-12-31"}""")
            .ShouldBe(new InitiativeClosed("IN-1", On("2019-12-31"), null));

    [Fact]
    public void writes_amounts_with_two_decimals() => EventCatalogue
        .Write(new ExpenditureCertified("OP-1", "IN-1", Eur(20_000m), Eur(0.5m), Day, "CE-1", null))
        .ShouldContain("\"Amount\":20000.00,\"PublicAmount\":0.50,");

    [Theory]
    [InlineData("Città \"d'arte\" \\ <b>&amp;</b> 'x' € 日本")]
    [InlineData("Titolo con 😀 e \u0301 accento")]
    [InlineData("'); drop table mt_events; --")]
    public void keeps_any_text(string title)
    {
        var made = Selection() with { Title = title };
        var json = EventCatalogue.Write(made);

        EventCatalogue.Read("operation_selected", json).ShouldBe(made);
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("Title").GetString().ShouldBe(title);
    }

    [Theory]
    [InlineData("payment_made_v2")]
    [InlineData("PaymentMade")]
    [InlineData("")]
    public void does_not_guess_an_alias_it_does_not_know(string alias) =>
        Should.Throw<UnknownEventException>(() => EventCatalogue.Read(alias, "{}"))
            .Message.ShouldContain($"\"{alias}\"");

    private static List<IEvent> Samples(string alias) => [.. EventSamples.Full.Concat(EventSamples.Sparse)
        .Where(made => EventCatalogue.AliasOf(made.GetType()) == alias)];

    private static object Fold(IEvent made)
    {
        var state = StreamsOf(made).Single();
        var initial = state.GetProperty("Initial", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        return state.GetMethod("Evolve", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [initial, made])!;
    }

    private static IEnumerable<Type> StreamsOf(IEvent made) => made.GetType().GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEventOf<>))
        .Select(i => i.GetGenericArguments()[0]);
}
