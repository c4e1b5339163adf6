using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using PorFse.Ledger.Postgres.Tests;
using PorFse.Ledger.Testing;
using Shouldly;
using Wolverine;
using Wolverine.Tracking;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>A certification on its way from an HTTP call to event, projection and message.</summary>
public sealed class certifying_over_http(DatabaseFixture databases) : IAsyncLifetime
{
    private LedgerApplication application = null!;

    public async ValueTask InitializeAsync()
    {
        application = await LedgerApplication.StartAsync(databases);
        await RecordAsync();
    }

    [Fact]
    public async Task appends_the_event_moves_the_sheet_and_sends_the_message()
    {
        var (tracked, answer) = await PostAsync(Certifying(30m));
        var said = new CertificationRecorded("OP-1", Some.Eur(30m), Some.Eur(29m), Some.Day, "CE-1");

        (await answer.Content.ReadFromJsonAsync<CertificationRecorded>()).ShouldBe(said);
        tracked.Executed.SingleMessage<CertificationRecorded>().ShouldBe(said);
        var recorded = (await application.LogAsync())[^1];
        recorded.Data.ShouldBe(new ExpenditureCertified(
            "OP-1", "IN-1", Some.Eur(30m), Some.Eur(29m), Some.Day, "CE-1", null, null));
        recorded.Id.ShouldBe(EventId.Of("register", "CE-1", "expenditure_certified"));
        // Wolverine's own number of the request.
        recorded.Provenance.Batch.ShouldNotBeNull();
        recorded.Provenance.ShouldBe(new Provenance("register", "anonymous", Batch: recorded.Provenance.Batch));
        await using var session = application.Store.QuerySession();
        (await session.LoadAsync<OperationSheet>("operation-OP-1")).ShouldBe(
            new OperationSheet("operation-OP-1", "IN-1", 100_00, 60_00, 30_00, 29_00, 4));
        (await OutboxAsync()).ShouldBe([$"{typeof(CertificationRecorded).FullName} | Handled"]);
    }

    [Theory]
    [InlineData("OP-1", 60.01, "certification-exceeds-payments", "60.01", "60.00")]
    [InlineData("OP-9", 1, "operation-unknown", "OP-9", "")]
    [InlineData("OP-1", 0, "amount-not-positive", "0.00", "")]
    public async Task answers_a_refusal_as_a_problem_and_leaves_no_trace(
        string operation, decimal amount, string type, string found, string allowed)
    {
        var before = await application.LogAsync();
        var (tracked, answer) = await PostAsync(Certifying(amount) with { Operation = operation });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemDetails>())!;
        problem.Type.ShouldBe(type);
        problem.Detail!.ShouldContain(found);
        problem.Detail!.ShouldContain(allowed);
        tracked.Executed.MessagesOf<CertificationRecorded>().ShouldBeEmpty();
        (await application.LogAsync()).Count.ShouldBe(before.Count);
        (await OutboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task acknowledges_the_same_fact_and_refuses_another_of_its_reference()
    {
        await PostAsync(Certifying(30m));
        var log = await application.LogAsync();
        var (again, acknowledged) = await PostAsync(Certifying(30m));
        var (_, conflict) = await PostAsync(Certifying(20m));

        acknowledged.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Executed.MessagesOf<CertificationRecorded>().ShouldBeEmpty();
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await conflict.Content.ReadFromJsonAsync<ProblemDetails>())!.Type.ShouldBe("reference-already-used");
        (await application.LogAsync()).Count.ShouldBe(log.Count);
    }

    [Fact]
    public async Task certifies_no_more_than_is_paid_when_several_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(i =>
            application.Client.PostAsJsonAsync("/certifications", Certifying(40m) with { Reference = $"CE-{i}" })));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        (await application.LogAsync()).Count(recorded => recorded.Data is ExpenditureCertified).ShouldBe(1);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task<(ITrackedSession Tracked, HttpResponseMessage Answer)> PostAsync(Certification asked)
    {
        HttpResponseMessage? answer = null;
        // The first call waits for its handler to be compiled.
        var tracking = application.Host.TrackActivity().Timeout(TimeSpan.FromMinutes(2));
        var tracked = await tracking.ExecuteAndWaitAsync(SendAsync);
        return (tracked, answer!);

        async Task SendAsync(IMessageContext _) =>
            answer = await application.Client.PostAsJsonAsync("/certifications", asked);
    }

    // What was taken is kept for some minutes, to know it again.
    private Task<List<string>> OutboxAsync() => Rows.ReadAsync(
        application.Store.Storage.Database.CreateConnection(),
        "select message_type, status from wolverine_incoming_envelopes");

    private static Certification Certifying(decimal amount) =>
        new("OP-1", Some.Eur(amount), Some.Eur(amount - 1m), Some.Day, "register", "CE-1", null);

    /// <summary>An operation of which 60 are paid.</summary>
    private async Task RecordAsync()
    {
        var clock = LedgerApplication.Clock;
        var clerk = new Bookkeeper(new MartenEventStore(application.Store, clock), Some.Cci, clock);
        var answers = await clerk.RecordAsync(
        [
            Some.Counter.Submit(new OpenLedger(new LedgerOpened(Some.Cci, false, Some.Today, null))),
            Some.Counter.Submit(new AdoptProgramme(Some.Adoption())),
            Some.Counter.Submit(new AdoptFinancialPlan(Some.Plan())),
            Some.Counter.Submit(new OpenInitiative(Some.Opening())),
            Some.Counter.Submit(new SelectOperation(Some.Selection())),
            Some.Counter.Submit(new EnterCommitment("OP-1", Some.Eur(100m), Some.Day, "IM-1")),
            Some.Counter.Submit(new MakePayment("OP-1", Some.Eur(60m), Some.Day, "PA-1")),
        ]);
        answers.ShouldAllBe(answer => answer is Answer.Recorded);
    }
}
