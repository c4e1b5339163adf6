using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>One row of the ledger's own file of transactions: what an event says, without where it stands.</summary>
/// <param name="Type">The name of the event, such as "payment_made".</param>
public sealed record TransactionEntry(string Type)
{
    /// <inheritdoc cref="TransactionField.Reference"/>
    public string? Reference { get; init; }

    /// <inheritdoc cref="TransactionField.Operation"/>
    public string? Operation { get; init; }

    /// <inheritdoc cref="TransactionField.Initiative"/>
    public string? Initiative { get; init; }

    /// <inheritdoc cref="TransactionField.Axis"/>
    public string? Axis { get; init; }

    /// <inheritdoc cref="TransactionField.Priority"/>
    public string? Priority { get; init; }

    /// <inheritdoc cref="TransactionField.On"/>
    public DateOnly On { get; init; }

    /// <summary>EUR, two decimals, above zero; null where no money moves.</summary>
    public Euro? Amount { get; init; }

    /// <summary>EUR, two decimals: public part of certified expenditure; null of anything else.</summary>
    public Euro? PublicAmount { get; init; }

    /// <inheritdoc cref="TransactionField.Cause"/>
    public string? Cause { get; init; }

    /// <inheritdoc cref="TransactionField.Corrects"/>
    public string? Corrects { get; init; }

    /// <inheritdoc cref="TransactionField.Document"/>
    public string? Document { get; init; }

    /// <inheritdoc cref="TransactionField.Title"/>
    public string? Title { get; init; }

    /// <inheritdoc cref="TransactionField.Cup"/>
    public string? Cup { get; init; }

    /// <inheritdoc cref="TransactionField.Beneficiary"/>
    public string? Beneficiary { get; init; }

    /// <inheritdoc cref="TransactionField.Source"/>
    public string? Source { get; init; }

    /// <inheritdoc cref="TransactionField.Family"/>
    public string? Family { get; init; }

    /// <summary>A field as a file has it: dates as 2019-12-31, amounts as 1234.50; null where there is none.</summary>
    public string? this[TransactionField field] => field switch
    {
        TransactionField.Type => Type,
        TransactionField.Reference => Reference,
        TransactionField.Operation => Operation,
        TransactionField.Initiative => Initiative,
        TransactionField.Axis => Axis,
        TransactionField.Priority => Priority,
        TransactionField.On => On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TransactionField.Amount => Amount?.ToString(),
        TransactionField.PublicAmount => PublicAmount?.ToString(),
        TransactionField.Cause => Cause,
        TransactionField.Corrects => Corrects,
        TransactionField.Document => Document,
        TransactionField.Title => Title,
        TransactionField.Cup => Cup,
        TransactionField.Beneficiary => Beneficiary,
        TransactionField.Source => Source,
        TransactionField.Family => Family,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The row of an event from a source; null for an event that such a file does not hold.</summary>
    public static TransactionEntry? Of(IEvent fact, string? source)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var entry = fact switch
        {
            InitiativeOpened opened => Of(opened),
            OperationSelected selected => Of(selected),
            InitiativeClosed closed => new TransactionEntry(EventCatalogue.AliasOf(typeof(InitiativeClosed)))
            {
                Initiative = closed.Initiative,
                Document = closed.Document,
            },
            ITransaction transaction => Of(transaction),
            _ => null,
        };
        return entry is null ? null : entry with { On = fact.On, Source = source };
    }

    /// <summary>Hands it in at a desk; it must say what its type needs.</summary>
    internal Submission Submit(Desk desk) => TransactionForm.Find(Type)!.Submit(this, desk);

    private static TransactionEntry Of(InitiativeOpened opened) =>
        new(EventCatalogue.AliasOf(typeof(InitiativeOpened)))
        {
            Initiative = opened.Initiative,
            Title = opened.Title,
            Axis = opened.Axis,
            Priority = opened.Priority,
            Family = opened.Family,
            Document = opened.Document,
        };

    private static TransactionEntry Of(OperationSelected selected) =>
        new(EventCatalogue.AliasOf(typeof(OperationSelected)))
        {
            Operation = selected.Operation,
            Initiative = selected.Initiative,
            Title = selected.Title,
            Beneficiary = selected.Beneficiary,
            Cup = selected.Cup,
            Document = selected.Document,
        };

    private static TransactionEntry Of(ITransaction transaction) =>
        new(EventCatalogue.AliasOf(transaction.GetType()))
        {
            Reference = transaction.Reference,
            Operation = Movement.OperationOf(transaction),
            Initiative = transaction.Initiative,
            Amount = transaction.Amount,
            PublicAmount = transaction switch
            {
                ExpenditureCertified certified => certified.PublicAmount,
                ExpenditureDecertified decertified => decertified.PublicAmount,
                _ => null,
            },
            Cause = transaction switch
            {
                PaymentMade payment => payment.Cause,
                IReversal reversal => reversal.Cause,
                _ => null,
            },
            Corrects = (transaction as IReversal)?.Corrects,
            Document = transaction.Document,
        };
}
