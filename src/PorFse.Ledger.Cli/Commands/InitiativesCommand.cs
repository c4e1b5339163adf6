using System.CommandLine;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse initiatives</c>: what every initiative has come to.</summary>
internal static class InitiativesCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var axis = Options.Named("axis", labels);
        return StateCommand.Create("initiatives", global, labels, [axis], parsed => Read(parsed.GetValue(axis)));
    }

    private static ReadState Read(string? axis) => async (reading, programme, basis, cancellation) =>
    {
        var places = await ExplanationReader.BeginAsync(reading, programme, basis, cancellation);
        if ((await places.FindAsync(new Place(Axis: axis), cancellation)).Reason is { } reason)
            throw new RefusedException(reason);
        var progress = await InitiativeProgress.ReadAsync(reading, programme, basis, cancellation);
        var rows = progress.Rows.Where(row => axis is null || row.Initiative.Axis == axis).ToList();
        return screen => InitiativeTable.Of(rows, basis.At, screen) with { PrintedOrder = InitiativeTable.OnScreen };
    };
}
