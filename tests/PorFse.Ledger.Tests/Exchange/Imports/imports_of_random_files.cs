using System.Globalization;
using System.Text;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Tests.Importing;

namespace PorFse.Ledger.Tests;

public class imports_of_random_files
{
    [Fact]
    public Task record_what_single_commands_would() => SeededRandom.TryAsync(30, async random =>
    {
        var text = AFile(random, random.Next(1, 120), "R");
        var (bulk, single) = (await Books.OpenAsync(), await Books.OpenAsync());
        var import = new Importing(bulk, text)
        {
            RowsAtOnce = random.Next(1, 30),
            OperationsAtOnce = random.Next(2, 9),
        };
        var (tally, _) = await import.RunAsync(acceptValid: true);

        var findings = new List<string>();
        foreach (var (row, one) in ReadFile.Of(text).Rows.SelectMany(row => row.Transactions.Select(one => (row, one))))
        {
            var answer = await single.Bookkeeper.RecordAsync(one.Submission);
            if (answer is Answer.Refused { Reason: var reason })
                findings.Add($"f.csv:{row.Number} {reason.Code}");
        }
        import.Findings.Select(Same).ShouldBe(findings.Select(Same));
        (await FactsAsync(bulk)).ShouldBe(await FactsAsync(single));
        tally.Refused.ShouldBe(findings.Count);
    });

    [Fact]
    public Task are_decided_alike_in_one_going_through_or_in_several() => SeededRandom.TryAsync(30, async random =>
    {
        var text = AFile(random, random.Next(1, 120), "R");
        var books = await Books.OpenAsync();
        var (whole, parts) = (new Importing(books, text), new Importing(books, text) { OperationsAtOnce = 1 });
        var (one, _) = await whole.RunAsync(dryRun: true);
        var (several, _) = await parts.RunAsync(dryRun: true);

        parts.Findings.Order(StringComparer.Ordinal).ShouldBe(whole.Findings.Order(StringComparer.Ordinal));
        (several.Rows, several.Recorded, several.Known).ShouldBe((one.Rows, one.Recorded, one.Known));
        several.Events.OrderBy(pair => pair.Key).ShouldBe(one.Events.OrderBy(pair => pair.Key));
        several.Movements.OrderBy(moved => moved.Stage).ShouldBe(one.Movements.OrderBy(moved => moved.Stage));
    });

    [Fact]
    public Task give_the_same_file_again_when_the_ledger_is_exported() => SeededRandom.TryAsync(10, async random =>
    {
        var books = await Books.OpenAsync();
        await new Importing(books, AFile(random, 80, "R")) { RowsAtOnce = 7 }.RunAsync(acceptValid: true);
        var exported = await ReadFile.ExportAsync(books.Store);
        var empty = new Books();
        await empty.RecordAsync([.. Books.Beginning.Take(3)]);
        var (tally, stopped) = await new Importing(empty, exported).RunAsync();

        (stopped, tally.Findings).ShouldBe((null, 0));
        (await ReadFile.ExportAsync(empty.Store)).ShouldBe(exported);
    });

    // A reference used in a row is one used in the log to whom the rows come singly.
    private static string Same(string finding) =>
        finding.Replace("reference-used-in-row", "reference-already-used", StringComparison.Ordinal);

    private static async Task<List<string>> FactsAsync(Books books) =>
        [.. (await books.LogAsync()).Where(recorded => recorded.Data is not IEventOf<Import>)
            .Select(recorded => $"{recorded.Id} {recorded.Stream} {recorded.Version} {recorded.Data}")];

    /// <summary>Rows of all kinds on a few operations, right or wrong.</summary>
    internal static string AFile(Random random, int rows, string references)
    {
        var text = new StringBuilder(Columns);
        for (var i = 0; i < rows; i++)
        {
            var operation = $"O{random.Next(6)}";
            var (reference, earlier) = ($"{references}-{random.Next(rows)}", $"{references}-{random.Next(rows)}");
            var amount = random.Next(1, 2_000) / 100m;
            text.Append(CultureInfo.InvariantCulture, $"{random.Next(9) switch
            {
                0 => Select(operation),
                1 or 2 or 3 => Commit(reference, operation, amount * 3),
                4 or 5 => Pay(reference, operation, amount),
                6 => Move("commitment_reduced", reference, operation, amount, random.Next(2) == 0 ? earlier : ""),
                7 => Move("payment_recovered", reference, operation, amount, earlier),
                _ => $"resources_programmed,{reference},,{Some.InitiativeCode},2018-03-01,{amount:0.00},,,\n",
            }}");
        }
        return text.ToString();
    }
}
