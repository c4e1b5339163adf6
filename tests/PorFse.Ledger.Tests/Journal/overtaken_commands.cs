using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Books;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class overtaken_commands
{
    [Fact]
    public async Task are_decided_again_and_recorded_where_they_still_can()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Pay(40m, "PA-9"))));

        (await slow.RecordAsync(Pay(60m))).ShouldBeOfType<Answer.Recorded>().Event.Version.ShouldBe(4);
        (await books.OperationAsync()).Unpaid.ShouldBe(Euro.Zero);
    }

    [Fact]
    public async Task are_decided_again_and_refused_where_they_no_longer_can()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Pay(40m, "PA-9"))));

        (await slow.RecordAsync(Pay(60.01m)))
            .ShouldBe(new Answer.Refused(new PaymentExceedsCommitment(OperationCode, Eur(60.01m), Eur(60m))));
    }

    [Fact]
    public async Task do_not_hold_up_the_others_of_their_batch()
    {
        var second = Selection() with { Operation = "OP-2" };
        var books = await OpenAsync(Counter.Submit(new SelectOperation(second)), Commit(100m));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Pay(40m, "PA-9"))));
        var answers = await slow.RecordAsync([Pay(60m), Commit(5m, "IM-5", "OP-2")]);

        answers.Cast<Answer.Recorded>().Select(answer => answer.Event.Position).ShouldBe([10, 9]);
        (await books.LogAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task take_with_them_the_refusals_that_were_decided_on_their_effects()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Reduce(50m))));
        // With 100 paid there was nothing left for the second payment; the first did not get in.
        var answers = await slow.RecordAsync([Pay(100m), Pay(50m, "PA-2")]);

        answers[0].ShouldBe(new Answer.Refused(new PaymentExceedsCommitment(OperationCode, Eur(100m), Eur(50m))));
        answers[1].ShouldBeOfType<Answer.Recorded>();
    }

    [Fact]
    public async Task take_with_them_the_refusals_decided_on_the_programme_they_adopted()
    {
        var books = new Books();
        var mine = Adoption() with { EligibleUntil = OpenedOn.AddDays(-1) };
        var slow = books.Disturbed(Once(() => books.RecordAsync([.. Beginning.Take(3)])));
        var opening = Counter.Submit(new OpenInitiative(Opening()));
        var answers = await slow.RecordAsync([Counter.Submit(new AdoptProgramme(mine)), opening]);

        answers[0].ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
        answers[1].ShouldBeOfType<Answer.Recorded>();
    }

    [Fact]
    public async Task take_with_them_the_refusals_decided_on_the_initiative_they_closed()
    {
        var books = new Books();
        await books.RecordAsync([.. Beginning.Take(4)]);
        var programming = Counter.Submit(new ProgramResources(InitiativeCode, Eur(1m), Day, "PR-1"));
        var slow = books.Disturbed(Once(() => books.RecordAsync(programming)));
        var closing = Counter.Submit(new CloseInitiative(InitiativeCode, OpenedOn));
        var answers = await slow.RecordAsync([closing, Counter.Submit(new SelectOperation(Selection()))]);

        // Decided again it is closed, as asked; so the selection is refused on what is in the log.
        answers[0].ShouldBeOfType<Answer.Recorded>();
        answers[1].ShouldBe(new Answer.Refused(new InitiativeIsClosed(InitiativeCode, OpenedOn, SelectedOn)));
    }

    [Fact]
    public async Task are_decided_again_where_the_initiative_they_only_read_was_closed()
    {
        var books = new Books();
        await books.RecordAsync([.. Beginning.Take(4)]);
        var closing = Counter.Submit(new CloseInitiative(InitiativeCode, OpenedOn));
        var slow = books.Disturbed(Once(() => books.RecordAsync(closing)));

        (await slow.RecordAsync(Counter.Submit(new SelectOperation(Selection()))))
            .ShouldBe(new Answer.Refused(new InitiativeIsClosed(InitiativeCode, OpenedOn, SelectedOn)));
        (await books.LogAsync()).Count.ShouldBe(5);
    }

    [Fact]
    public async Task are_decided_again_where_the_programme_they_only_read_moved_on()
    {
        var books = await OpenAsync();
        var amendment = Counter.Submit(new AdoptFinancialPlan(Plan("C(2019) 3048", "2019-04-30")));
        var slow = books.Disturbed(Once(() => books.RecordAsync(amendment)));

        (await slow.RecordAsync(Commit(1m))).ShouldBeOfType<Answer.Recorded>().Event.Position.ShouldBe(7);
        slow = books.Disturbed(Once(() => books.RecordAsync(Commit(1m, "IM-9"))));
        // Another operation's money is nothing to this initiative.
        (await slow.RecordAsync(Counter.Submit(new ProgramResources(InitiativeCode, Eur(1m), Day, "PR-1"))))
            .ShouldBeOfType<Answer.Recorded>();
    }

    [Fact]
    public async Task take_with_them_the_initiatives_of_a_plan_that_did_not_get_in()
    {
        var books = new Books();
        await books.RecordAsync([.. Beginning.Take(2)]);
        // One event each: the version of the programme is as the initiative expects it, the plan is another.
        var others = Plan() with { Axes = [Axis("IV", 1m, ("11.i", 1m))] };
        var slow = books.Disturbed(Once(() => books.RecordAsync(Counter.Submit(new AdoptFinancialPlan(others)))));
        var answers = await slow.RecordAsync([Beginning[2], Beginning[3]]);

        answers[0].ShouldBeOfType<Answer.Refused>().Reason.ShouldBeOfType<ReferenceAlreadyUsed>();
        answers[1].ShouldBe(new Answer.Refused(new PriorityUnknown("I", "8.i", 1)));
        (await books.LogAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task take_with_them_what_was_allowed_on_their_effects_only()
    {
        var books = await OpenAsync();
        var slow = books.Disturbed(Once(() => books.RecordAsync(Commit(1m))));
        // The other commitment has the reference and, by chance, the version of the one that could have been paid.
        var answers = await slow.RecordAsync([Commit(100m), Pay(100m), Pay(1m, "PA-2")]);

        answers[0].ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
        answers[1].ShouldBe(new Answer.Refused(new PaymentExceedsCommitment(OperationCode, Eur(100m), Eur(1m))));
        answers[2].ShouldBeOfType<Answer.Recorded>();
        (await books.OperationAsync()).Unpaid.ShouldBe(Euro.Zero);
    }

    [Fact]
    public async Task keep_their_order_when_they_are_decided_again()
    {
        var books = await OpenAsync();
        var slow = books.Disturbed(Once(() => books.RecordAsync(Commit(1m, "IM-9"))));
        var answers = await slow.RecordAsync([Commit(100m), Pay(100m)]);

        answers.Cast<Answer.Recorded>().Select(answer => answer.Event.Position).ShouldBe([7, 8]);
    }

    [Fact]
    public async Task leave_alone_the_refusals_on_a_stream_they_only_read()
    {
        var books = new Books();
        await books.RecordAsync([.. Beginning.Take(4)]);
        var programming = Counter.Submit(new ProgramResources(InitiativeCode, Eur(1m), Day, "PR-1"));
        var slow = books.Disturbed(Once(() => books.RecordAsync(programming)));
        var reducing = Counter.Submit(new ReduceProgrammedResources(InitiativeCode, Eur(1m), Day, "PR-2"));
        var answers = await slow.RecordAsync([Counter.Submit(new SelectOperation(Selection())), reducing]);

        // Nothing was programmed when it was asked, and the selection would not have changed that.
        answers[0].ShouldBeOfType<Answer.Recorded>();
        answers[1].ShouldBe(new Answer.Refused(new ReductionExceedsProgrammed(InitiativeCode, Eur(1m), Euro.Zero)));
    }

    [Fact]
    public async Task are_acknowledged_where_the_other_recorded_the_same_fact()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Pay(60m))));

        (await slow.RecordAsync(Pay(60m))).ShouldBeOfType<Answer.AlreadyRecorded>();
        (await books.OperationAsync()).Paid.ShouldBe(Eur(60m));
    }

    [Fact]
    public async Task are_refused_where_the_other_used_the_reference_for_another_fact()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Pay(60m))));

        (await slow.RecordAsync(Pay(60.01m)))
            .ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
    }

    [Fact]
    public async Task meet_a_taken_identity_on_another_stream_too()
    {
        var second = Selection() with { Operation = "OP-2" };
        var books = await OpenAsync(Counter.Submit(new SelectOperation(second)));
        var slow = books.Disturbed(Once(() => books.RecordAsync(Commit(1m, "IM-1", "OP-2"))));

        (await slow.RecordAsync(Commit(1m)))
            .ShouldBeOfType<Answer.Refused>().Reason.Code.ShouldBe("reference-already-used");
    }

    [Fact]
    public async Task are_reported_when_it_happens_too_often()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(append => books.RecordAsync(Commit(1m, "IM-X" + append)));
        var broken = await Should.ThrowAsync<ConcurrentAppendException>(() => slow.RecordAsync(Pay(60m)));

        broken.Message.ShouldBe("1 commands still met other writers on their streams after 12 attempts; repeat them.");
        (await books.OperationAsync()).Paid.ShouldBe(Euro.Zero);
    }

    [Fact]
    public async Task are_recorded_at_the_last_attempt()
    {
        var books = await OpenAsync(Commit(100m));
        var slow = books.Disturbed(append =>
            append < Bookkeeper.Attempts ? books.RecordAsync(Commit(1m, "IM-X" + append)) : Task.CompletedTask);

        (await slow.RecordAsync(Pay(60m))).ShouldBeOfType<Answer.Recorded>();
    }

    private static Func<int, Task> Once(Func<Task> disturb) => append => append == 1 ? disturb() : Task.CompletedTask;
}
