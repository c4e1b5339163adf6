namespace PorFse.Ledger.Projections;

/// <summary>What each indicator is and where it belongs.</summary>
public sealed class IndicatorSheetView : IProjection
{
    /// <summary>The table <c>indicator_sheet</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "indicator_sheet",
        "Every indicator with its place in the programme and its unit.",
        [
            new("indicator", ViewType.Text, ViewRole.Key, "Name of the indicator."),
            new("kind", ViewType.Text, ViewRole.Largest, "Output, result or financial."),
            new("axis", ViewType.Text, ViewRole.Largest, "Priority axis."),
            new("priority", ViewType.Text, ViewRole.Largest, "Investment priority; may be absent."),
            new("initiative", ViewType.Text, ViewRole.Largest, "Code of the initiative; may be absent."),
            new("code", ViewType.Text, ViewRole.Largest, "Common code, or one of the programme's own."),
            new("title", ViewType.Text, ViewRole.Largest, "Its wording in the programme."),
            new("unit", ViewType.Text, ViewRole.Largest, "Unit of its values."),
            new("adopted_on", ViewType.Date, ViewRole.Largest, "Date of the decision."),
            new("adopted_position", ViewType.Number, ViewRole.Largest, "Position of its adoption in the log."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new RowPerEvent<IndicatorAdopted>()
        .With((adopted, _) => adopted.Indicator)
        .With((adopted, _) => adopted.Kind)
        .With((adopted, _) => adopted.Axis)
        .With((adopted, _) => adopted.Priority)
        .With((adopted, _) => adopted.Initiative)
        .With((adopted, _) => adopted.Code)
        .With((adopted, _) => adopted.Title)
        .With((adopted, _) => adopted.Unit)
        .With((adopted, _) => adopted.On)
        .With((_, position) => position);

    /// <summary>The indicators of a state: adopted by its date and known by its position.</summary>
    internal static async Task<IReadOnlyList<IndicatorAdopted>> ReadAsync(
        IViewReader views, Basis basis, CancellationToken cancellation)
    {
        var rows = await views.RowsAsync(Definition, cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Where(row => (long)row[9]! <= basis.KnownAt.Position && (DateOnly)row[8]! <= basis.At)
                .OrderBy(row => (long)row[9]!)
                .Select(row => new IndicatorAdopted(
                    (string)row[0]!, (string)row[1]!, (string)row[2]!, (string?)row[3], (string?)row[4],
                    (string)row[5]!, (string)row[6]!, (string)row[7]!, (DateOnly)row[8]!, null)),
        ];
    }
}
