using System.Diagnostics;
using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>The facts that planned events stand for, with their papers.</summary>
internal static class PlannedFacts
{
    /// <summary>A fact of an initiative.</summary>
    internal static IEvent Initiative(in PlannedEvent planned, DemonstrationInitiative initiative)
    {
        var (code, on) = (initiative.Code, DateOnly.FromDayNumber(planned.Day));
        var amount = Euro.FromCents(planned.Cents);
        return planned.Kind switch
        {
            PlannedKind.InitiativeOpened => new InitiativeOpened(
                code, initiative.Title, initiative.Axis, initiative.Priority, on, initiative.Family, null),
            PlannedKind.Programmed => new ResourcesProgrammed(
                code, amount, on, Papers.Tranche(code, planned.Ordinal), Papers.Resolution(planned)),
            PlannedKind.ProgrammedReduced => new ProgrammedResourcesReduced(
                code, amount, on, Numbered("RPR", code, planned.Ordinal), null,
                planned.Corrects == 0 ? null : Papers.Tranche(code, planned.Corrects), Papers.Resolution(planned)),
            PlannedKind.InitiativeClosed => new InitiativeClosed(code, on, Papers.Decree(planned)),
            _ => throw new UnreachableException($"An initiative has no {planned.Kind}."),
        };
    }

    /// <summary>A fact of an operation: the n-th of its initiative, with its number in all, both from 1.</summary>
    internal static IEvent Operation(
        in PlannedEvent planned, DemonstrationInitiative initiative, int nth, int number, int seed)
    {
        var (of, on) = (initiative.Code, DateOnly.FromDayNumber(planned.Day));
        var (code, digits) = (Papers.Code(number), number.ToString("000000", CultureInfo.InvariantCulture));
        var (amount, ordinal, corrects) = (Euro.FromCents(planned.Cents), planned.Ordinal, planned.Corrects);
        var cause = Papers.Cause(planned.Cause);
        return planned.Kind switch
        {
            PlannedKind.OperationSelected => Papers.Selection(initiative, nth, number, on, seed),
            PlannedKind.Committed => new CommitmentEntered(
                code, of, amount, on, Numbered("IMP", digits, ordinal), Papers.Decree(planned)),
            PlannedKind.CommitmentReduced => new CommitmentReduced(
                code, of, amount, on, Numbered("DIS", digits, ordinal), cause, Numbered("IMP", digits, corrects),
                Papers.Decree(planned)),
            PlannedKind.Paid => new PaymentMade(
                code, of, amount, on, Numbered("PAG", digits, ordinal), cause, Papers.Mandate(planned)),
            PlannedKind.Recovered => new PaymentRecovered(
                code, of, amount, on, Numbered("REC", digits, ordinal), cause, Numbered("PAG", digits, corrects),
                Papers.Decree(planned)),
            PlannedKind.Certified => new ExpenditureCertified(
                code, of, amount, Public(planned.Cents, number, seed), on, Numbered("CER", digits, ordinal),
                PaymentApplications.Document(on)),
            PlannedKind.Decertified => new ExpenditureDecertified(
                code, of, amount, Public(planned.Cents, number, seed), on, Numbered("DEC", digits, ordinal), cause,
                Numbered("CER", digits, corrects), PaymentApplications.Document(on)),
            _ => throw new UnreachableException($"An operation has no {planned.Kind}."),
        };
    }

    // Rounded down for a part as for the whole, so what a deduction leaves of a certification stays within its total.
    private static Euro Public(long cents, int number, int seed) =>
        Euro.FromCents((long)((Int128)cents * Papers.PublicPermille(number, seed) / 1000));

    private static string Numbered(string register, string of, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{register}-{of}-{ordinal}");
}
