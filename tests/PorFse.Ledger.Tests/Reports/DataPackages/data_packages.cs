using System.Globalization;
using NJsonSchema;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>States as data packages, read back by what they say of themselves.</summary>
public class data_packages
{
    private static readonly string[] Breakdowns = ["axis", "priority", "initiative", "operation"];

    private static readonly string[] Stages = ["programmed", "committed", "paid", "certified"];

    [Fact]
    public Task of_any_state_are_what_they_say() => SeededRandom.TryAsync(60, async random =>
    {
        var schema = await SchemaAsync();
        var history = new RandomHistory(random);
        var package = await ReadPackage.OfAsync(
            history.Events, history.Day(), random.Next(1, history.Events.Count + 1));

        schema.Validate(package.Json).ShouldBeEmpty();
        package.Faults().ShouldBeEmpty();
        package.Files.Keys.ShouldBe(PackageTables.Files, ignoreOrder: true);
    });

    [Fact]
    public Task add_up_to_the_progress_of_their_state() => SeededRandom.TryAsync(60, async random =>
    {
        var history = new RandomHistory(random);
        var (at, until) = (history.Day(), random.Next(1, history.Events.Count + 1));
        var package = await ReadPackage.OfAsync(history.Events, at, until);
        var total = FinancialProgress.Of(
            Breakdown.Programme,
            history.Events.Take(until).Where(recorded => recorded.Data is IEventOf<Programme>).Fold<Programme>(),
            [],
            ProgressFold.Of(history.Events.Take(until).Select(recorded => recorded.Data), at),
            at).Total;

        Stages.Select(stage => package.Sum(stage)).ShouldBe(
            [total.Programmed!.Value.ToDecimal(), total.Committed.ToDecimal(), total.Paid.ToDecimal(),
                total.Certified.ToDecimal()]);
        foreach (var by in Breakdowns)
        {
            foreach (var row in package["progress-by-" + by])
            {
                foreach (var stage in Stages.Where(row.ContainsKey))
                    ReadPackage.Amount(row[stage]).ShouldBe(package.Sum(stage, by, row[by]), $"{by} {row[by]} {stage}");
            }
        }
    });

    [Fact]
    public Task are_the_same_bytes_whatever_is_recorded_later_and_in_any_culture() =>
        SeededRandom.TryAsync(20, async random =>
        {
            var history = new RandomHistory(random);
            var (at, until) = (history.Day(), random.Next(1, history.Events.Count + 1));
            var then = await ReadPackage.OfAsync([.. history.Events.Take(until)], at, until);

            CultureInfo.CurrentCulture = new CultureInfo("it-IT");
            var now = await ReadPackage.OfAsync(history.Events, at, until);

            foreach (var (path, bytes) in then.Files)
                now.Files[path].ShouldBe(bytes, path);
        });

    [Fact]
    public async Task say_both_dates_the_root_and_whether_all_is_constructed()
    {
        var books = await Books.OpenAsync(Books.Commit(100m));
        var log = await books.LogAsync();
        var opening = (LedgerOpened)log[0].Data with { Demonstration = true, Note = "Not so." };
        var said = (await ReadPackage.OfAsync(log, Some.Day, 6, opening)).Description;

        said.GetProperty("name").GetString().ShouldBe("porfse-2014it05sfop007-2018-03-01-6");
        said.GetProperty("title").GetString()
            .ShouldBe("POR FSE Lombardia 2014-2020 (2014IT05SFOP007): financial progress at 2018-03-01");
        said.GetProperty("at").GetString().ShouldBe("2018-03-01");
        said.GetProperty("knownAt").GetProperty("position").GetInt64().ShouldBe(6);
        said.GetProperty("created").GetString().ShouldBe("2020-06-01T12:00:00.000000Z");
        said.GetProperty("knownAt").GetProperty("recordedAt").GetString().ShouldBe("2020-06-01T12:00:00.000000Z");
        said.GetProperty("root").GetString().ShouldBe(
            (await new MerkleTree(new FoldedViews(log, Views.All), 6).RootAsync(default)).ToString());
        said.GetProperty("demonstration").GetBoolean().ShouldBeTrue();
        said.GetProperty("note").GetString().ShouldBe("Not so.");
        said.GetProperty("description").GetString()!
            .ShouldEndWith("its history is constructed and its clock simulated.");
        said.GetProperty("licenses")[0].GetProperty("name").GetString().ShouldBe("CC-BY-4.0");
    }

    [Fact]
    public async Task hold_the_facts_up_to_their_date_and_nothing_after()
    {
        var books = await Books.OpenAsync(Books.Commit(100m), Books.Pay(80m), Books.Reduce(5m));
        var log = await books.LogAsync();

        var package = await ReadPackage.OfAsync(log, Some.Day, 8);
        package["transactions"].Select(row => $"{row["position"]} {row["stage"]} {row["net"]} {row["reference"]}")
            .ShouldBe(["6 committed 100.00 IM-1", "7 paid 80.00 PA-1", "8 committed -5.00 IM-2"]);
        package["progress-by-operation"].ShouldHaveSingleItem()["committed"].ShouldBe("95.00");
        package["initiatives"].ShouldHaveSingleItem()["openedOn"].ShouldBe("2015-07-14");

        var before = await ReadPackage.OfAsync(log, Some.On("2015-07-13"), 8);
        before["transactions"].ShouldBeEmpty();
        before["initiatives"].ShouldBeEmpty();
        before.Faults().ShouldBeEmpty();
    }

    [Fact]
    public async Task hold_what_is_counted_besides_money()
    {
        var events = WrittenHistory.Of("""
            2014-12-17  financial_plan_adopted    I 8.i   100.00
            2014-12-17  financial_plan_adopted    II 9.i  100.00
            2014-12-17  indicator_adopted         II-A    output II persons CO16
            2014-12-17  indicator_target_set      II-A    30.00 2018
            2014-12-17  indicator_target_set      II-A    80.00 2023
            2018-12-31  indicator_value_reported  II-A    20.5
            2018-12-31  participants_reported     II      60 40 8 – –
            2018-12-31  participants_reported     I       6 4 – – –
            2018-12-31  participants_reported     I DUL   1 2 – 3 –
            2015-02-09  initiative_opened         DUL     I 8.i
            2017-02-09  initiative_phase_started  DUL     fase II
            2018-02-09  operation_selected        OP-1    DUL
            """).Events;
        var package = await ReadPackage.OfAsync(
            events, Some.On("2018-12-31"), events.Count, new LedgerOpened(Some.Cci, true, Some.Day, null));

        (await SchemaAsync()).Validate(package.Json).ShouldBeEmpty();
        package.Faults().ShouldBeEmpty();
        package["participants-by-axis"].Select(row => string.Join(' ', row.Values)).ShouldBe(
            ["I 2018-12-31 10 6 4    ", "II 2018-12-31 100 60 40 8   8"]);
        package["participants-by-initiative"].Select(row => string.Join(' ', row.Values)).ShouldBe(
            ["DUL I 2018-12-31 3 1 2  3  3"]);
        string.Join('|', package["indicators"].ShouldHaveSingleItem().Values).ShouldBe(
            "II-A|II|||CO16|Title of II-A|persons|20.5|2018-12-31|30|80|0.256250");
        var initiative = package["initiatives"].ShouldHaveSingleItem();
        (initiative["phases"], initiative["projects"], initiative["newProjects"])
            .ShouldBe(("fase II 2017-02-09", "1", "1"));
    }

    [Fact]
    public async Task of_a_ledger_that_knows_nothing_yet_are_valid_and_empty()
    {
        var package = await ReadPackage.OfAsync(await (await Books.OpenAsync()).LogAsync(), Some.Day, 0);

        (await SchemaAsync()).Validate(package.Json).ShouldBeEmpty();
        package.Faults().ShouldBeEmpty();
        package.Description.TryGetProperty("created", out _).ShouldBeFalse();
        package["progress-by-axis"].ShouldBeEmpty();
    }

    [Fact]
    public async Task list_the_snapshots_sealed_by_their_position()
    {
        var books = await Books.OpenAsync(Books.Commit(100m));
        var log = await books.LogAsync();
        var (axes, total) = (await new SnapshotReader(new FoldedViews(log, Views.All), Some.Cci)
            .DeriveAsync(new Basis(Some.Day, new Head(6, log[5].RecordedAt)))).Figures();
        await books.RecordAsync(Some.Counter.Submit(new SealSnapshot(new SnapshotSealed(
            "RAA", Some.Day, 6, log[5].RecordedAt, axes, total, null, null, Some.Today, null))));

        log = await books.LogAsync();
        (await ReadPackage.OfAsync(log, Some.Today, 6))["snapshots"].ShouldBeEmpty();
        var package = await ReadPackage.OfAsync(log, Some.Today, 7);
        var row = package["snapshots"].ShouldHaveSingleItem();
        (row["name"], row["at"], row["knownAtPosition"], row["certified"]).ShouldBe(("RAA", "2018-03-01", "6", "0.00"));
        package.Faults().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"tabular-data-package\"", "\"data-package\"")]
    [InlineData("\"porfse-2014it05sfop007", "\"Porfse 2014IT05SFOP007")]
    [InlineData("\"type\": \"number\"", "\"type\": \"money\"")]
    [InlineData("\"path\": \"data/", "\"path\": \"../data/")]
    [InlineData("sha256:", "sha256 ")]
    public async Task that_are_not_as_the_standard_has_it_would_be_noticed(string right, string wrong)
    {
        var package = await ReadPackage.OfAsync(await (await Books.OpenAsync()).LogAsync(), Some.Day, 5);

        package.Json.ShouldContain(right);
        (await SchemaAsync()).Validate(package.Json.Replace(right, wrong, StringComparison.Ordinal))
            .ShouldNotBeEmpty();
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(Repository.Read(
        "tests/PorFse.Ledger.Tests/Reports/DataPackages/tabular-data-package.schema.json"));
}
