using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>
/// The command that takes back a transaction by one of the opposite type, of the same amount and date. It is known by
/// the identity of what it takes back, so that it is handed in once however often it is asked for.
/// </summary>
/// <param name="Undone">The transaction.</param>
/// <param name="Submission">The command.</param>
public sealed record Opposite(RecordedEvent Undone, Submission Submission)
{
    private const string Mark = "undo:";

    /// <summary>The opposite of a transaction.</summary>
    /// <param name="undone">The transaction.</param>
    /// <param name="desk">Where the command is handed in.</param>
    public static Opposite Of(RecordedEvent undone, Desk desk)
    {
        ArgumentNullException.ThrowIfNull(undone);
        ArgumentNullException.ThrowIfNull(desk);
        var transaction = (ITransaction)undone.Data;
        var (on, reference, corrects) = (transaction.On, Mark + undone.Id, transaction.Reference);
        var submission = transaction switch
        {
            ResourcesProgrammed e => desk.Submit(new ReduceProgrammedResources(
                e.Initiative, e.Amount, on, reference, null, corrects, e.Document)),
            ProgrammedResourcesReduced e => desk.Submit(new ProgramResources(
                e.Initiative, e.Amount, on, reference, e.Document, corrects)),
            CommitmentEntered e => desk.Submit(new ReduceCommitment(
                e.Operation, e.Amount, on, reference, null, corrects, e.Document)),
            CommitmentReduced e => desk.Submit(new EnterCommitment(
                e.Operation, e.Amount, on, reference, e.Document, corrects)),
            PaymentMade e => desk.Submit(new RecoverPayment(
                e.Operation, e.Amount, on, reference, null, corrects, e.Document)),
            PaymentRecovered e => desk.Submit(new MakePayment(
                e.Operation, e.Amount, on, reference, null, e.Document, corrects)),
            ExpenditureCertified e => desk.Submit(new DecertifyExpenditure(
                e.Operation, e.Amount, e.PublicAmount, on, reference, null, corrects, e.Document)),
            ExpenditureDecertified e => desk.Submit(new CertifyExpenditure(
                e.Operation, e.Amount, e.PublicAmount, on, reference, e.Document, corrects)),
            _ => throw new UnreachableException($"{transaction.GetType().Name} has no opposite."),
        };
        return new Opposite(undone, submission);
    }

    /// <summary>The reference it corrects or restores.</summary>
    public string Corrects => ((ITransaction)Undone.Data).Reference;
}
