using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class writing_journals
{
    private const string Folder = "tests/PorFse.Ledger.Tests/Exchange/Journals/";

    // One event of every type, after a plan that the plan among them amends, and one nobody would want to write down.
    private static readonly IReadOnlyList<RecordedEvent> History = Recorded(
    [
        .. EventSamples.Full.Take(2),
        Plan(),
        .. EventSamples.Full.Skip(2),
        new InitiativeOpened("corsi \"A\"; 2016", "Corsi; \"A\", e altri | 100%", "II", "9.i", Day, null, null),
        new ResourcesProgrammed("corsi \"A\"; 2016", Eur(0.01m), Day, "PR (7); 'x'", "DGR 1; del | 2016, all. A"),
    ]);

    [Fact]
    public Task for_hledger_gives_this_file() => ShouldBeApprovedAsync(new HledgerJournal(), "small.approved.journal");

    [Fact]
    public Task for_beancount_gives_this_file() =>
        ShouldBeApprovedAsync(new BeancountJournal(), "small.approved.beancount");

    [Fact]
    public async Task books_a_plan_as_what_it_changes_in_the_one_before_it_by_date()
    {
        // The middle one of three is recorded last, and then once more.
        PlannedAxis[] middle = [Axis("I", 310m, ("8.i", 310m)), Axis("II", 50m, ("9.i", 50m))];
        var events = Recorded(
        [
            Adoption(),
            Plan("first", "2015-01-01"),
            Plan("last", "2019-01-01") with { Axes = [Axis("I", 300m, ("8.i", 200m), ("8.ii", 100m))] },
            Plan("middle", "2017-01-01") with { Axes = middle },
            Plan("repeated", "2017-01-01") with { Axes = middle },
        ]);
        foreach (var journal in await WrittenJournal.InBothAsync(events, Today))
        {
            journal.Transactions.Select(transaction =>
                $"{transaction.Reference}: {string.Join(", ", transaction.Postings)}").ShouldBe(
            [
                "first: (Assets:Allocated:I:8-i, 200.00), (Assets:Allocated:I:8-ii, 100.00), "
                + "(Assets:Allocated:II:9-i, 50.00), (Equity:Allocated, -350.00)",
                "last: (Assets:Allocated:I:8-i, -110.00), (Assets:Allocated:I:8-ii, 100.00), "
                + "(Assets:Allocated:II:9-i, -50.00), (Equity:Allocated, 60.00)",
                "middle: (Assets:Allocated:I:8-i, 110.00), (Assets:Allocated:I:8-ii, -100.00), "
                + "(Equity:Allocated, -10.00)",
                "repeated: ",
            ]);
        }
    }

    [Fact]
    public async Task counts_a_day_from_the_day_itself_and_an_event_from_its_own_position()
    {
        var events = Recorded([.. EventSamples.Full]);
        (await PaidAsync("2016-05-19", 99)).ShouldBe(0m);
        (await PaidAsync("2016-05-20", 99)).ShouldBe(25_000m);
        (await PaidAsync("2017-06-30", 14)).ShouldBe(24_999.99m);
        (await PaidAsync("2017-06-30", 13)).ShouldBe(25_000m);

        async Task<decimal> PaidAsync(string at, long until) =>
            (await WrittenJournal.InBothAsync(events, On(at), until)).Select(journal =>
                journal.Balances(DateOnly.MaxValue).GetValueOrDefault("Assets:Paid:I")).Distinct().Single();
    }

    [Fact]
    public async Task counts_the_transactions_it_writes()
    {
        var (text, transactions) = await WrittenJournal.OfAsync(new HledgerJournal(), History, Today);
        transactions.ShouldBe(11);
        ReadJournal.OfHledger(text).Transactions.Count.ShouldBe(11);
    }

    [Fact]
    public async Task of_a_ledger_without_a_programme_gives_accounts_and_nothing_in_them()
    {
        foreach (var journal in await WrittenJournal.InBothAsync([], Today))
        {
            journal.Transactions.ShouldBeEmpty();
            journal.Accounts.Keys.ShouldBe(
            [
                "Assets:Allocated", "Assets:Programmed", "Assets:Committed", "Assets:Paid", "Assets:Certified",
                "Equity:Allocated", "Equity:Programmed", "Equity:Committed", "Equity:Paid", "Equity:Certified",
            ]);
        }
    }

    [Fact]
    public async Task writes_the_largest_amounts_in_full()
    {
        var events = Recorded(
        [
            Adoption(), Plan(), Opening(),
            .. Enumerable.Range(0, 3).Select(i =>
                new ResourcesProgrammed(InitiativeCode, TransactionRules.LargestAmount, Day, $"PR-{i}", null)),
        ]);
        foreach (var journal in await WrittenJournal.InBothAsync(events, Today))
            journal.Balances(Today)["Assets:Programmed:I"].ShouldBe(299_999_999_999.97m);
    }

    [Fact]
    public async Task is_the_same_in_every_culture()
    {
        var here = await WrittenJournal.OfAsync(new BeancountJournal(), History, Today);
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA");
            (await WrittenJournal.OfAsync(new BeancountJournal(), History, Today)).ShouldBe(here);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    private static async Task ShouldBeApprovedAsync(IJournalFormat format, string file) =>
        Approved.Check(Folder + file, (await WrittenJournal.OfAsync(format, History, Today)).Text);

    private static List<RecordedEvent> Recorded(IEnumerable<IEvent> facts) =>
    [
        .. facts.Select((fact, before) => new RecordedEvent(
            before + 1,
            Guid.Empty,
            EventSamples.StreamOf(fact),
            1,
            new DateTimeOffset(2020, 1, 31, 12, 0, before, TimeSpan.Zero),
            fact,
            Origin)),
    ];
}
