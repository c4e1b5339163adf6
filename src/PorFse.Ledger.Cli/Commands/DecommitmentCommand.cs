using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse decommitment</c>: the targets under N+3, and whether money will be lost.</summary>
internal static class DecommitmentCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        StateCommand.Create("decommitment", global, labels, async (reading, programme, basis, cancellation) =>
        {
            var risk = await DecommitmentRisk.ReadAsync(reading, programme, basis, cancellation);
            return screen => DecommitmentTable.Of(risk, basis.At, screen);
        });
}
