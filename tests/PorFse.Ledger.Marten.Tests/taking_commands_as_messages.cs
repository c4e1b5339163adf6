using PorFse.Ledger.Postgres.Tests;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>Every command of the desk but those of imports, as a message that Wolverine handles.</summary>
public sealed class taking_commands_as_messages(DatabaseFixture databases) : IAsyncLifetime
{
    private LedgerApplication application = null!;

    public async ValueTask InitializeAsync() => application = await LedgerApplication.StartAsync(databases);

    [Fact]
    public async Task records_what_the_bookkeeper_records_and_acknowledges_it_when_repeated()
    {
        var memory = new InMemoryEventStore(LedgerApplication.Clock);
        var clerk = new Bookkeeper(memory, Cci, LedgerApplication.Clock);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            foreach (var (submission, send) in Commands())
            {
                (await clerk.RecordAsync(submission)).ShouldNotBeOfType<Answer.Refused>();
                (await send()).ShouldBe(new Verdict(null), submission.Reference);
            }
        }

        var expected = new List<RecordedEvent>();
        await foreach (var recorded in memory.ReadAsync(0, default))
            expected.Add(recorded);
        (await application.LogAsync()).Select(Content).ShouldBe(expected.Select(Content));
        expected.Count.ShouldBe(Commands().Count());
    }

    [Fact]
    public async Task refuses_as_the_rule_does()
    {
        foreach (var (_, send) in Commands().Take(8))
            await send();
        var payment = new MakePayment("OP-1", Eur(100.01m), Day, "PA-9");

        (await application.SendAsync(payment.Stream, payment)).ShouldBe(
            new Verdict(new PaymentExceedsCommitment("OP-1", Eur(100.01m), Eur(100m))));
        (await application.LogAsync()).Count.ShouldBe(8);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private IEnumerable<(Submission Submission, Func<Task<Verdict>> Send)> Commands()
    {
        yield return Of(new OpenLedger(new LedgerOpened(Cci, false, Today, null)), Counter.Submit);
        yield return Of(new AdoptProgramme(Adoption()), Counter.Submit);
        yield return Of(new AdoptFinancialPlan(Plan()), Counter.Submit);
        yield return Of(new DeclareDecommitmentTarget(Target()), Counter.Submit);
        yield return Of(new OpenInitiative(Opening()), Counter.Submit);
        yield return Of(new SelectOperation(Selection()), Counter.Submit);
        yield return Of(new ProgramResources("IN-1", Eur(200m), Day, "PR-1"), Counter.Submit);
        yield return Of(new EnterCommitment("OP-1", Eur(100m), Day, "IM-1"), Counter.Submit);
        yield return Of(new ReduceProgrammedResources("IN-1", Eur(50m), Day, "PR-2"), Counter.Submit);
        yield return Of(new ReduceCommitment("OP-1", Eur(10m), Day, "IM-2"), Counter.Submit);
        yield return Of(new MakePayment("OP-1", Eur(60m), Day, "PA-1"), Counter.Submit);
        yield return Of(new RecoverPayment("OP-1", Eur(5m), Day, "PA-2"), Counter.Submit);
        yield return Of(new CertifyExpenditure("OP-1", Eur(30m), Eur(29.99m), Day, "CE-1"), Counter.Submit);
        yield return Of(new DecertifyExpenditure("OP-1", Eur(3m), Eur(3m), Day, "CE-2"), Counter.Submit);
        yield return Of(new StartInitiativePhase("IN-1", "II", Day), Counter.Submit);
        yield return Of(new CloseInitiative("IN-1", Today), Counter.Submit);
        yield return Of(new AdoptIndicator(Unemployed()), Counter.Submit);
        yield return Of(new SetIndicatorTarget(IndicatorTarget()), Counter.Submit);
        yield return Of(new ReportIndicatorValue(IndicatorValue()), Counter.Submit);
        yield return Of(new ReportParticipants(OfAxis()), Counter.Submit);
        yield return Of(new SealSnapshot(Sealing()), Counter.Submit);
    }

    private (Submission Submission, Func<Task<Verdict>> Send) Of<TCommand>(
        TCommand command, Func<TCommand, Submission> submit)
    {
        var submission = submit(command);
        return (submission, () => application.SendAsync(submission.Stream, command));
    }

    private static (long, Guid, StreamName, long, string) Content(RecordedEvent recorded) => (
        recorded.Position, recorded.Id, recorded.Stream, recorded.Version, EventCatalogue.Write(recorded.Data));
}
