using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>An initiative and the resources programmed for it.</summary>
public sealed record Initiative : IStream<Initiative>
{
    /// <inheritdoc/>
    public static Initiative Initial { get; } = new();

    /// <summary>True once it has been opened.</summary>
    public bool IsOpened { get; private init; }

    /// <summary>Its code; empty before it is opened.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The axis it belongs to; empty before it is opened.</summary>
    public string Axis { get; private init; } = "";

    /// <summary>When it was opened.</summary>
    public DateOnly OpenedOn { get; private init; }

    /// <summary>When it was closed, or null while it is open.</summary>
    public DateOnly? ClosedOn { get; private init; }

    /// <summary>Net resources programmed for it, EUR, never negative.</summary>
    public Euro Programmed { get; private init; }

    /// <summary>What of each programming, by reference, has not been taken back.</summary>
    public Outstanding Outstanding { get; private init; } = Outstanding.Nothing;

    /// <inheritdoc/>
    public static Initiative Evolve(Initiative state, IEventOf<Initiative> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            InitiativeOpened opened => state with
            {
                IsOpened = true,
                Code = opened.Initiative,
                Axis = opened.Axis,
                OpenedOn = opened.On,
            },
            ResourcesProgrammed programmed => state with
            {
                Programmed = state.Programmed + programmed.Amount,
                Outstanding = state.Outstanding.After(programmed),
            },
            ProgrammedResourcesReduced reduced => state with
            {
                Programmed = state.Programmed - reduced.Amount,
                Outstanding = state.Outstanding.After(reduced),
            },
            InitiativePhaseStarted => state,
            InitiativeClosed closed => state with { ClosedOn = closed.On },
            _ => throw new UnreachableException($"An initiative has no {@event?.GetType().Name}."),
        };
    }
}
