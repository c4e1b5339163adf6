using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Books;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class recording_a_batch
{
    [Fact]
    public async Task answers_in_the_order_of_the_commands_and_leaves_no_gap()
    {
        var books = await OpenAsync();
        var answers = await books.Bookkeeper.RecordAsync([Commit(100m), Pay(100.01m), Pay(60m, "PA-2"), Reduce(40m)]);

        answers.Select(answer => (answer as Answer.Recorded)?.Event.Position).ShouldBe([6, null, 7, 8]);
        answers[1].ShouldBe(new Answer.Refused(new PaymentExceedsCommitment(OperationCode, Eur(100.01m), Eur(100m))));
        (await books.LogAsync()).Select(recorded => recorded.Position).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task answers_with_the_events_as_the_log_has_them()
    {
        var books = new Books();
        var answers = await books.Bookkeeper.RecordAsync([.. Beginning, Commit(100m), Pay(60m)]);

        answers.Cast<Answer.Recorded>().Select(answer => answer.Event).ShouldBe(await books.LogAsync());
    }

    [Fact]
    public async Task judges_each_command_on_what_those_before_it_did()
    {
        var books = await OpenAsync();
        var answers = await books.Bookkeeper.RecordAsync([Pay(10m), Commit(10m), Pay(10m, "PA-2"), Pay(0.01m, "PA-3")]);

        answers.Select(answer => answer is Answer.Recorded).ShouldBe([false, true, true, false]);
        (await books.OperationAsync()).Paid.ShouldBe(Eur(10m));
    }

    [Fact]
    public async Task of_nothing_is_nothing() => (await new Books().Bookkeeper.RecordAsync([])).ShouldBeEmpty();

    [Fact]
    public async Task of_refused_commands_appends_nothing()
    {
        var books = await OpenAsync();
        var answers = await books.Bookkeeper.RecordAsync([Pay(1m), Pay(1m), Pay(2m)]);

        answers.ShouldAllBe(answer => answer is Answer.Refused);
        (await books.LogAsync()).Count.ShouldBe(Beginning.Count);
    }

    [Fact]
    public async Task keeps_the_time_and_the_place_each_command_came_from()
    {
        var books = await OpenAsync();
        var at = new DateTimeOffset(2021, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var provenance = new Provenance("constructed", "seeder", "f.csv", 7, "b", "c");
        var desk = new Desk(provenance, at);
        await books.RecordAsync(desk.Submit(new EnterCommitment(OperationCode, Eur(1m), Day, "IM-1")));

        var recorded = (await books.LogAsync())[^1];
        (recorded.RecordedAt, recorded.Provenance).ShouldBe((at, provenance));
    }

    [Fact]
    public async Task judges_dates_by_the_time_of_the_command()
    {
        var books = await OpenAsync();
        var fact = new EnterCommitment(OperationCode, Eur(1m), On("2021-01-02"), "IM-1");
        var before = new Desk(Origin, new DateTimeOffset(2021, 1, 1, 23, 59, 59, TimeSpan.Zero));
        var then = new Desk(Origin, new DateTimeOffset(2021, 1, 2, 0, 0, 0, TimeSpan.Zero));

        (await books.Bookkeeper.RecordAsync(before.Submit(fact)))
            .ShouldBe(new Answer.Refused(new DateAfterToday(On("2021-01-02"), On("2021-01-01"))));
        (await books.Bookkeeper.RecordAsync(then.Submit(fact))).ShouldBeOfType<Answer.Recorded>();
    }
}

public class identifying_a_fact
{
    [Fact]
    public async Task takes_one_reference_for_one_operation_only()
    {
        var second = Selection() with { Operation = "OP-2" };
        var books = await OpenAsync(Counter.Submit(new SelectOperation(second)), Commit(10m));
        var reason = (await books.Bookkeeper.RecordAsync(Commit(10m, "IM-1", "OP-2")))
            .ShouldBeOfType<Answer.Refused>().Reason.ShouldBeOfType<ReferenceAlreadyUsed>();

        (reason.Reference, reason.Type, reason.Position).ShouldBe(("IM-1", "commitment_entered", 7));
        reason.Recorded.ShouldContain("\"Operation\":\"OP-1\"");
        reason.Asked.ShouldContain("\"Operation\":\"OP-2\"");
    }

    [Fact]
    public async Task shows_the_other_fact_even_where_the_operation_asked_for_is_unknown()
    {
        var books = await OpenAsync(Commit(10m));

        (await books.Bookkeeper.RecordAsync(Commit(10m, "IM-1", "OP-9")))
            .ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
    }

    [Fact]
    public async Task lets_facts_of_different_types_share_a_reference()
    {
        var books = await OpenAsync(Commit(10m, "7"), Pay(10m, "7"));

        await books.RecordAsync(Counter.Submit(new RecoverPayment(OperationCode, Eur(10m), Day, "7", Corrects: "7")));
    }

    [Fact]
    public async Task lets_another_register_use_the_same_reference()
    {
        var books = await OpenAsync(Commit(10m));
        var other = new Desk(Origin with { Source = "other" });
        await books.RecordAsync(other.Submit(new EnterCommitment(OperationCode, Eur(10m), Day, "IM-1")));

        (await books.OperationAsync()).Committed.ShouldBe(Eur(20m));
    }

    [Fact]
    public async Task does_not_ask_who_delivers_it_or_from_which_file()
    {
        var books = await OpenAsync(Commit(10m));
        var again = new Desk(Origin with { User = "somebody else", File = "again.csv", Row = 3 });

        (await books.Bookkeeper.RecordAsync(again.Submit(new EnterCommitment(OperationCode, Eur(10m), Day, "IM-1"))))
            .ShouldBeOfType<Answer.AlreadyRecorded>().Event.Provenance.ShouldBe(Origin);
    }
}
