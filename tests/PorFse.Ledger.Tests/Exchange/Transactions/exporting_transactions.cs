using System.Text.Json;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class exporting_transactions
{
    [Fact]
    public async Task gives_the_same_file_after_an_import_into_an_empty_ledger()
    {
        var (first, bookkeeper) = await ReadFile.LedgerOfAsync(Demonstration.Programme);
        var history = Demonstration.History(new DemonstrationOptions(100, 7))
            .Where(submission => submission.Stream.Kind is "initiative" or "operation");
        foreach (var batch in history.Chunk(1_000))
            (await bookkeeper.RecordAsync(batch)).ShouldAllBe(answer => answer is Answer.Recorded);
        var exported = await ReadFile.ExportAsync(first);

        var (second, empty) = await ReadFile.LedgerOfAsync(Demonstration.Programme);
        var answers = await ReadFile.Of(exported).RecordAsync(empty);
        answers.Select(answer => answer.Answer).ShouldAllBe(answer => answer is Answer.Recorded);
        (await ReadFile.ExportAsync(second)).ShouldBe(exported);
        (await IdsAsync(second)).ShouldBe(await IdsAsync(first));

        (await ReadFile.Of(exported).RecordAsync(empty)).Select(answer => answer.Answer)
            .ShouldAllBe(answer => answer is Answer.AlreadyRecorded);
    }

    [Fact]
    public async Task has_a_row_for_every_transaction_initiative_and_operation_and_for_nothing_else()
    {
        var store = await SamplesAsync();

        var lines = (await ReadFile.ExportAsync(store)).TrimEnd('\n').Split('\n');
        lines[0].ShouldBe("type,reference,operation,initiative,axis,priority,on,amount,public_amount,cause,corrects,"
            + "document,title,cup,beneficiary,source,family");
        lines.Length.ShouldBe(1 + TransactionExport.Types.Count);
        lines.ShouldContain("expenditure_decertified,CE-2,OP-1,IN-1,,,2019-02-15,500.00,500.00,IRR,CE-1,"
            + "Conti 2017/2018,,,,test,");
        lines.ShouldContain("initiative_opened,,,IN-1,I,8.i,2015-07-14,,,,,DGR X/3838,Dote unica lavoro,,,test,"
            + "Dote unica lavoro");
    }

    [Fact]
    public async Task says_the_same_in_json()
    {
        var store = await SamplesAsync();
        var rows = ReadFile.Of(await ReadFile.ExportAsync(store)).Transactions.Select(read => read.Entry).ToList();

        var json = JsonElement.Parse(await ReadFile.ExportAsync(store, new TransactionJson()));
        json.GetProperty("transactions").EnumerateArray().Select(FieldsOf).ShouldBe(rows.Select(FieldsOf));
        json.GetProperty("transactions")[1].GetProperty("amount").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task of_an_empty_ledger_is_a_file_with_nothing_in_it()
    {
        var store = new InMemoryEventStore(new ManualClock(Some.Today));

        (await ReadFile.ExportAsync(store)).ShouldBe(string.Join(',', TransactionFields.Names) + "\n");
        JsonElement.Parse(await ReadFile.ExportAsync(store, new TransactionJson()))
            .GetProperty("transactions").GetArrayLength().ShouldBe(0);
    }

    private static string FieldsOf(TransactionEntry entry) => string.Join(';', Enum.GetValues<TransactionField>()
        .Where(field => entry[field] is not null).Select(field => $"{TransactionFields.NameOf(field)}={entry[field]}"));

    private static string FieldsOf(JsonElement row) =>
        string.Join(';', row.EnumerateObject().Select(field => $"{field.Name}={field.Value}"));

    // One event of every type, put into a log without asking the rules.
    private static async Task<InMemoryEventStore> SamplesAsync()
    {
        var store = new InMemoryEventStore(new ManualClock(Some.Today));
        foreach (var (fact, i) in EventSamples.Full.Select((fact, i) => (fact, i)))
        {
            var append = new StreamAppend(StreamName.Parse($"ledger-{i}"), 0, [new NewEvent(Guid.NewGuid(), fact)]);
            await store.AppendAsync([new Entry([append], Some.Origin)], CancellationToken.None);
        }
        return store;
    }

    private static async Task<List<Guid>> IdsAsync(InMemoryEventStore store)
    {
        var ids = new List<Guid>();
        await foreach (var recorded in store.ReadAsync(0, CancellationToken.None))
        {
            if (TransactionEntry.Of(recorded.Data, null) is not null)
                ids.Add(recorded.Id);
        }
        return ids;
    }
}
