using PorFse.Ledger.Postgres;

namespace PorFse.Ledger.Cli;

/// <summary>The connected user may not append to the ledger.</summary>
internal sealed record RecordingNotAllowed(string User, string Role) : Refusal
{
    public override string Message => Text($"To record, the user {User} needs 1 more role of the server: {Role}.");

    internal static RecordingNotAllowed To(LedgerStanding standing) =>
        new(standing.User, standing.RoleFor(LedgerRoles.Recorder));
}

/// <summary>The connected user may not read the log, from which every answer is made.</summary>
internal sealed record ReadingNotAllowed(string User, string Role) : Refusal
{
    public override string Message =>
        Text($"To ask porfse, the user {User} needs 1 more role of the server: {Role}; views are read by SQL.");

    internal static ReadingNotAllowed To(LedgerStanding standing) =>
        new(standing.User, standing.RoleFor(LedgerRoles.Auditor));
}

/// <summary>The connected user may not act as the owner of the views.</summary>
internal sealed record RebuildingNotAllowed(string User, string Role) : Refusal
{
    public override string Message => Text($"To rebuild, the user {User} needs 1 more role of the server: {Role}.");

    internal static RebuildingNotAllowed To(LedgerStanding standing) =>
        new(standing.User, standing.RoleFor(LedgerRoles.Owner));
}

/// <summary>Guards of the ledger are missing, disabled or altered.</summary>
internal sealed record GuardsNotArmed(int Faults, int Guards, string Names) : Refusal
{
    public override string Message =>
        Text($"Nothing is recorded without guards: {Faults} faults where {Guards} guards should be armed: {Names}.");

    internal static GuardsNotArmed Of(LedgerStanding standing) =>
        new(standing.Faults.Count, LedgerStanding.Guards, string.Join(", ", standing.Faults));
}
