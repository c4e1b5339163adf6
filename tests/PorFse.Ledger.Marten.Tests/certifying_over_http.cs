using System.Net;
using System.Net.Http.Json;
using JasperFx;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PorFse.Ledger.Postgres.Tests;
using PorFse.Ledger.Testing;
using Shouldly;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;
using Wolverine.Tracking;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>A certification on its way from an HTTP call to event, projection and message.</summary>
public sealed class certifying_over_http(DatabaseFixture databases) : IAsyncLifetime
{
    private WebApplication application = null!;
    private HttpClient client = null!;

    private IDocumentStore Store => application.Services.GetRequiredService<IDocumentStore>();

    public async ValueTask InitializeAsync()
    {
        var database = await databases.CreateDatabaseAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new ManualClock(Some.Today));
        builder.Services.AddMarten(options =>
        {
            options.Connection(database);
            options.UsePorFseLedger();
            options.Projections.Add(new OperationSheetProjection(), ProjectionLifecycle.Inline);
        }).IntegrateWithWolverine(outbox => outbox.AutoCreate = AutoCreate.CreateOrUpdate);
        builder.Services.AddWolverineHttp();
        builder.Host.UseWolverine(options => options.UsePorFseLedger().UseRuntimeCompilation());
        application = builder.Build();
        application.MapWolverineEndpoints();
        await Store.PrepareAsync();
        await application.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        await RecordAsync();
    }

    [Fact]
    public async Task appends_the_event_moves_the_sheet_and_sends_the_message()
    {
        var (tracked, answer) = await PostAsync(Certifying(30m));
        var said = new CertificationRecorded("OP-1", Some.Eur(30m), Some.Eur(29m), Some.Day, "CE-1");

        (await answer.Content.ReadFromJsonAsync<CertificationRecorded>()).ShouldBe(said);
        tracked.Executed.SingleMessage<CertificationRecorded>().ShouldBe(said);
        var recorded = (await LogAsync())[^1];
        recorded.Data.ShouldBe(new ExpenditureCertified(
            "OP-1", "IN-1", Some.Eur(30m), Some.Eur(29m), Some.Day, "CE-1", null, null));
        recorded.Id.ShouldBe(EventId.Of("register", "CE-1", "expenditure_certified"));
        // Wolverine's own number of the request.
        recorded.Provenance.Batch.ShouldNotBeNull();
        recorded.Provenance.ShouldBe(new Provenance("register", "anonymous", Batch: recorded.Provenance.Batch));
        await using var session = Store.QuerySession();
        (await session.LoadAsync<OperationSheet>("operation-OP-1")).ShouldBe(
            new OperationSheet("operation-OP-1", "IN-1", 100_00, 60_00, 30_00, 29_00, 4));
        (await OutboxAsync()).ShouldBe([$"{typeof(CertificationRecorded).FullName} | Handled"]);
    }

    [Theory]
    [InlineData("OP-1", 60.01, HttpStatusCode.UnprocessableEntity, "certification-exceeds-payments", "60.01", "60.00")]
    [InlineData("OP-9", 1, HttpStatusCode.UnprocessableEntity, "operation-unknown", "OP-9", "")]
    [InlineData("OP-1", 0, HttpStatusCode.UnprocessableEntity, "amount-not-positive", "0.00", "")]
    public async Task answers_a_refusal_as_a_problem_and_leaves_no_trace(
        string operation, decimal amount, HttpStatusCode status, string type, string found, string allowed)
    {
        var before = await LogAsync();
        var (tracked, answer) = await PostAsync(Certifying(amount) with { Operation = operation });

        answer.StatusCode.ShouldBe(status);
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemDetails>())!;
        problem.Type.ShouldBe(type);
        problem.Detail!.ShouldContain(found);
        problem.Detail!.ShouldContain(allowed);
        tracked.Executed.MessagesOf<CertificationRecorded>().ShouldBeEmpty();
        (await LogAsync()).Count.ShouldBe(before.Count);
        (await OutboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task acknowledges_the_same_fact_and_refuses_another_of_its_reference()
    {
        await PostAsync(Certifying(30m));
        var log = await LogAsync();
        var (again, acknowledged) = await PostAsync(Certifying(30m));
        var (_, conflict) = await PostAsync(Certifying(20m));

        acknowledged.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Executed.MessagesOf<CertificationRecorded>().ShouldBeEmpty();
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await conflict.Content.ReadFromJsonAsync<ProblemDetails>())!.Type.ShouldBe("reference-already-used");
        (await LogAsync()).Count.ShouldBe(log.Count);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.DisposeAsync();
    }

    private async Task<(ITrackedSession Tracked, HttpResponseMessage Answer)> PostAsync(Certification asked)
    {
        HttpResponseMessage? answer = null;
        // The first call waits for its handler to be compiled.
        var tracked = await application.TrackActivity().Timeout(TimeSpan.FromMinutes(2)).ExecuteAndWaitAsync(PostAsync);
        return (tracked, answer!);

        async Task PostAsync(IMessageContext _) => answer = await client.PostAsJsonAsync("/certifications", asked);
    }

    private async Task<List<RecordedEvent>> LogAsync()
    {
        var log = new List<RecordedEvent>();
        await foreach (var recorded in new MartenEventStore(Store, TimeProvider.System).ReadAsync(0, default))
            log.Add(recorded);
        return log;
    }

    // What was taken is kept for some minutes, to know it again.
    private Task<List<string>> OutboxAsync() => Rows.ReadAsync(
        Store.Storage.Database.CreateConnection(), "select message_type, status from wolverine_incoming_envelopes");

    private static Certification Certifying(decimal amount) =>
        new("OP-1", Some.Eur(amount), Some.Eur(amount - 1m), Some.Day, "register", "CE-1", null);

    /// <summary>An operation of which 60 are paid.</summary>
    private async Task RecordAsync()
    {
        var clock = application.Services.GetRequiredService<TimeProvider>();
        var answers = await new Bookkeeper(new MartenEventStore(Store, clock), Some.Cci, clock).RecordAsync(
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

/// <summary>Who is told of a certification.</summary>
public static class CertificationRecordedHandler
{
    /// <summary>Takes the message; the test sees that it does.</summary>
    public static void Handle(CertificationRecorded message) => ArgumentNullException.ThrowIfNull(message);
}
