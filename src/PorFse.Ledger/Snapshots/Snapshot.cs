using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>A named, frozen state of the programme, perhaps approved.</summary>
public sealed record Snapshot : IStream<Snapshot>
{
    /// <inheritdoc/>
    public static Snapshot Initial { get; } = new();

    /// <summary>What was sealed under its name, or null before it is.</summary>
    public SnapshotSealed? Sealing { get; private init; }

    /// <inheritdoc/>
    public static Snapshot Evolve(Snapshot state, IEventOf<Snapshot> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            SnapshotSealed sealing => state with { Sealing = sealing },
            _ => throw new UnreachableException($"A snapshot has no {@event?.GetType().Name}."),
        };
    }
}

/// <summary>No snapshot of this name in the ledger.</summary>
public sealed record SnapshotUnknown(string Snapshot, long Sealed) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"None of the ledger's {Sealed} snapshots is named \"{Snapshot}\"; \"porfse snapshot list\" names them all.");
}
