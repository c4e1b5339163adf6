namespace PorFse.Ledger.Reports;

/// <summary>A figure of the report beside what the ledger gives for it in some state.</summary>
/// <param name="Published">What the report prints.</param>
/// <param name="Computed">What the events give, through their views.</param>
public sealed record RecomputedFigure(PublishedFigure Published, FigureValue Computed)
{
    /// <summary>The computed value in the unit of the figure; null where the ledger has nothing of the kind.</summary>
    public decimal? Value { get; } =
        Computed.Value is { } value ? Published.Format.InUnit(value) : null;

    /// <summary>Whether the value, printed as the report prints that figure, is what it prints.</summary>
    public bool IsEqual => Value is { } value && Published.Format.Prints(Published.Printed, value);

    /// <summary>All figures of the report in a state, in its order.</summary>
    public static IReadOnlyList<RecomputedFigure> All(FigureState state) =>
    [
        .. PublishedReport.Figures
            .Select(figure => new RecomputedFigure(figure, FigureMeasures.Compute(figure, state))),
    ];

    /// <summary>
    /// Why it differs: both numbers, what a percentage is made of, and which others of the same measure the ledger
    /// does give as printed, for a figure that slipped into another's place. Null where it does not differ.
    /// </summary>
    /// <param name="all">All figures of the state.</param>
    /// <param name="labels">The reader's language; numbers are as the report prints them in any.</param>
    public string? Reason(IReadOnlyList<RecomputedFigure> all, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(labels);
        if (IsEqual)
            return null;
        var (scope, printed) = (Published.Scope.Name(labels), Published.Printed);
        if (Value is not { } value)
            return labels.With("figures.nothing", scope, printed);
        var given = Published.Format.Print(value);
        var reason = Computed.Terms is var (part, whole)
            ? labels.With("figures.quotient", given, Whole(part), Whole(whole), scope, printed)
            : labels.With("figures.differs", given, scope, printed);
        var others = all.Where(IsPrintedHere).Select(other => other.Published.Scope.Name(labels)).Distinct().ToList();
        return others.Count == 0 ? reason : $"{reason} {labels.With("figures.others", string.Join(", ", others))}";

        static string Whole(decimal number) => FigureFormat.PrintWhole(number);
    }

    private bool IsPrintedHere(RecomputedFigure other) =>
        (other.Published.Measure, other.Published.AsOf) == (Published.Measure, Published.AsOf)
        && other.Published.Format == Published.Format
        && other.Value is { } value
        && Published.Format.Prints(Published.Printed, value);
}
