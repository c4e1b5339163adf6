using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>
/// Who took part in an axis or initiative, as far as the rules must know it: nothing, because a report may say anything
/// that adds up in itself.
/// </summary>
public sealed record Participation : IStream<Participation>
{
    /// <inheritdoc/>
    public static Participation Initial { get; } = new();

    /// <inheritdoc/>
    public static Participation Evolve(Participation state, IEventOf<Participation> @event) =>
        @event is ParticipantsReported
            ? state
            : throw new UnreachableException($"Participation has no {@event?.GetType().Name}.");
}
