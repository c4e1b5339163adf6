using System.Security.Cryptography;
using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class reading_transactions
{
    private const string Head = "type,reference,operation,on,amount\n";

    [Fact]
    public void gives_a_command_for_every_type_that_moves_money_or_opens_what_it_moves_for()
    {
        using var text = new StringWriter();
        using (var rows = new TransactionCsv().Begin(text))
        {
            foreach (var fact in EventSamples.Full)
            {
                if (TransactionEntry.Of(fact, "register") is { } entry)
                    rows.Write(entry);
            }
        }

        var file = ReadFile.Of(text.ToString());
        file.Findings.ShouldBeEmpty();
        file.Transactions.Select(read => read.Entry).ShouldBe(
            EventSamples.Full.Select(fact => TransactionEntry.Of(fact, "register")).OfType<TransactionEntry>());
        file.Transactions.Select(read => read.Entry.Type).Order(StringComparer.Ordinal)
            .ShouldBe(TransactionExport.Types.Select(EventCatalogue.AliasOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void says_of_every_command_where_it_comes_from()
    {
        var read = ReadFile.Of(Head + "commitment_entered,IM-1,OP-1,2018-03-01,60.00\n").Transactions.Single();

        read.Submission.Provenance.ShouldBe(
            ReadFile.Origin with { File = "f.csv", Row = 2, Cause = "profile porfse 1" });
        read.Submission.Stream.ShouldBe(StreamName.Operation("OP-1"));
        read.Submission.Reference.ShouldBe("IM-1");
        read.Submission.Id.ShouldBe(EventId.Of("office", "IM-1", "commitment_entered"));
    }

    [Fact]
    public void takes_the_source_of_the_row_before_that_of_the_import()
    {
        var file = ReadFile.Of("type,reference,operation,on,amount,source\n"
            + "payment_made,P,OP-1,2018-03-01,1.00,treasury\npayment_made,P,OP-1,2018-03-01,1.00,\n");

        file.Transactions.Select(read => read.Submission.Provenance.Source).ShouldBe(["treasury", "office"]);
        file.Transactions.Select(read => read.Submission.Id).ShouldBeUnique();
    }

    [Fact]
    public void counts_rows_as_a_spreadsheet_does_and_keeps_the_place_of_their_bytes()
    {
        var text = "type,reference,operation,on,amount\r\n"
            + "commitment_entered,\"IM\r\n1\",OP-1,2018-03-01,60.00\r\n"
            + "commitment_entered,\"è \"\"1\"\"\",OP-1,2018-03-01,60.00\r\n"
            + "commitment_entered,IM-3,OP-1,2018-03-01,60.00";
        var bytes = Encoding.UTF8.GetBytes(text);
        var file = ReadFile.Of(bytes);

        file.Rows.Select(row => (row.Number, row.Line)).ShouldBe([(2L, 2L), (3L, 4L), (4L, 5L)]);
        var lines = new[] { file.Head }.Concat(file.Rows)
            .Select(row => Encoding.UTF8.GetString(bytes.AsSpan((int)row.Offset, row.Length))).ToList();
        lines[2].ShouldBe("commitment_entered,\"è \"\"1\"\"\",OP-1,2018-03-01,60.00\r\n");
        string.Concat(lines).ShouldBe(text);
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        file.Transactions.Select(read => read.Entry.Reference).ShouldBe(["IM\r\n1", "è \"1\"", "IM-3"]);
    }

    [Fact]
    public void takes_columns_in_any_order_and_leaves_out_those_it_does_not_need() =>
        ReadFile.Of("amount,on,operation,reference,type\n1.00,2018-03-01,OP-1,P,payment_made").Transactions.Single()
            .Entry.ShouldBe(new TransactionEntry("payment_made")
            {
                Operation = "OP-1",
                Reference = "P",
                Amount = Eur(1m),
                On = Day,
            });

    [Theory]
    [InlineData("initiative_opened,,,,,,,,,", "field-missing initiative,axis,priority,on,title")]
    [InlineData("payment_made,P,OP-1,,I,,2018-03-01,1.00,,", "field-not-of-type axis")]
    [InlineData("payment_made,P,OP-1,,,,2018-03-01,1.00,1.00,", "field-not-of-type public_amount")]
    [InlineData(
        "operation_selected,S,OP-1,IN-1,,,2018-03-01,,,T", "field-not-of-type reference; field-missing beneficiary")]
    [InlineData("expenditure_certified,C,OP-1,,,,2018-03-01,1.00,,", "field-missing public_amount")]
    [InlineData("Payment_made,P,OP-1,,,,2018-03-01,1.00,,", "type-unknown type")]
    [InlineData(",P,OP-1,,,,2018-03-01,1.00,,", "type-unknown type")]
    [InlineData("payment_made,P,OP-1,,,,01.03.2018,\"1,00\",,", "date-unreadable on; amount-unreadable amount")]
    public void tells_all_that_is_wrong_with_a_row(string row, string wrong)
    {
        const string head = "type,reference,operation,initiative,axis,priority,on,amount,public_amount,title\n";
        var known = head.TrimEnd().Split(',');
        var findings = ReadFile.Of(head + row).Rows.Single().Findings;

        var byCode = findings.GroupBy(finding => finding.Reason.Code).Select(group => group.Key + " "
            + string.Join(",", group.Select(finding => finding.ColumnName ?? FieldOf(finding.Reason))));
        string.Join("; ", byCode).ShouldBe(wrong);
        findings.ShouldAllBe(finding => finding.Row == 2
            && (finding.ColumnName == null || known[finding.Column!.Value - 1] == finding.ColumnName));
    }

    [Fact]
    public void gives_no_command_of_a_row_with_a_finding_and_goes_on_after_it()
    {
        var file = ReadFile.Of(Head + "payment_made,P,OP-1,2018-03-01,1.005\npayment_made,P,OP-1,2018-03-01,1.00\n");

        file.Rows.Select(row => row.Transactions.Count).ShouldBe([0, 1]);
        file.Findings.ShouldBe([
            "f.csv:2:5: \"1.005\": amount-unreadable: \"1.005\" is not euro with at most 2 decimals, "
            + "written as 1234.50, below 92233720368547758.07.",
        ]);
        (file.Tally.Rows, file.Tally.RowsWithFindings, file.Tally.Findings).ShouldBe((2, 1, 1));
        file.Tally.Transactions.ShouldBe(new Dictionary<string, long> { ["payment_made"] = 1 });
    }

    [Fact]
    public async Task leaves_what_the_figures_must_be_to_the_rules()
    {
        var books = await Books.OpenAsync();
        var file = ReadFile.Of("type,reference,operation,initiative,on,amount\n"
            + "payment_made,P,OP-1,,2018-03-01,1.00\n"
            + "commitment_entered,C,OP-1,IN-2,2018-03-01,-5.00\n"
            + "commitment_entered,C,OP-1,IN-2,2018-03-01,5.00\n"
            + "commitment_entered,C,OP-1,IN-1,2018-03-01,5.00\n");

        var answers = await file.RecordAsync(books.Bookkeeper);
        answers.ConvertAll(answer => (answer.Answer as Answer.Refused)?.Reason).ShouldBe([
            new PaymentExceedsCommitment("OP-1", Eur(1m), Eur(0m)),
            new AmountNotPositive(Eur(-5m)),
            new InitiativeNotOfOperation("OP-1", "IN-1", "IN-2"),
            null,
        ]);
        answers[0].Row.Refused(answers[0].Transaction, new AmountNotPositive(Eur(0m))).ToString()
            .ShouldStartWith("f.csv:2: \"P\": amount-not-positive: ");
    }

    private static string FieldOf(Refusal reason) => reason is FieldMissing missing ? missing.Field : "";
}
