using System.Globalization;
using System.Text.Json;
using PorFse.Ledger.Postgres.Tests.Store;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Reporting;

/// <summary>What schema reporting answers is what the program answers, to the cent and in the same order.</summary>
public sealed class asking_by_sql(DatabaseFixture databases)
{
    private const int Operations = 10;

    [Fact]
    public async Task gives_the_figures_of_the_program_on_random_histories()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SeededRandom.TryAsync(10, async random =>
        {
            await ledger.StartAnewAsync(random.Next(1, 40));
            await SmallProgramme.RecordAnythingAsync(ledger, random, Operations);
            if (random.Next(2) == 0)
                await NarrowThePlanAsync(ledger, random);
            await using var reading = await ledger.ReadAsync();
            for (var i = 0; i < 5; i++)
            {
                var known = await reading.HeadAtAsync(random.Next(1, (int)reading.Head.Position + 1), default);
                await ShouldAnswerAlikeAsync(ledger, reading, new Basis(AnyDay(random), known));
            }
            await ShouldAnswerAlikeAsync(ledger, reading, new Basis(On("2019-12-31"), reading.Head), "null");
        });
    }

    [Fact]
    public async Task gives_every_transaction_with_where_it_comes_from()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 2);
        var desk = new Desk(Origin with { File = "back.csv", Row = 7, Batch = "B-1" });
        await new Bookkeeper(ledger.Store, Cci, TimeProvider.System).RecordAsync(
        [
            desk.Submit(new ReduceProgrammedResources("IN-2", Eur(1m), Day, "PR-X", "02", "PR-IN-2")),
            desk.Submit(new DecertifyExpenditure("OP-1", Eur(2m), Eur(1.99m), Day, "CE-X")),
            desk.Submit(new RecoverPayment("OP-1", Eur(3.01m), Day, "PA-X")),
            desk.Submit(new ReduceCommitment("OP-1", Eur(4m), Day, "IM-X", "01", null, "DD 7")),
        ]);
        var transactions = (await ledger.LogAsync()).Where(recorded => recorded.Data is ITransaction).ToList();
        transactions.Select(recorded => recorded.Data.GetType()).Distinct()
            .ShouldBe(EventCatalogue.Transactions, ignoreOrder: true);

        (await ledger.LinesAsync("""
            select position, recorded_at, business_on, type, stage_number, amount, public_amount, operation, initiative,
                axis, priority, reference, cause, corrects, restores, document, source, file, file_row, batch,
                recorded_by
            from reporting.transactions join reporting.transaction_types using (type) order by position
            """)).ShouldBe(transactions.Select(Line));
    }

    [Fact]
    public async Task finds_the_position_a_day_ended_with()
    {
        var clock = new ManualClock(new DateTimeOffset(2020, 1, 31, 23, 59, 59, 999, TimeSpan.Zero));
        await using var ledger = await TestLedger.OpenAsync(databases, clock);
        await SmallProgramme.OpenAsync(ledger.Store, 1);
        var first = (await ledger.Store.ReadHeadAsync(default)).Position;
        clock.Now = new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero);
        await new Bookkeeper(ledger.Store, Cci, clock).RecordAsync([SmallProgramme.Selection("OP-9", "IN-1")]);

        (await ledger.LinesAsync("""
            select reporting.position_on('2020-01-30'), reporting.position_on('2020-01-31'),
                reporting.position_on('2020-02-01'), reporting.position_at('2020-02-01 00:00:00+00')
            """)).ShouldBe([$"0 | {first} | {first + 1} | {first + 1}"]);
    }

    [Theory]
    [InlineData("2019-12-31", "99", "22023")]
    [InlineData("2019-12-31", "-1", "22023")]
    [InlineData(null, "1", "22004")]
    public async Task refuses_a_state_that_is_none(string? at, string position, string state)
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.OpenAsync(ledger.Store, 1);
        foreach (var by in Enum.GetValues<Breakdown>())
        {
            var date = at is null ? "null" : $"'{at}'";
            (await Should.ThrowAsync<Npgsql.PostgresException>(
                    ledger.LinesAsync($"select * from reporting.{FunctionOf(by)}({date}, {position})")))
                .SqlState.ShouldBe(state);
        }
    }

    // Initiatives that the plan in force does not name any more still have their money.
    private static async Task NarrowThePlanAsync(TestLedger ledger, Random random)
    {
        var on = On("2016-01-01").AddDays(random.Next(1_400));
        var narrow = Plan("narrow", $"{on:o}") with
        {
            Axes = [Axis("II", 50m, ("9.i", 50m)), Axis("I", 300m, ("8.ii", 300m))],
        };
        var answers = await new Bookkeeper(ledger.Store, Cci, TimeProvider.System)
            .RecordAsync([SmallProgramme.Desk.Submit(new AdoptFinancialPlan(narrow))]);
        answers.ShouldAllBe(given => given is Answer.Recorded);
    }

    private static async Task ShouldAnswerAlikeAsync(
        TestLedger ledger, PostgresReading reading, Basis basis, string? position = null)
    {
        position ??= basis.KnownAt.Position.ToString(CultureInfo.InvariantCulture);
        foreach (var by in Enum.GetValues<Breakdown>())
        {
            var progress = await new ProgressReader(reading, Cci).ReadAsync(by, basis);
            (await ledger.LinesAsync($"""
                select {KeyOf(by)}, {string.Join(", ", Columns)}
                from reporting.{FunctionOf(by)}('{basis.At:o}', {position})
                """)).ShouldBe(progress.Rows.Select(row => Line(row)), $"{by} at {basis}");
        }
        var initiatives = await InitiativeProgress.ReadAsync(reading, Cci, basis);
        await ShouldGiveAsync("initiatives_at", initiatives.Rows.Select((row, i) => Line(row, i + 1)));
        var indicators = await PerformanceFramework.ReadAsync(reading, Cci, basis);
        await ShouldGiveAsync("indicators_at", indicators.Rows.Select((row, i) => Line(row, i + 1)));
        var people = await ParticipantsView.ReadAsync(reading, basis);
        await ShouldGiveAsync("participants_at", people.OrderBy(one => one.Initiative).Select(Line), but: "position");

        async Task ShouldGiveAsync(string function, IEnumerable<string> rows, string but = "")
        {
            var columns = await ledger.LinesAsync($"""
                select attname from pg_attribute join pg_proc on proname = '{function}'
                join pg_type on pg_type.oid = prorettype and typrelid = attrelid
                where attname <> '{but}' order by attnum
                """);
            (await ledger.LinesAsync(
                $"select {string.Join(", ", columns)} from reporting.{function}('{basis.At:o}', {position})"))
                .ShouldBe(rows, $"{function} at {basis}");
        }
    }

    private static string FunctionOf(Breakdown by) =>
        by == Breakdown.Axis ? "progress_at" : $"{NameOf(by)}_progress_at";

    private static string KeyOf(Breakdown by) => by == Breakdown.Programme ? $"'{Cci}'" : NameOf(by);

    private static string NameOf(Breakdown by) => $"{by}".ToLowerInvariant();

    private static IEnumerable<string> Columns =>
        Enum.GetValues<Figure>().Select(figure => JsonNamingPolicy.SnakeCaseLower.ConvertName(figure.NameOf()))
            .Append("events");

    private static string Line(ProgressRow row) => string.Join(" | ",
        Enum.GetValues<Figure>().Select(figure => (object?)ValueOf(row, figure))
            .Prepend(row.Key).Append(row.Events));

    private static string Line(InitiativeRow row, int place) => string.Join(" | ",
        place, row.Initiative.Initiative, row.Initiative.Title, row.Initiative.Axis, row.Initiative.Priority,
        row.Initiative.Family, row.Initiative.OpenedOn,
        string.Join(", ", row.Phases.Select(phase => $"{phase.Phase} {phase.StartedOn:o}")), row.Initiative.ClosedOn,
        row.Figures.Programmed.ToDecimal(), row.Figures.Committed.ToDecimal(), row.Figures.Paid.ToDecimal(),
        row.Figures.Certified.ToDecimal(), row.Figures.Projects, row.Figures.NewProjects);

    private static string Line(IndicatorProgress row, int place) => string.Join(" | ",
        place, row.Indicator.Indicator, row.Indicator.Kind, row.Indicator.Axis, row.Indicator.Priority,
        row.Indicator.Initiative, row.Indicator.Code, row.Indicator.Title, row.Indicator.Unit,
        row.Value + 0.00m, row.Value is null ? null : row.On, row.Milestone + 0.00m, row.Target + 0.00m,
        row.Achievement?.ToDecimal());

    private static string Line(Participants one) => string.Join(" | ",
        one.Axis, one.Initiative, one.On, one.Total, one.Men, one.Women, one.WithDisability, one.Migrants,
        one.OtherDisadvantaged, one.Vulnerable);

    private static decimal? ValueOf(ProgressRow row, Figure figure) => figure switch
    {
        Figure.ProgrammedRate => row.ProgrammedRate?.ToDecimal(),
        Figure.CommittedRate => row.CommittedRate?.ToDecimal(),
        Figure.PaidRate => row.PaidRate.ToDecimal(),
        Figure.CertifiedRate => row.CertifiedRate.ToDecimal(),
        _ => row.AmountOf(figure)?.ToDecimal(),
    };

    private static string Line(RecordedEvent recorded)
    {
        var transaction = (ITransaction)recorded.Data;
        var (stage, amount) = Movement.Of(transaction);
        var publicAmount = transaction switch
        {
            ExpenditureCertified certified => certified.PublicAmount,
            ExpenditureDecertified decertified => -decertified.PublicAmount,
            _ => (Euro?)null,
        };
        return string.Join(" | ",
            recorded.Position, recorded.RecordedAt.UtcDateTime, transaction.On,
            EventCatalogue.AliasOf(transaction.GetType()), (int)stage, amount.ToDecimal(), publicAmount?.ToDecimal(),
            Movement.OperationOf(transaction), transaction.Initiative, "I",
            transaction.Initiative == "IN-1" ? "8.i" : "8.ii", transaction.Reference,
            (transaction as IReversal)?.Cause, (transaction as IReversal)?.Corrects, transaction.Restores,
            transaction.Document, recorded.Provenance.Source,
            recorded.Provenance.File, recorded.Provenance.Row, recorded.Provenance.Batch,
            recorded.Provenance.User);
    }

    private static DateOnly AnyDay(Random random) => random.Next(8) == 0
        ? On("2014-12-17").AddDays(random.Next(-2, 2))
        : On("2016-01-01").AddDays(random.Next(-10, 1_500));
}
