using System.Reflection;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class recording_a_command_twice
{
    public static TheoryData<string> Commands => [.. EveryCommand.Cases.Select(made => made.Name)];

    [Fact]
    public void is_tried_for_every_command_the_desk_takes() => EveryCommand.Cases.Select(made => made.Name).ShouldBe(
        typeof(Desk).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.Name == nameof(Desk.Submit))
            .Select(method => method.GetParameters()[0].ParameterType.Name),
        ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task appends_nothing_and_answers_with_the_first(string command)
    {
        var made = EveryCommand.Named(command);
        var books = await StartAsync(made);
        var first = (await books.Bookkeeper.RecordAsync(made.Ask(Counter))).ShouldBeOfType<Answer.Recorded>();
        var again = await books.Bookkeeper.RecordAsync(made.Ask(Counter));

        again.ShouldBe(new Answer.AlreadyRecorded(first.Event));
        (await books.LogAsync())[^1].ShouldBe(first.Event);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task appends_nothing_though_the_rule_would_refuse_it_by_now(string command)
    {
        var made = EveryCommand.Named(command);
        var books = await StartAsync(made);
        var first = (await books.Bookkeeper.RecordAsync(made.Ask(Counter))).ShouldBeOfType<Answer.Recorded>();
        await books.RecordAsync([.. made.Then.Select(ask => ask(Counter))]);
        books.Clock.Now = new ManualClock(On("2014-01-01")).Now;
        var head = await books.Store.ReadHeadAsync(default);

        (await books.Bookkeeper.RecordAsync(made.Ask(Counter))).ShouldBe(new Answer.AlreadyRecorded(first.Event));
        // The same from another source is another fact, so its rule is asked.
        if (!made.IsNeverRefused)
            (await books.Bookkeeper.RecordAsync(made.Ask(OtherDesk))).ShouldBeOfType<Answer.Refused>();
        if (!made.IsNeverRefused)
            (await books.Store.ReadHeadAsync(default)).ShouldBe(head);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task with_other_content_is_refused_and_shows_both(string command)
    {
        var made = EveryCommand.Named(command);
        var books = await StartAsync(made);
        var first = (await books.Bookkeeper.RecordAsync(made.Ask(Counter))).ShouldBeOfType<Answer.Recorded>();
        var head = await books.Store.ReadHeadAsync(default);
        var answer = await books.Bookkeeper.RecordAsync(made.AskOtherwise(Counter));

        var reason = answer.ShouldBeOfType<Answer.Refused>().Reason.ShouldBeOfType<ReferenceAlreadyUsed>();
        var recorded = EventCatalogue.Write(first.Event.Data);
        var type = EventCatalogue.AliasOf(first.Event.Data.GetType());
        (reason.Type, reason.Position, reason.Recorded).ShouldBe((type, first.Event.Position, recorded));
        reason.Asked.ShouldNotBe(recorded);
        reason.Message.ShouldContain(reason.Asked);
        reason.Message.ShouldContain(recorded);
        (await books.Store.ReadHeadAsync(default)).ShouldBe(head);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task in_one_batch_appends_it_once(string command)
    {
        var made = EveryCommand.Named(command);
        var books = await StartAsync(made);
        var before = (await books.Store.ReadHeadAsync(default)).Position;
        var answers = await books.Bookkeeper.RecordAsync(
            [made.Ask(Counter), made.AskOtherwise(Counter), made.Ask(Counter), made.Ask(Counter)]);

        var first = answers[0].ShouldBeOfType<Answer.Recorded>();
        answers[1].ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
        answers[2].ShouldBe(new Answer.AlreadyRecorded(first.Event));
        answers[3].ShouldBe(answers[2]);
        (await books.Store.ReadHeadAsync(default)).Position.ShouldBe(before + 1);
    }

    private static readonly Desk OtherDesk = new(Origin with { Source = "another register" });

    private static async Task<Books> StartAsync(EveryCommand.Case made)
    {
        var books = new Books();
        await books.RecordAsync([.. made.Before.Select(ask => ask(Counter))]);
        return books;
    }
}
