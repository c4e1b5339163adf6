namespace PorFse.Ledger.Reports;

/// <summary>
/// Columns through time, with a line across each at what it is to reach; both values stand in rows below the columns.
/// </summary>
internal static class ColumnChart
{
    private const long Left = 190;
    private const long Highest = 300;
    private const long Above = 10;
    private const long Widest = 120;
    private const long Beyond = 8;
    private const long Line = 32;

    /// <summary>The chart of some groups, a value and what it is to reach each; nothing of none.</summary>
    internal static Markup Of(
        string id,
        string title,
        string description,
        IReadOnlyList<ChartGroup> groups,
        Func<Euro, string> show)
    {
        if (groups.Count == 0)
            return default;
        var largest = ChartGroup.Largest(groups);
        var slot = (Chart.Width - Left) / groups.Count;
        var labels = groups.SelectMany(group => Rows(group)).OfType<ChartValue>()
            .GroupBy(value => value.Kind, (kind, values) => (kind, values.First().Label)).ToList();
        return Chart.Of(id, title, description, Row(labels.Count + 1), Markup.Of($"""
            <line class="ground" x1="{Left}" x2="{Chart.Width}" y1="{Above + Highest}" y2="{Above + Highest}"/>
            {labels.Select((row, i) => Key(row.kind, row.Label, Row(i + 1)))}{
                groups.Select((group, i) => Column(group, Left + (i * slot) + (slot / 2), slot, largest))}
            """));

        Markup Column(ChartGroup group, long middle, long room, long scale)
        {
            var width = Math.Min(Widest, room * 2 / 3);
            return Markup.Of($"""
                <text class="under name" x="{middle}" y="{Row(0)}">{group.Name}</text>
                {group.Values.Select(value => Bar(value, middle, width, scale))}{
                    (group.Whole is { } target ? Target(target, middle, width, scale) : default)}{
                    Rows(group).OfType<ChartValue>().Select(value => Text(value, middle))}
                """);
        }

        Markup Text(ChartValue value, long middle)
        {
            var row = 1 + labels.FindIndex(label => label.kind == value.Kind);
            return Markup.Of($"""
                <text class="under" x="{middle}" y="{Row(row)}">{show(((Cell.Money)value.Cell).Value)}</text>

                """);
        }
    }

    private static IEnumerable<ChartValue?> Rows(ChartGroup group) => [.. group.Values, group.Whole];

    private static long Row(int number) => Above + Highest + (Line * (number + 1)) - Beyond;

    private static Markup Key(string kind, string label, long y) => Markup.Of($"""
        <rect class="{kind}" x="0" y="{y - Beyond - Beyond}" width="{Beyond + Beyond}" height="{Beyond + Beyond}"/>
        <text x="{Line}" y="{y}">{label}</text>

        """);

    private static Markup Bar(ChartValue value, long middle, long width, long largest)
    {
        var height = value.PartOf(Highest, largest);
        return Markup.Of($"""
            <rect class="{value.Kind}" x="{middle - (width / 2)}" y="{Above + Highest - height}" width="{
                width}" height="{height}"/>

            """);
    }

    private static Markup Target(ChartValue target, long middle, long width, long largest)
    {
        var y = Above + Highest - target.PartOf(Highest, largest);
        return Markup.Of($"""
            <rect class="{target.Kind}" x="{middle - (width / 2) - Beyond}" y="{y - (Beyond / 4)}" width="{
                width + Beyond + Beyond}" height="{Beyond}"/>

            """);
    }
}
