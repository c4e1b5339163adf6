using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>The public summary as a page: sentences and charts with the numbers of the tables.</summary>
public class public_summaries
{
    [Fact]
    public Task of_any_state_are_whole_pages() => SeededRandom.TryAsync(40, async random =>
    {
        var history = new RandomHistory(random);
        var state = await StateIn.OfAsync(
            history.Events, history.Day(), random.Next(1, history.Events.Count + 1));
        foreach (var labels in new[] { Labels.English, Labels.Italian })
        {
            var page = ReadPage.Of(state, labels);
            page.Faults().ShouldBeEmpty();
            page.All("html").Single().Attribute("lang")!.Value.ShouldBe(labels.Language);
            page.Text.ShouldNotContain("{0}");
        }
    });

    [Fact]
    public Task of_any_state_draw_what_their_tables_say() => SeededRandom.TryAsync(40, async random =>
    {
        var history = new RandomHistory(random);
        var state = await StateIn.OfAsync(history.Events, history.Day(), history.Events.Count);
        var page = ReadPage.Of(state);
        if (state.Axes.Count == 0)
            return;
        var rows = page.Rows("table-2").SkipLast(1).ToList();
        page.ChartTexts("chart-stages").ShouldBe(rows.SelectMany(row => new[]
        {
            $"Axis {row[0]}", "Programmed", row[2], "Committed", row[4], "Paid", row[6], "Certified", row[8],
        }));
        foreach (var (kind, column) in new[] { ("programmed", 2), ("committed", 4), ("paid", 6), ("certified", 8) })
        {
            var longest = rows.Max(row => row.Where((_, i) => i is 1 or 2 or 4 or 6 or 8).Max(Amount));
            page.Bars("chart-stages", kind, "width").ShouldBe(
                rows.Select(row => longest == 0m ? 0 : (long)(Math.Max(Amount(row[column]), 0m) * 540m / longest)));
        }
    });

    [Fact]
    public async Task say_how_far_the_programme_has_come()
    {
        var page = ReadPage.Of(await SmallAsync());

        page.All("h1").Single().Value.ShouldBe("Implementation report at 31 December 2018: public summary");
        page.Paragraphs.ShouldContain(
            "The programme has an allocation of EUR 0.0 million, Union and national shares together. Priority axes: 2. "
            + "The financial plan in force is that of decision C(2014) 10098 of 17 December 2014.");
        page.Paragraphs.ShouldContain(
            "10 people took part: 6 men (60%) and 4 women (40%). Axis I: 10 (100% of all). "
            + "5 of them (50%) were in a vulnerable situation: "
            + "3 people with disabilities, 2 migrants, 0 otherwise disadvantaged.");
        page.Paragraphs.ShouldContain(
            "Initiatives opened: 1, of which concluded: 0. Projects: 1. "
            + "In 2018: initiatives opened 0, concluded 0; new projects 0.");
        page.Paragraphs.ShouldContain(
            "To the N+3 target of 2019, EUR 0.0 million, EUR 0.0 million are missing: EUR 0.0 million are certified "
            + "(0%); at the pace of the last twelve months EUR 0.0 million would be missing in the end.");
        page.Rows("table-2")[0].ShouldBe(["I", "300.00", "0.00", "0%", "100.00", "–", "80.00", "80%", "0.00", "0%"]);
        page.Rows("table-indicators-1").ShouldBe([["CO01", "Disoccupati", "persons", "6", "10", "60%", "yes"]]);
        page.ChartTexts("chart-people").ShouldBe(["Axis I", "Men", "6", "Women", "4"]);
    }

    [Fact]
    public async Task say_the_same_in_italian()
    {
        var page = ReadPage.Of(await SmallAsync(), Labels.Italian);

        page.All("h1").Single().Value.ShouldBe("Relazione di attuazione al 31 dicembre 2018: sintesi pubblica");
        page.Paragraphs.ShouldContain(
            "Sono stati raggiunti 10 destinatari: 6 maschi (60%) e 4 femmine (40%). Asse I: 10 (100% del totale). "
            + "In condizione di vulnerabilità 5 (50%): 3 persone con disabilità, 2 migranti, 0 altri svantaggiati.");
        page.Rows("table-2")[^1].ShouldBe(
            ["Totale", "350,00", "0,00", "0%", "100,00", "–", "80,00", "80%", "0,00", "0%"]);
        page.All("h3").Select(heading => heading.Value).ShouldContain("3.1. Asse I «Axis I»");
    }

    [Fact]
    public async Task say_on_every_page_and_at_the_end_what_they_are_of()
    {
        var state = await SmallAsync();
        var page = ReadPage.Of(state);

        var root = state.Basis.KnownAt.Root!.Value.ToString();
        page.All("footer").Single().Value.ShouldBe(
            $"State at 2018-12-31, known up to position 12 (2020-06-01 12:00:00 UTC); root {root[..12]}…");
        page.All("style").Single().Value.ShouldContain(
            "@bottom-left { content: \"State at 2018\\2d 12\\2d 31\\2c  known");
        page.All("pre").First().Value.ShouldBe(state.Checkpoint.ToString());
        page.All("pre").Last().Value.ShouldBe(
            "porfse report --at 2018-12-31 --known-at \"#12\" --lang en --to report.html");
        page.Paragraphs[2].ShouldStartWith("Constructed data for demonstration.");
    }

    [Fact]
    public async Task say_that_there_is_nothing_where_there_is_nothing()
    {
        var page = ReadPage.Of(await StateIn.OfAsync(await (await Books.OpenAsync()).LogAsync(), On("2014-01-01"), 1));

        page.Faults().ShouldBeEmpty();
        page.Paragraphs[0].ShouldBe(Cci);
        page.Paragraphs.ShouldContain("No financial plan was in force at 1 January 2014.");
        page.Paragraphs.ShouldContain(
            "At 1 January 2014 no resources had been programmed, committed, paid or certified.");
        page.Paragraphs.ShouldContain("No initiative had been opened.");
        page.All("svg").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"quoted\" & 'quoted', </style><b>")]
    [InlineData("'; drop table ledger.mt_events; --")]
    [InlineData("città 🎓 \u00a0€")]
    public async Task show_any_title_as_the_text_it_is(string title)
    {
        var books = new Books();
        await books.RecordAsync(
            Books.Beginning[0],
            Counter.Submit(new AdoptProgramme(Adoption() with { Title = title })),
            Books.Beginning[2],
            Counter.Submit(new OpenInitiative(Opening() with { Title = title })));

        var page = ReadPage.Of(await StateIn.OfAsync(await books.LogAsync(), Day, 4));

        page.Rows("table-initiatives-1")[0][1].ShouldBe(title);
        page.Paragraphs[0].ShouldBe(title);
        page.All("script").Concat(page.All("b")).ShouldBeEmpty();
        page.All("style").Count().ShouldBe(1);
    }

    [Fact]
    public async Task of_one_state_are_the_same_bytes() =>
        PublicSummary.Of(await SmallAsync(), Labels.Italian)
            .ShouldBe(PublicSummary.Of(await SmallAsync(), Labels.Italian));

    [Fact]
    public async Task compare_the_plan_in_force_with_the_one_before_it()
    {
        var moved = Plan("C(2018) 1", "2018-01-10") with
        {
            Axes = [Axis("I", 300m, ("8.i", 150m), ("8.ii", 150m)), Axis("II", 50m, ("9.i", 50m))],
        };
        var books = await Books.OpenAsync(
            Counter.Submit(new AdoptFinancialPlan(moved)),
            Counter.Submit(new AdoptFinancialPlan(moved with { Decision = "C(2018) 2", On = On("2018-02-10") })));
        var log = await books.LogAsync();

        ReadPage.Of(await StateIn.OfAsync(log, On("2018-02-09"), 7)).Paragraphs[4].ShouldEndWith(
            "it changes the allocation of 0 axes and of 2 investment priorities.");
        ReadPage.Of(await StateIn.OfAsync(log, On("2018-02-10"), 7)).Paragraphs[4].ShouldEndWith(
            "It leaves every allocation as it was in the plan before it (decision C(2018) 1 of 10 January 2018).");
    }

    private static decimal Amount(string cell) => decimal.Parse(cell, Labels.English.Numbers);

    private static async Task<ReportState> SmallAsync()
    {
        var books = await Books.OpenAsync(
            Books.Commit(100m),
            Books.Pay(80m),
            Counter.Submit(new AdoptIndicator(Unemployed())),
            Counter.Submit(new SetIndicatorTarget(IndicatorTarget())),
            Counter.Submit(new ReportIndicatorValue(IndicatorValue())),
            Counter.Submit(new ReportParticipants(OfAxis())),
            Counter.Submit(new DeclareDecommitmentTarget(Target())));
        var log = await books.LogAsync();
        return await StateIn.OfAsync(log, On("2018-12-31"), log.Count);
    }
}
