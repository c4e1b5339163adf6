using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>
/// An operation and its net totals. At any position: committed ≥ paid ≥ certified ≥ certified public ≥ 0.
/// </summary>
public sealed record Operation : IStream<Operation>
{
    /// <inheritdoc/>
    public static Operation Initial { get; } = new();

    /// <summary>True once it has been selected.</summary>
    public bool IsSelected { get; private init; }

    /// <summary>Its local code; empty before selection.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The initiative it was selected under; empty before selection.</summary>
    public string Initiative { get; private init; } = "";

    /// <summary>When it was selected.</summary>
    public DateOnly SelectedOn { get; private init; }

    /// <summary>Commitments entered less reduced, EUR.</summary>
    public Euro Committed { get; private init; }

    /// <summary>Payments made less recovered, EUR.</summary>
    public Euro Paid { get; private init; }

    /// <summary>Total eligible expenditure certified less decertified, EUR.</summary>
    public Euro Certified { get; private init; }

    /// <summary>Public part of the expenditure certified less decertified, EUR.</summary>
    public Euro CertifiedPublic { get; private init; }

    /// <summary>What of each transaction, by reference, has not been taken back.</summary>
    public Outstanding Outstanding { get; private init; } = Outstanding.Nothing;

    /// <summary>Committed and not yet paid.</summary>
    public Euro Unpaid => Committed - Paid;

    /// <summary>Paid and not yet certified.</summary>
    public Euro Uncertified => Paid - Certified;

    /// <summary>The state before the first event, on which only corrections of some references are judged.</summary>
    internal static Operation Watching(Predicate<string> references) =>
        Initial with { Outstanding = Outstanding.Watching(references) };

    /// <summary>The same operation with what is known of it from elsewhere than its events.</summary>
    internal Operation Resumed(
        string code,
        string initiative,
        DateOnly selectedOn,
        (Euro Committed, Euro Paid, Euro Certified, Euro CertifiedPublic) totals,
        Outstanding outstanding) => this with
        {
            IsSelected = true,
            Code = code,
            Initiative = initiative,
            SelectedOn = selectedOn,
            Committed = totals.Committed,
            Paid = totals.Paid,
            Certified = totals.Certified,
            CertifiedPublic = totals.CertifiedPublic,
            Outstanding = outstanding,
        };

    /// <inheritdoc/>
    public static Operation Evolve(Operation state, IEventOf<Operation> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            OperationSelected selected => state with
            {
                IsSelected = true,
                Code = selected.Operation,
                Initiative = selected.Initiative,
                SelectedOn = selected.On,
            },
            ExpenditureCertified certified => state.Moved(certified) with
            {
                CertifiedPublic = state.CertifiedPublic + certified.PublicAmount,
            },
            ExpenditureDecertified decertified => state.Moved(decertified) with
            {
                CertifiedPublic = state.CertifiedPublic - decertified.PublicAmount,
            },
            ITransaction transaction => state.Moved(transaction),
            _ => throw new UnreachableException($"An operation has no {@event?.GetType().Name}."),
        };
    }

    private Operation Moved(ITransaction transaction)
    {
        var (stage, amount) = Movement.Of(transaction);
        var moved = this with { Outstanding = Outstanding.After(transaction) };
        return stage switch
        {
            Stage.Committed => moved with { Committed = Committed + amount },
            Stage.Paid => moved with { Paid = Paid + amount },
            Stage.Certified => moved with { Certified = Certified + amount },
            _ => throw new UnreachableException($"An operation has no stage {stage}."),
        };
    }
}
