using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>Where everything below is refused: operation OP-1 with 100.00 committed and 60.00 paid.</summary>
public sealed class LedgerWithAPayment(GivenServer server) : IAsyncLifetime
{
    internal Database Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ledger = await server.OpenLedgerAsync();
        foreach (var fact in new[]
        {
            "operation --operation OP-1 --initiative CORSI --title Saldatori --beneficiary Fondazione --on 2016-02-01",
            "commitment --operation OP-1 --amount 100 --on 2016-03-01 --reference IM-1",
            "payment --operation OP-1 --amount 60 --on 2016-05-20 --reference PA-1",
        })
        {
            (await Ledger.Command.RunAsync("record " + fact)).Done.Errors.ShouldBeEmpty();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public class refusing_to_record(LedgerWithAPayment given) : IClassFixture<LedgerWithAPayment>
{
    private const string Fact = " --operation OP-1 --reference X-1";
    private const string On = " --on 2018-03-01 --reference X-1";
    private const string Op = " --operation OP-1" + On;

    [Theory]
    [InlineData("payment --amount 40.01" + Op, "payment-exceeds-commitment",
        "Operation OP-1: a payment of EUR 40.01 exceeds the EUR 40.00 committed and not yet paid.",
        "Operazione OP-1: un pagamento di EUR 40,01 supera gli EUR 40,00 impegnati e non ancora pagati.")]
    [InlineData("commitment-reduction --amount 40.01" + Op, "reduction-below-payments",
        "Operation OP-1: a reduction of EUR 40.01 exceeds the EUR 40.00 committed and not yet paid.",
        "Operazione OP-1: un disimpegno di EUR 40,01 supera gli EUR 40,00 impegnati e non ancora pagati.")]
    [InlineData("commitment-reduction --amount 100.01" + Op, "reduction-exceeds-commitment",
        "Operation OP-1: a reduction of EUR 100.01 exceeds the EUR 100.00 committed.",
        "Operazione OP-1: un disimpegno di EUR 100,01 supera gli EUR 100,00 impegnati.")]
    [InlineData("recovery --amount 60.01" + Op, "recovery-exceeds-payments",
        "Operation OP-1: a recovery of EUR 60.01 exceeds the EUR 60.00 paid.",
        "Operazione OP-1: un recupero di EUR 60,01 supera gli EUR 60,00 pagati.")]
    [InlineData("certification --amount 60.01" + Op, "certification-exceeds-payments",
        "Operation OP-1: certifying EUR 60.01 exceeds the EUR 60.00 paid and not certified.",
        "Operazione OP-1: certificare EUR 60,01 supera gli EUR 60,00 pagati e non certificati.")]
    [InlineData("decertification --amount 0.01" + Op, "decertification-exceeds-certified",
        "Operation OP-1: decertifying EUR 0.01 exceeds the EUR 0.00 certified.",
        "Operazione OP-1: decertificare EUR 0,01 supera gli EUR 0,00 certificati.")]
    [InlineData("certification --amount 10 --public-amount 10.01" + Op, "public-amount-above-total",
        "A public part of EUR 10.01 is not within EUR 0.00 and the total eligible EUR 10.00.",
        "Una quota pubblica di EUR 10,01 non è tra EUR 0,00 e il totale ammissibile di EUR 10,00.")]
    [InlineData("programming-reduction --initiative CORSI --amount 0.01" + On, "reduction-exceeds-programmed",
        "Initiative CORSI: a reduction of EUR 0.01 exceeds the EUR 0.00 programmed.",
        "Iniziativa CORSI: una riduzione di EUR 0,01 supera gli EUR 0,00 programmati.")]
    [InlineData("payment --operation OP-9 --amount 1" + On, "operation-unknown",
        "The ledger has 0 operations with the code \"OP-9\"; it needs 1.",
        "Il registro ha 0 operazioni con il codice \"OP-9\"; ne serve 1.")]
    [InlineData("programming --initiative NIENTE --amount 1" + On, "initiative-unknown",
        "The ledger has 0 initiatives with the code \"NIENTE\"; it needs 1.",
        "Il registro ha 0 iniziative con il codice \"NIENTE\"; ne serve 1.")]
    [InlineData("initiative --initiative X --title X --axis I --priority 9.i --on 2018-03-01", "priority-unknown",
        "0 of the programme's 1 financial plans have priority \"9.i\" under axis \"I\".",
        "0 dei 1 piani finanziari del programma hanno la priorità \"9.i\" nell'asse \"I\".")]
    [InlineData("operation --operation X --initiative CORSI --title X --beneficiary X --cup E44 --on 2018-03-01",
        "cup-malformed", "The CUP \"E44\" has 3 characters; it must be 15 letters and digits.",
        "Il CUP \"E44\" ha 3 caratteri; devono essere 15 lettere e cifre.")]
    [InlineData("payment --amount -1" + Op, "amount-not-positive",
        "An amount of EUR -1.00 is not above EUR 0.00; a reversal has a transaction type of its own.",
        "Un importo di EUR -1,00 non è sopra EUR 0,00; uno storno ha un tipo di transazione suo.")]
    [InlineData("payment --amount 0" + Op, "amount-not-positive",
        "An amount of EUR 0.00 is not above EUR 0.00; a reversal has a transaction type of its own.",
        "Un importo di EUR 0,00 non è sopra EUR 0,00; uno storno ha un tipo di transazione suo.")]
    [InlineData("payment --amount 10.005" + Op, "amount-not-in-cents",
        "The amount \"10.005\" is not euro with at most 2 decimals, such as 1234.50, below 92233720368547758.07.",
        "L'importo \"10.005\" non è in euro con al massimo 2 decimali, come 1234.50, sotto 92233720368547758.07.")]
    [InlineData("payment --amount 1,5" + Op, "amount-not-in-cents",
        "The amount \"1,5\" is not euro with at most 2 decimals, such as 1234.50, below 92233720368547758.07.",
        "L'importo \"1,5\" non è in euro con al massimo 2 decimali, come 1234.50, sotto 92233720368547758.07.")]
    [InlineData("payment --amount 99999999999999999999" + Op, "amount-not-in-cents",
        "The amount \"99999999999999999999\" is not euro with at most 2 decimals, such as 1234.50, "
        + "below 92233720368547758.07.",
        "L'importo \"99999999999999999999\" non è in euro con al massimo 2 decimali, come 1234.50, "
        + "sotto 92233720368547758.07.")]
    [InlineData("payment --amount 99999999999.99" + Op, "payment-exceeds-commitment",
        "Operation OP-1: a payment of EUR 99999999999.99 exceeds the EUR 40.00 committed and not yet paid.",
        "Operazione OP-1: un pagamento di EUR 99.999.999.999,99 supera gli EUR 40,00 impegnati e non ancora pagati.")]
    [InlineData("commitment --amount 100000000000" + Op, "amount-too-large",
        "An amount of EUR 100000000000.00 exceeds EUR 99999999999.99, the largest of one transaction or allocation.",
        "Un importo di EUR 100.000.000.000,00 supera EUR 99.999.999.999,99, "
        + "il massimo di una transazione o di una dotazione.")]
    [InlineData("payment --operation OP-1 --amount 1 --on 2013-12-31 --reference X-1", "date-outside-eligibility",
        "The date 2013-12-31 is outside the eligible period, 2014-01-01 to 2023-12-31.",
        "La data 2013-12-31 è fuori dal periodo di ammissibilità, dal 2014-01-01 al 2023-12-31.")]
    [InlineData("payment --operation OP-1 --amount 1 --on 2024-01-01 --reference X-1", "date-outside-eligibility",
        "The date 2024-01-01 is outside the eligible period, 2014-01-01 to 2023-12-31.",
        "La data 2024-01-01 è fuori dal periodo di ammissibilità, dal 2014-01-01 al 2023-12-31.")]
    [InlineData("recovery --amount 1 --corrects PA-9" + Op, "corrected-transaction-unknown",
        "The stream has 0 transactions of that stage with reference \"PA-9\".",
        "Il flusso ha 0 transazioni di quel tipo con riferimento \"PA-9\"; ne serve 1.")]
    public async Task says_what_was_found_and_what_is_allowed_and_appends_nothing(
        string fact, string code, string english, string italian)
    {
        var head = await given.Ledger.HeadAsync();
        var both = await Task.WhenAll(
            given.Ledger.Command.RunAsync("record " + fact), given.Ledger.Command.RunAsync($"record {fact} --lang it"));

        both[0].ShouldSay(2, $"{code}: {english}");
        both[1].ShouldSay(2, $"{code}: {italian}");
        (await given.Ledger.HeadAsync()).ShouldBe(head);
    }

    [Theory]
    [InlineData("payment --operation OP-1 --amount 61 --on 2016-05-20 --reference PA-1", "PA-1", "payment_made", 7,
        """{"Operation":"OP-1","Initiative":"CORSI","Amount":60.00,"On":"2016-05-20","Reference":"PA-1"}""",
        """{"Operation":"OP-1","Initiative":"CORSI","Amount":61.00,"On":"2016-05-20","Reference":"PA-1"}""")]
    [InlineData("initiative --initiative CORSI --title Altro --axis I --priority 8.i --on 2015-07-14", "CORSI",
        "initiative_opened", 4,
        """{"Initiative":"CORSI","Title":"Corsi per saldatori","Axis":"I","Priority":"8.i","On":"2015-07-14"}""",
        """{"Initiative":"CORSI","Title":"Altro","Axis":"I","Priority":"8.i","On":"2015-07-14"}""")]
    public async Task shows_both_contents_where_a_reference_is_used_for_another_fact(
        string fact, string reference, string type, int position, string recorded, string asked)
    {
        var head = await given.Ledger.HeadAsync();
        (await given.Ledger.Command.RunAsync("record " + fact)).ShouldSay(2,
            $"reference-already-used: Reference \"{reference}\" is used by {type} at position {position}: "
            + $"{recorded}; asked: {asked}.");
        (await given.Ledger.Command.RunAsync($"record {fact} --lang it")).ShouldSay(2,
            $"reference-already-used: Il riferimento \"{reference}\" è già usato da {type} alla posizione {position}: "
            + $"{recorded}; richiesto: {asked}.");
        (await given.Ledger.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task allows_no_date_after_today()
    {
        var both = await Task.WhenAll(
            given.Ledger.Command.RunAsync("record certification --amount 1 --on 2099-12-31" + Fact),
            given.Ledger.Command.RunAsync("record certification --lang it --amount 1 --on 2099-12-31" + Fact));
        both[0].ShouldSayOneSentenceThatStarts(
            2, "date-after-today: The date 2099-12-31 is after the day of recording, 20");
        both[1].ShouldSayOneSentenceThatStarts(
            2, "date-after-today: La data 2099-12-31 è successiva al giorno di registrazione, 20");
    }

    [Fact]
    public async Task wants_a_reference_of_printable_characters()
    {
        const string line = "record payment --operation OP-1 --amount 1 --on 2018-03-01 --reference";
        (await given.Ledger.Command.RunAsync(line, "")).ShouldSay(
            2, "text-missing: The reference has 0 characters besides blanks; it needs 1 to 100.");
        (await given.Ledger.Command.RunAsync(line, new string('9', 101))).ShouldSayOneSentenceThatStarts(
            2, "text-too-long: The reference has 101 characters;");
        (await given.Ledger.Command.RunAsync(line, "a\u0007")).ShouldSayOneSentenceThatStarts(2, "text-unprintable: ");
        (await given.Ledger.Command.RunAsync(line, "", "--lang", "it"))
            .ShouldSayOneSentenceThatStarts(2, "text-missing: Il campo");
    }

    [Theory]
    [InlineData("record payment --operation OP-1", "record payment",
        "Option '--amount' is required.|Option '--on' is required.|Option '--reference' is required.")]
    [InlineData("record payment --amount 1 --on 2019-02-30" + Fact, "record payment",
        "--on: \"2019-02-30\" is not a date of the calendar written yyyy-MM-dd, such as 2019-12-31.")]
    [InlineData("record payment --amount 1 --colour" + Op, "record payment",
        "Unrecognized command or argument '--colour'.")]
    [InlineData("record gift", "record", "Required command was not provided.|Unrecognized command or argument 'gift'.")]
    [InlineData("regisrta", "", "Required command was not provided.|Unrecognized command or argument 'regisrta'.")]
    public async Task says_how_the_command_is_used_where_it_is_used_wrongly(string line, string command, string errors)
    {
        var run = await given.Ledger.Command.RunAsync(line);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.TrimEnd('\n').Split('\n').ShouldBe(
            [.. errors.Split('|').Select(error => "usage: " + error), $"Try: {$"porfse {command}".TrimEnd()} --help"]);
    }

    [Fact]
    public async Task says_in_italian_what_is_no_date()
    {
        var run = await given.Ledger.Command.RunAsync("record payment --lang it --amount 1 --on 2019-02-30" + Fact);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldBe(
            "usage: --on: \"2019-02-30\" non è una data del calendario scritta aaaa-MM-gg, come 2019-12-31.\n"
            + "Si provi: porfse record payment --help\n");
    }
}
