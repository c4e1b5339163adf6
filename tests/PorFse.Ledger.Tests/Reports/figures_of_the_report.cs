using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class figures_of_the_report(RecordedDemonstration recorded) : IClassFixture<RecordedDemonstration>
{
    private static readonly string[] Flaws =
        ["s21.participants.skills.m", "s21.participants.skills.f", "s31.pf.certified.target"];

    [Fact]
    public void are_those_of_the_list_they_were_copied_from()
    {
        var shared = Environment.GetEnvironmentVariable("PORFSE_SHARED")
            ?? Path.Combine(Repository.Root, "..", "shared");
        var list = Path.Combine(shared, "seed", "figures.tsv");
        Assert.SkipUnless(File.Exists(list), $"The list of figures is not at {list}.");

        var lines = File.ReadAllLines(list);
        var names = lines[0].Split('\t').ToList();
        lines.Skip(1).Select(line => line.Split('\t'))
            .Select(cells => string.Join('|', "id section as_of printed unit shown".Split(' ')
                .Select(name => cells[names.IndexOf(name)])))
            .ShouldBe(PublishedReport.Figures.Select(figure => string.Join(
                '|', figure.Id, figure.Section, figure.AsOf, figure.Printed, figure.Format.Unit, figure.Format.Shown)));
    }

    [Fact]
    public void have_names_of_their_own() =>
        PublishedReport.Figures.Select(figure => figure.Id).Distinct().Count().ShouldBe(250);

    [Fact]
    public async Task come_out_as_printed_but_for_the_three_the_report_has_wrong()
    {
        var all = RecomputedFigure.All(await StateAsync(recorded.Events));
        all.ShouldAllBe(figure => figure.Value != null);
        all.Where(figure => !figure.IsEqual).Select(figure => figure.Published.Id).ShouldBe(Flaws);
    }

    [Fact]
    public async Task tell_both_numbers_where_the_report_is_wrong()
    {
        var all = RecomputedFigure.All(await StateAsync(recorded.Events));
        Reasons(Labels.English).ShouldBe(
        [
            "The ledger gives 57% (33.679 of 58.863) for axes III + IV; the report prints 53%."
                + " That is what the ledger gives for the programme, axis I, axis II.",
            "The ledger gives 43% (25.184 of 58.863) for axes III + IV; the report prints 47%."
                + " That is what the ledger gives for the programme, axis I, axis II.",
            "The ledger gives 358 for axis I; the report prints 332,5. That is what the ledger gives for axis III.",
        ]);
        Reasons(Labels.Italian)[2].ShouldBe(
            "Il registro dà 358 per l'asse I; la relazione stampa 332,5. È quanto il registro dà per l'asse III.");

        List<string> Reasons(Labels labels) =>
            [.. all.Where(figure => !figure.IsEqual).Select(figure => figure.Reason(all, labels)!)];
    }

    [Fact]
    public async Task make_a_table_with_a_verdict_in_every_row_and_a_reason_where_it_differs()
    {
        var table = FiguresTable.Of(await StateAsync(recorded.Events), PublishedReport.At, Labels.English);
        table.Title.ShouldEndWith("247 of 250 are equal");
        table.Rows.Select(row => row[0]).ShouldBe(
            PublishedReport.Figures.Select(figure => Cell.Of(figure.Id)));
        Row("t2.I.paid").ShouldBe(["164082630.06", "164082630.06", "equal", null]);
        Row("s21.certified").ShouldBe(["395,04", "395.04237297", "equal", null]);
        Row("t1.V.share").ShouldBe(["3.39%", "3.387468", "equal", null]);
        Row("s21.participants.skills.m")[..3].ShouldBe(["53%", "57.215908", "differs"]);
        table.Rows.Where(row => row[4] != Cell.Nothing).Select(row => row[0]).ShouldBe(Flaws.Select(Cell.Of));
        table.Notes.Select(note => note.Split(": ")[0]).ShouldBe(Flaws);

        string?[] Row(string id) => [.. table.Rows.Single(row => row[0] == Cell.Of(id)).Skip(1)
            .Select(CellText.ForMachines)];
    }

    [Fact]
    public async Task of_another_date_are_those_of_its_state_and_the_targets_stay()
    {
        var all = RecomputedFigure.All(await StateAsync(recorded.Events, new DateOnly(2018, 12, 31)));
        all.Where(figure => !figure.IsEqual).ShouldAllBe(
            figure => figure.Reason(all, Labels.English)!.Contains(figure.Published.Printed));
        Ids("t1.").ShouldBeEmpty();
        Ids("s21.n3.").ShouldBeEmpty();
        all.Where(figure => figure.Published.Measure == "indicator target").ShouldAllBe(figure => figure.IsEqual);
        Ids("s21.giudiziaria.projects").ShouldNotBeEmpty();
        Ids("s21.certified_increase").ShouldNotBeEmpty();

        IEnumerable<string> Ids(string of) => all.Where(figure => !figure.IsEqual)
            .Select(figure => figure.Published.Id).Where(id => id.StartsWith(of, StringComparison.Ordinal));
    }

    [Fact]
    public async Task of_an_empty_ledger_are_all_missing()
    {
        var all = RecomputedFigure.All(await StateAsync([]));
        all.ShouldAllBe(figure => figure.Value == null);
        all[0].Reason(all, Labels.English)
            .ShouldBe("The ledger gives nothing for axis I; the report prints 358000000.00.");
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task change_with_the_event_they_depend_on_and_no_others_do(string group)
    {
        var (change, figures) = ChangedEvents.All[group];
        var events = recorded.Events.ToList();
        var at = events.FindIndex(one => change(one.Data) is not null);
        events[at] = events[at] with { Data = change(events[at].Data)! };

        var before = RecomputedFigure.All(await StateAsync(recorded.Events));
        var after = RecomputedFigure.All(await StateAsync(events));
        before.Zip(after).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => pair.First.Published.Id)
            .ShouldBe(figures.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static TheoryData<string> Groups() => [.. ChangedEvents.All.Keys];

    private static Task<FigureState> StateAsync(IReadOnlyList<RecordedEvent> events, DateOnly? at = null)
    {
        var views = new FoldedViews(events, Views.All);
        return FigureState.ReadAsync(
            views, Demonstration.Programme.Programme.Programme, new Basis(at ?? PublishedReport.At, views.Head));
    }
}
