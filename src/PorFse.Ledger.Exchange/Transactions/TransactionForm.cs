using System.Collections.Frozen;
using Field = PorFse.Ledger.Exchange.TransactionField;

namespace PorFse.Ledger.Exchange;

/// <summary>What a row of one type must say, what it may say besides, and the command it becomes.</summary>
/// <param name="Type">The name of the event.</param>
/// <param name="Needed">Fields that must have a value.</param>
/// <param name="Optional">Fields that may have one; any other must not.</param>
/// <param name="Submit">Hands the row in at a desk.</param>
internal sealed record TransactionForm(
    string Type,
    IReadOnlyList<Field> Needed,
    IReadOnlyList<Field> Optional,
    Func<TransactionEntry, Desk, Submission> Submit)
{
    // A bit a field: asked for every cell of every row.
    private readonly int needed = Bits(Needed);
    private readonly int allowed = Bits(Needed) | Bits(Optional);

    private static readonly Field[] Money = [Field.Amount, Field.On, Field.Reference];
    private static readonly Field[] OfOperation = [Field.Operation, .. Money];
    private static readonly Field[] Taken = [Field.Initiative, Field.Cause, Field.Corrects];

    private static readonly FrozenDictionary<string, TransactionForm> ByType = new[]
    {
        Of<InitiativeOpened>(
            [Field.Initiative, Field.Title, Field.Axis, Field.Priority, Field.On],
            [Field.Family],
            (e, desk) => desk.Submit(new OpenInitiative(new InitiativeOpened(
                e.Initiative!, e.Title!, e.Axis!, e.Priority!, e.On, e.Family, e.Document)))),
        Of<ResourcesProgrammed>([Field.Initiative, .. Money], [], (e, desk) =>
            desk.Submit(new ProgramResources(e.Initiative!, e.Amount!.Value, e.On, e.Reference!, e.Document))),
        Of<ProgrammedResourcesReduced>([Field.Initiative, .. Money], [Field.Cause, Field.Corrects], (e, desk) =>
            desk.Submit(new ReduceProgrammedResources(
                e.Initiative!, e.Amount!.Value, e.On, e.Reference!, e.Cause, e.Corrects, e.Document))),
        Of<InitiativeClosed>([Field.Initiative, Field.On], [], (e, desk) =>
            desk.Submit(new CloseInitiative(e.Initiative!, e.On, e.Document))),
        Of<OperationSelected>(
            [Field.Operation, Field.Initiative, Field.Title, Field.Beneficiary, Field.On],
            [Field.Cup],
            (e, desk) => desk.Submit(new SelectOperation(new OperationSelected(
                e.Operation!, e.Initiative!, e.Title!, e.Beneficiary!, e.Cup, e.On, e.Document)))),
        Of<CommitmentEntered>(OfOperation, [Field.Initiative], (e, desk) =>
            desk.Submit(new EnterCommitment(e.Operation!, e.Amount!.Value, e.On, e.Reference!, e.Document))),
        Of<CommitmentReduced>(OfOperation, Taken, (e, desk) =>
            desk.Submit(new ReduceCommitment(
                e.Operation!, e.Amount!.Value, e.On, e.Reference!, e.Cause, e.Corrects, e.Document))),
        Of<PaymentMade>(OfOperation, [Field.Initiative, Field.Cause], (e, desk) =>
            desk.Submit(new MakePayment(e.Operation!, e.Amount!.Value, e.On, e.Reference!, e.Cause, e.Document))),
        Of<PaymentRecovered>(OfOperation, Taken, (e, desk) =>
            desk.Submit(new RecoverPayment(
                e.Operation!, e.Amount!.Value, e.On, e.Reference!, e.Cause, e.Corrects, e.Document))),
        Of<ExpenditureCertified>([.. OfOperation, Field.PublicAmount], [Field.Initiative], (e, desk) =>
            desk.Submit(new CertifyExpenditure(
                e.Operation!, e.Amount!.Value, e.PublicAmount!.Value, e.On, e.Reference!, e.Document))),
        Of<ExpenditureDecertified>([.. OfOperation, Field.PublicAmount], Taken, (e, desk) =>
            desk.Submit(new DecertifyExpenditure(
                e.Operation!, e.Amount!.Value, e.PublicAmount!.Value, e.On, e.Reference!, e.Cause, e.Corrects,
                e.Document))),
    }.ToFrozenDictionary(form => form.Type, StringComparer.Ordinal);

    /// <summary>The names of all types, in alphabetical order.</summary>
    internal static string Types { get; } = string.Join(", ", ByType.Keys.Order(StringComparer.Ordinal));

    /// <summary>How many types there are.</summary>
    internal static int Count => ByType.Count;

    /// <summary>The form of a type; null where rows have no such type.</summary>
    internal static TransactionForm? Find(string type) => ByType.GetValueOrDefault(type);

    /// <summary>All fields a row of this type may have, in the order of a file.</summary>
    internal IReadOnlyList<Field> Fields { get; } = [.. Needed.Concat(Optional).Order()];

    /// <summary>True for a field that a row of this type may have.</summary>
    internal bool Takes(Field field) => ((allowed >> (int)field) & 1) == 1;

    /// <summary>True for a field that a row of this type must have.</summary>
    internal bool Needs(Field field) => ((needed >> (int)field) & 1) == 1;

    private static int Bits(IReadOnlyList<Field> fields) =>
        fields.Aggregate(0, (bits, field) => bits | (1 << (int)field));

    private static TransactionForm Of<TEvent>(
        Field[] needed, Field[] optional, Func<TransactionEntry, Desk, Submission> submit) =>
        new(
            EventCatalogue.AliasOf(typeof(TEvent)),
            needed,
            [.. optional, Field.Document, Field.Source, Field.Type],
            submit);
}
