namespace PorFse.Ledger.Reports;

/// <summary>Groups of bars that lie, each with its label before it and its value at the end of the line.</summary>
internal static class BarChart
{
    private const long Left = 250;
    private const long Longest = 540;
    private const long Line = 30;
    private const long Thickness = 22;
    private const long Between = 20;
    private const long Beside = 10;
    private const long Baseline = 17;

    /// <summary>The chart of some groups; nothing of none.</summary>
    internal static Markup Of(
        string id, string title, string description, IReadOnlyList<ChartGroup> groups, Labels labels)
    {
        if (groups.Count == 0)
            return default;
        var largest = ChartGroup.Largest(groups);
        var (drawn, y) = (new List<Markup>(), 0L);
        foreach (var group in groups)
        {
            drawn.Add(Group(group, y, largest, labels));
            y += HeightOf(group) + Between;
        }
        return Chart.Of(id, title, description, y - Between, Markup.Of(drawn));
    }

    private static long HeightOf(ChartGroup group) => Line * group.Values.Count;

    private static Markup Group(ChartGroup group, long y, long largest, Labels labels) => Markup.Of($"""
        <text class="name" x="0" y="{y + Baseline}">{group.Name}</text>
        {Frame(group, y, largest)}{group.Values.Select((value, i) => Bar(value, y + (i * Line), largest, labels))}
        """);

    private static Markup Frame(ChartGroup group, long y, long largest) => group.Whole is not { } whole
        ? default
        : Markup.Of($"""
            <rect class="{whole.Kind}" x="{Left}" y="{y}" width="{whole.PartOf(Longest, largest)}" height="{
                HeightOf(group) - Line + Thickness}"/>

            """);

    private static Markup Bar(ChartValue value, long y, long largest, Labels labels)
    {
        var length = value.PartOf(Longest, largest);
        return Markup.Of($"""
            <text class="label" x="{Left - Beside}" y="{y + Baseline}">{value.Label}</text>
            <rect class="{value.Kind}" x="{Left}" y="{y}" width="{length}" height="{Thickness}"/>
            <text class="label" x="{Chart.Width}" y="{y + Baseline}">{CellText.ForPeople(value.Cell, labels)}</text>

            """);
    }
}
