using JasperFx;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PorFse.Ledger.Postgres.Tests;
using PorFse.Ledger.Testing;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>A Wolverine application that runs the ledger's rules on a log of its own, and listens on a port.</summary>
internal sealed class LedgerApplication : IAsyncDisposable
{
    private readonly WebApplication application;

    private LedgerApplication(WebApplication application) => this.application = application;

    /// <summary>The day the rules are asked on.</summary>
    internal static ManualClock Clock { get; } = new(Some.Today);

    internal IHost Host => application;

    internal IDocumentStore Store => application.Services.GetRequiredService<IDocumentStore>();

    internal HttpClient Client { get; private set; } = null!;

    internal static async Task<LedgerApplication> StartAsync(DatabaseFixture databases)
    {
        var database = await databases.CreateDatabaseAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddMarten(options =>
        {
            options.Connection(database);
            options.UsePorFseLedger();
            options.Projections.Add(new OperationSheetProjection(), ProjectionLifecycle.Inline);
        }).IntegrateWithWolverine(outbox => outbox.AutoCreate = AutoCreate.CreateOrUpdate);
        builder.Services.AddWolverineHttp();
        builder.Host.UseWolverine(options => options.UsePorFseLedger(Some.Cci).UseRuntimeCompilation());
        var application = builder.Build();
        application.MapWolverineEndpoints();
        var started = new LedgerApplication(application);
        await started.Store.PrepareAsync();
        await application.StartAsync();
        started.Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        return started;
    }

    /// <summary>What became of a command handed in as a message.</summary>
    internal async Task<Verdict> SendAsync<TCommand>(StreamName stream, TCommand command)
    {
        await using var scope = application.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        return await bus.InvokeAsync<Verdict>(
            new Submitted<TCommand>(stream.Value, command, Some.Origin), timeout: TimeSpan.FromMinutes(2));
    }

    /// <summary>All that is recorded.</summary>
    internal async Task<List<RecordedEvent>> LogAsync()
    {
        var log = new List<RecordedEvent>();
        await foreach (var recorded in new MartenEventStore(Store, Clock).ReadAsync(0, default))
            log.Add(recorded);
        return log;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }
}

/// <summary>Who is told of a certification.</summary>
public static class CertificationRecordedHandler
{
    /// <summary>Takes the message; the test sees that it does.</summary>
    public static void Handle(CertificationRecorded message) => ArgumentNullException.ThrowIfNull(message);
}
