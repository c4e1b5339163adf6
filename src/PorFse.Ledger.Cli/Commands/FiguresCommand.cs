using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse figures</c>: every figure of the report on 2019, printed and recomputed.</summary>
internal static class FiguresCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) => StateCommand.CreateAt(
        PublishedReport.At, "figures", global, labels, async (reading, programme, basis, cancellation) =>
        {
            var state = await FigureState.ReadAsync(reading, programme, basis, cancellation);
            return screen => FiguresTable.Of(state, basis.At, screen);
        });
}
