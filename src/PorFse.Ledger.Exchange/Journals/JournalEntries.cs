using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>Events as the transactions of a journal, whatever its syntax.</summary>
internal sealed class JournalEntries(JournalAccounts accounts, AllocationChanges changes)
{
    /// <summary>The entry of an event that moves money or allocates it.</summary>
    internal JournalEntry Of(RecordedEvent recorded) => recorded.Data switch
    {
        FinancialPlanAdopted plan => new JournalEntry(
            plan.On,
            NameOf(plan),
            plan.Decision,
            plan.Decision,
            [.. Origin(recorded), .. Noted("note", plan.Note)],
            [.. JournalAccounts.Book(changes.At(recorded.Position))]),
        ITransaction transaction => new JournalEntry(
            transaction.On,
            NameOf(transaction),
            string.Join(", ", new[] { recorded.Stream.Code, transaction.Document }.OfType<string>()),
            transaction.Reference,
            [.. Origin(recorded), .. Subject(recorded, transaction), .. Circumstances(transaction)],
            [.. accounts.Book(transaction)]),
        _ => throw new ArgumentException($"A journal has no entry for {recorded.Data.GetType().Name}."),
    };

    private static string NameOf(IEvent fact) => EventCatalogue.AliasOf(fact.GetType());

    private static IEnumerable<JournalNote> Origin(RecordedEvent recorded) =>
    [
        new("position", recorded.Position.ToString(CultureInfo.InvariantCulture)) { IsNumber = true },
        new("recordedAt", JournalText.Of(recorded.RecordedAt)),
        new("source", recorded.Provenance.Source),
    ];

    private static IEnumerable<JournalNote> Subject(RecordedEvent recorded, ITransaction transaction) =>
    [
        .. Noted("operation", recorded.Stream.Kind == "operation" ? recorded.Stream.Code : null),
        new("initiative", transaction.Initiative),
    ];

    private static IEnumerable<JournalNote> Circumstances(ITransaction transaction)
    {
        var reversal = transaction as IReversal;
        Euro? publicAmount = transaction switch
        {
            ExpenditureCertified certified => certified.PublicAmount,
            ExpenditureDecertified decertified => -decertified.PublicAmount,
            _ => null,
        };
        return
        [
            .. Noted("cause", reversal?.Cause ?? (transaction as PaymentMade)?.Cause),
            .. Noted("corrects", reversal?.Corrects),
            .. Noted("publicAmount", publicAmount?.ToString()).Select(note => note with { IsNumber = true }),
        ];
    }

    private static IEnumerable<JournalNote> Noted(string name, string? value) =>
        value is null ? [] : [new JournalNote(name, value)];
}
