using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse participants</c>: how many people have taken part.</summary>
internal static class ParticipantsCommand
{
    internal static Command Create(GlobalOptions global, Labels labels) =>
        StateCommand.Create("participants", global, labels, async (reading, programme, basis, cancellation) =>
        {
            var counted = await ParticipantsView.ReadAsync(reading, basis, cancellation);
            var progress = await new ProgressReader(reading, programme)
                .ReadAsync(Breakdown.Axis, basis, cancellation);
            return screen => ParticipantsTable.Of(
                counted, [.. progress.Rows.Select(row => row.Key!)], basis.At, screen);
        });
}
