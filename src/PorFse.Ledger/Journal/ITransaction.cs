using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>
/// An event that moves money. Its amount is always above EUR 0.00; its type says which stage it moves and whether it
/// adds or takes away.
/// </summary>
/// <remarks>
/// It names the initiative it counts for, as the national records name the hierarchical level of every admitted
/// commitment, payment and certified amount (PUC, records FN05, FN07, FN09).
/// </remarks>
public interface ITransaction : IEvent
{
    /// <summary>The initiative, hence priority and axis, it counts for.</summary>
    string Initiative { get; }

    /// <summary>EUR, two decimals, above zero. Total eligible where a public part is told apart.</summary>
    Euro Amount { get; }

    /// <summary>The number of the source document that records it.</summary>
    string Reference { get; }

    /// <summary>The supporting document (decree, mandate, payment application), or null.</summary>
    string? Document { get; }

    /// <summary>
    /// The reference of the reversal whose amount this gives back, where an import is undone that brought it; else
    /// null.
    /// </summary>
    string? Restores => null;
}

/// <summary>A transaction that takes back what an earlier one brought.</summary>
public interface IReversal : ITransaction
{
    /// <summary>Why, by the national code of causes where there is one; or null.</summary>
    string? Cause { get; }

    /// <summary>The reference of the transaction it corrects, or null where it corrects none in particular.</summary>
    string? Corrects { get; }
}

/// <summary>The stage a transaction moves and the signed amount.</summary>
public readonly record struct Movement(Stage Stage, Euro Amount)
{
    /// <summary>The types of event that move a stage: the one that adds, the one that takes away.</summary>
    public static IReadOnlyList<Type> TypesOf(Stage stage) => stage switch
    {
        Stage.Programmed => [typeof(ResourcesProgrammed), typeof(ProgrammedResourcesReduced)],
        Stage.Committed => [typeof(CommitmentEntered), typeof(CommitmentReduced)],
        Stage.Paid => [typeof(PaymentMade), typeof(PaymentRecovered)],
        Stage.Certified => [typeof(ExpenditureCertified), typeof(ExpenditureDecertified)],
        _ => throw new UnreachableException($"{stage} is no stage."),
    };

    /// <summary>The operation a transaction belongs to; null for the programming of an initiative.</summary>
    public static string? OperationOf(ITransaction transaction) => transaction switch
    {
        CommitmentEntered e => e.Operation,
        CommitmentReduced e => e.Operation,
        PaymentMade e => e.Operation,
        PaymentRecovered e => e.Operation,
        ExpenditureCertified e => e.Operation,
        ExpenditureDecertified e => e.Operation,
        _ => null,
    };

    /// <summary>What a transaction does to the totals.</summary>
    public static Movement Of(ITransaction transaction) => transaction switch
    {
        ResourcesProgrammed => new(Stage.Programmed, transaction.Amount),
        ProgrammedResourcesReduced => new(Stage.Programmed, -transaction.Amount),
        CommitmentEntered => new(Stage.Committed, transaction.Amount),
        CommitmentReduced => new(Stage.Committed, -transaction.Amount),
        PaymentMade => new(Stage.Paid, transaction.Amount),
        PaymentRecovered => new(Stage.Paid, -transaction.Amount),
        ExpenditureCertified => new(Stage.Certified, transaction.Amount),
        ExpenditureDecertified => new(Stage.Certified, -transaction.Amount),
        _ => throw new UnreachableException($"{transaction.GetType().Name} moves no stage."),
    };
}
