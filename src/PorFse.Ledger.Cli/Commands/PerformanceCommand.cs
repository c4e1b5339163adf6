using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse performance</c>: every indicator against its milestone and target.</summary>
internal static class PerformanceCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        StateCommand.Create("performance", global, labels, async (reading, programme, basis, cancellation) =>
        {
            var framework = await PerformanceFramework.ReadAsync(reading, programme, basis, cancellation);
            return screen => PerformanceTable.Of(framework, basis.At, screen);
        });
}
