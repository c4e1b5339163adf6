using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Books;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class trying_commands
{
    public static TheoryData<string> Commands => [.. EveryCommand.Cases.Select(made => made.Name)];

    [Fact]
    public async Task judges_each_on_the_effects_of_those_before_it()
    {
        var books = await OpenAsync();
        var reasons = await books.Bookkeeper.TryAsync([Pay(10m), Commit(10m), Pay(10m, "PA-2"), Pay(0.01m, "PA-3")]);

        reasons.ShouldBe(
        [
            new PaymentExceedsCommitment(OperationCode, Eur(10m), Euro.Zero),
            null,
            null,
            new PaymentExceedsCommitment(OperationCode, Eur(0.01m), Euro.Zero),
        ]);
    }

    [Fact]
    public async Task appends_nothing()
    {
        var books = await OpenAsync();
        var log = await books.LogAsync();
        var closed = books.Disturbed(_ => throw new InvalidOperationException("It was asked to append."));

        (await closed.TryAsync([Commit(10m), Pay(10m)])).ShouldAllBe(reason => reason == null);
        (await books.LogAsync()).ShouldBe(log);
        (await books.Bookkeeper.RecordAsync(Pay(10m))).ShouldBeOfType<Answer.Refused>();
    }

    [Fact]
    public async Task of_nothing_is_nothing() => (await new Books().Bookkeeper.TryAsync([])).ShouldBeEmpty();

    [Fact]
    public async Task answers_for_a_whole_history_as_recording_it_does()
    {
        // The beginning twice, and everything there is to refuse: in one batch, on an empty log.
        Submission[] batch =
        [
            .. Beginning, Commit(100m), Pay(100.01m), Pay(80m, "PA-2"), .. Beginning, Commit(99m), Commit(100m),
            Reduce(20.01m), Reduce(20m), Reduce(20m), Reduce(19m), Commit(1m, "IM-3", "OP-9"),
            Commit(1m, "IM-1", "OP-9"), Pay(0.01m, "PA-3"),
        ];
        var tried = await new Books().Bookkeeper.TryAsync(batch);
        var recorded = await new Books().Bookkeeper.RecordAsync(batch);

        tried.ShouldBe(recorded.Select(answer => (answer as Answer.Refused)?.Reason));
        tried.OfType<ReferenceAlreadyUsed>().Select(reason => reason.Position).ShouldBe([6, 8, 6]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task answers_as_recording_does(string command)
    {
        var made = EveryCommand.Named(command);
        Submission[] batch =
        [
            .. made.Before.Select(ask => ask(Counter)), made.Ask(Counter), made.AskOtherwise(Counter),
            made.Ask(Counter), .. made.Then.Select(ask => ask(Counter)), made.Ask(Other), made.AskOtherwise(Other),
        ];
        var tried = await new Books().Bookkeeper.TryAsync(batch);
        var recorded = await new Books().Bookkeeper.RecordAsync(batch);

        tried.ShouldBe(recorded.Select(answer => (answer as Answer.Refused)?.Reason));
        tried[made.Before.Count].ShouldBeNull();
        tried[made.Before.Count + 1].ShouldBeOfType<ReferenceAlreadyUsed>();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task knows_what_is_recorded_already(string command)
    {
        var made = EveryCommand.Named(command);
        var books = new Books();
        await books.RecordAsync([.. made.Before.Select(ask => ask(Counter)), made.Ask(Counter)]);
        Submission[] batch = [made.Ask(Counter), made.AskOtherwise(Counter), made.Ask(Counter)];
        var recorded = await books.Bookkeeper.RecordAsync(batch);

        (await books.Bookkeeper.TryAsync(batch))
            .ShouldBe([null, ((Answer.Refused)recorded[1]).Reason, null]);
    }

    private static readonly Desk Other = new(Origin with { Source = "another register" });
}
