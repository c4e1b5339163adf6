using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>Journals of random histories, read back by their syntax and added up.</summary>
public class journals_of_random_histories
{
    private static readonly Dictionary<string, Func<ProgressRow, Euro?>> Columns = new()
    {
        ["Allocated"] = row => row.Allocation,
        ["Programmed"] = row => row.Programmed,
        ["Committed"] = row => row.Committed,
        ["Paid"] = row => row.Paid,
        ["Certified"] = row => row.Certified,
    };

    [Fact]
    public Task add_up_to_table_2_at_any_date_as_known_at_any_position() => SeededRandom.TryAsync(700, async random =>
    {
        var history = new RandomHistory(random);
        var (at, until) = (history.Day(), random.Next(1, history.Events.Count + 1));
        var earlier = at.AddDays(-random.Next(1_000));
        foreach (var journal in await WrittenJournal.InBothAsync(history.Events, at, until))
        {
            foreach (var date in new[] { at, earlier })
                (await DifferencesAsync(journal, history.Events.Take(until), date)).ShouldBeEmpty();
        }
    });

    [Fact]
    public Task balance_in_every_transaction_on_declared_accounts() => SeededRandom.TryAsync(300, async random =>
    {
        var history = new RandomHistory(random);
        foreach (var journal in await WrittenJournal.InBothAsync(history.Events, history.Day()))
        {
            journal.Transactions.ShouldAllBe(transaction => transaction.Postings.Sum(posting => posting.Amount) == 0m);
            journal.Transactions.SelectMany(transaction => transaction.Postings).Select(posting => posting.Account)
                .ShouldBeSubsetOf(journal.Accounts.Keys);
        }
    });

    [Fact]
    public Task tell_everything_an_event_says() => SeededRandom.TryAsync(300, async random =>
    {
        var history = new RandomHistory(random);
        var at = history.Day();
        var facts = history.Events.Where(recorded =>
            recorded.Data is ITransaction or FinancialPlanAdopted && recorded.Data.On <= at).ToList();
        foreach (var journal in await WrittenJournal.InBothAsync(history.Events, at))
        {
            journal.Transactions.Select(Line).ShouldBe(facts.Select(Line));
            foreach (var opened in history.Events.Select(recorded => recorded.Data).OfType<InitiativeOpened>())
            {
                journal.Accounts.Values.Count(notes => notes.GetValueOrDefault("initiative") == opened.Initiative
                    && notes["title"] == opened.Title).ShouldBe(4, opened.ToString());
            }
        }
    });

    // Every cell by axis and by initiative, in the words of the journal and in those of the views.
    private static async Task<List<string>> DifferencesAsync(
        ReadJournal journal, IEnumerable<RecordedEvent> events, DateOnly at)
    {
        await using var views = new FoldedViews(events, [new InitiativeSheetView()]);
        var programme = (await views.StreamAsync(StreamName.Programme(Some.Cci), long.MaxValue, default))
            .Fold<Programme>();
        var initiatives = await InitiativeSheetView.ReadAsync(views, long.MaxValue);
        var cells = ProgressFold.Of(events.Select(recorded => recorded.Data), at);
        var (balances, differences) = (journal.Balances(at), new List<string>());
        Compare(Breakdown.Axis, AccountComponent.Of);
        Compare(Breakdown.Initiative, code => PlaceOf(initiatives.Single(entry => entry.Initiative == code)));
        Compare(Breakdown.Programme, _ => null);
        return differences;

        void Compare(Breakdown by, Func<string, string?> placeOf)
        {
            foreach (var row in FinancialProgress.Of(by, programme, initiatives, cells, at).Rows)
            {
                foreach (var (column, amountOf) in Columns)
                {
                    var account = placeOf(row.Key!) is { } place ? $"Assets:{column}:{place}" : $"Assets:{column}";
                    var (wanted, found) = (amountOf(row)?.ToDecimal(), balances.GetValueOrDefault(account));
                    if (wanted is not null && wanted != found)
                        differences.Add($"{account} at {at:O}: {found}, not {wanted}");
                }
            }
        }
    }

    private static string PlaceOf(InitiativeEntry entry) => string.Join(':',
        new[] { entry.Axis, entry.Priority, entry.Initiative }.Select(AccountComponent.Of));

    private static string Line(ReadTransaction read) => string.Join('\u001f',
    [
        $"{read.On:O}", read.Type, read.Subject, read.Reference,
        .. read.Notes.OrderBy(note => note.Key, StringComparer.Ordinal).Select(note => $"{note.Key}={note.Value}"),
    ]);

    private static string Line(RecordedEvent recorded)
    {
        var read = new ReadTransaction(
            recorded.Data.On,
            EventCatalogue.AliasOf(recorded.Data.GetType()),
            recorded.Data switch
            {
                FinancialPlanAdopted plan => plan.Decision,
                ITransaction { Document: { } document } => $"{recorded.Stream.Code}, {document}",
                _ => recorded.Stream.Code,
            });
        Note("position", recorded.Position);
        Note("recordedAt", $"{recorded.RecordedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z");
        Note("source", recorded.Provenance.Source);
        Note("note", (recorded.Data as FinancialPlanAdopted)?.Note);
        Note("operation", recorded.Stream.Kind == "operation" ? recorded.Stream.Code : null);
        Note("initiative", (recorded.Data as ITransaction)?.Initiative);
        Note("cause", (recorded.Data as PaymentMade)?.Cause ?? (recorded.Data as IReversal)?.Cause);
        Note("corrects", (recorded.Data as IReversal)?.Corrects);
        Note("publicAmount", (recorded.Data as ExpenditureCertified)?.PublicAmount);
        Note("publicAmount", -(recorded.Data as ExpenditureDecertified)?.PublicAmount);
        read.Reference = (recorded.Data as FinancialPlanAdopted)?.Decision ?? ((ITransaction)recorded.Data).Reference;
        return Line(read);

        void Note(string name, object? value)
        {
            if (value is not null)
                read.Notes.Add(name, value.ToString()!);
        }
    }
}
