using System.Globalization;
using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class a_list_of_beneficiaries
{
    private const string Folder = "src/PorFse.Ledger.Exchange/Profiles/esf-beneficiaries.";
    private const string Variable = "PORFSE_REALDATA";

    private static readonly TransactionProfile Profile = TransactionProfile.Find("esf-beneficiaries");

    [Fact]
    public async Task becomes_commitments_and_payments_with_every_oddity_told()
    {
        var example = Path.Combine(Repository.Root, Folder + "example.csv");
        var file = ReadFile.Of(await File.ReadAllBytesAsync(example), Profile);
        file.Findings.ShouldBeEmpty();
        file.Tally.Reasons.Select(reason => $"{reason.Rows} {(reason.Skips ? "skipped" : "counted")}: {reason.Because}")
            .ShouldBe([
                "1 skipped: Nothing is granted and nothing is paid: there is nothing to record.",
                "1 counted: An amount is paid and none is granted: no commitment; the rules refuse the payment.",
                "1 counted: The amount granted is 0: no commitment.",
                "1 counted: The amount paid is 0: no payment.",
                "1 counted: There is a year of the final payment and no amount: no payment.",
                "1 counted: The operation has no title: its title says so.",
                "1 counted: The name has a character of a web page or an accent by itself: kept as it is.",
                "0 counted: The title has a character of a web page or an accent by itself: kept as it is.",
            ]);

        var answers = await RecordAsync(file);
        Sum<CommitmentEntered>(answers).ShouldBe(Euro.Parse("55771.25"));
        Sum<PaymentMade>(answers).ShouldBe(Euro.Parse("14470.49"));
        answers.Select(answer => answer.Answer).OfType<Answer.Refused>().Select(refused => refused.Reason).ShouldBe([
            new PaymentExceedsCommitment("ESF-8", Euro.Parse("914.20"), Euro.Zero),
            new PaymentExceedsCommitment("ESF-9", Euro.Parse("1000.01"), Euro.Parse("1000.00")),
        ]);
        file.Transactions.First().Entry.ShouldBe(new TransactionEntry("operation_selected")
        {
            Operation = "ESF-2", Initiative = "ESF", Title = "Nähen, Kochen, Reparieren",
            Beneficiary = "Verein \"Offene Tür\" e. V.", On = new DateOnly(2009, 12, 31),
        });
    }

    // The list is not ours to pass on: whoever has it says where.
    [Fact]
    public async Task adds_up_to_the_cent_where_it_is_a_real_one()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} names no folder with the published list.");
        var bytes = await File.ReadAllBytesAsync(Directory.GetFiles(folder!, "*.csv").Single());
        var raw = RawSums.Of(bytes);

        var file = ReadFile.Of(bytes, Profile);
        file.Findings.ShouldBeEmpty();
        file.Tally.Rows.ShouldBe(raw.Rows);
        file.Tally.RowsWithoutTransactions.ShouldBe(0);
        file.Rows.Sum(row => row.Length).ShouldBe(bytes.Length - file.Head.Length - (int)file.Head.Offset);

        var answers = await RecordAsync(file);
        var refused = answers.Where(answer => answer.Answer is Answer.Refused).ToList();
        Sum<CommitmentEntered>(answers).Cents.ShouldBe(raw.Granted);
        refused.ShouldAllBe(answer => ((Answer.Refused)answer.Answer).Reason is PaymentExceedsCommitment);
        refused.Count.ShouldBe(raw.RowsPaidAboveGranted);
        (Sum<PaymentMade>(answers).Cents + refused.Sum(answer => answer.Transaction.Entry.Amount!.Value.Cents))
            .ShouldBe(raw.Paid);
    }

    private static async Task<List<(TransactionRow Row, RowTransaction Transaction, Answer Answer)>> RecordAsync(
        ReadFile file)
    {
        var programme = ProgrammeFile.Parse(Repository.Read(Folder + "programme.json"));
        var (_, bookkeeper) = await ReadFile.LedgerOfAsync(programme);
        return await file.RecordAsync(bookkeeper);
    }

    private static Euro Sum<TEvent>(IEnumerable<(TransactionRow, RowTransaction, Answer Answer)> answers)
        where TEvent : ITransaction => answers.Select(answer => answer.Answer).OfType<Answer.Recorded>()
            .Select(recorded => recorded.Event.Data).OfType<TEvent>()
            .Aggregate(Euro.Zero, (sum, fact) => sum + fact.Amount);

    /// <summary>What a list comes to, added up by a plain loop that shares nothing with the product.</summary>
    private sealed record RawSums(int Rows, long Granted, long Paid, int RowsPaidAboveGranted)
    {
        internal static RawSums Of(byte[] bytes)
        {
            var (rows, granted, paid, above) = (-1, 0L, 0L, 0);
            var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
            foreach (var one in Encoding.UTF8.GetString(bytes))
            {
                quoted ^= one == '"';
                if (quoted || one is not (',' or '\n'))
                {
                    cell.Append(one);
                    continue;
                }
                cells.Add(cell.ToString().Trim('\r', '"'));
                cell.Clear();
                if (one == ',')
                    continue;
                if (rows++ >= 0)
                {
                    var (given, spent) = (Cents(cells[4]), Cents(cells[5]));
                    (granted, paid) = (granted + given, paid + spent);
                    above += spent > given ? 1 : 0;
                }
                cells.Clear();
            }
            return new RawSums(rows, granted, paid, above);
        }

        private static long Cents(string cell) => cell.Length == 0
            ? 0
            : (long)(decimal.Parse(cell.Replace(',', '.'), CultureInfo.InvariantCulture) * 100);
    }
}
