using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace PorFse.Ledger.Marten;

/// <summary>Runs the ledger's rules in a Wolverine application.</summary>
public static class LedgerWolverineOptions
{
    /// <summary>
    /// Finds the ledger's endpoints and keeps every message in the database until it is taken, wherever it goes.
    /// </summary>
    /// <param name="options">The options of the application, whose Marten store is integrated with Wolverine.</param>
    public static WolverineOptions UsePorFseLedger(this WolverineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Discovery.IncludeAssembly(typeof(CertificationEndpoint).Assembly);
        options.Policies.UseDurableLocalQueues();
        options.Policies.UseDurableOutboxOnAllSendingEndpoints();
        options.Services.AddScoped<Judge>();
        return options;
    }
}
