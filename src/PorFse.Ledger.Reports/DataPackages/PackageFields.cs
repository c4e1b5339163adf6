using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What the columns of a package are.</summary>
internal static class PackageFields
{
    internal static DataField Axis { get; } = Key("axis", "Priority axis (asse prioritario), a Roman number.");

    internal static DataField Priority { get; } =
        Key("priority", "Investment priority (priorità d'investimento), such as 8.i.");

    internal static DataField Initiative { get; } =
        Key("initiative", "Code of the initiative (iniziativa, avviso).");

    internal static DataField Operation { get; } = Key("operation", "Code of the operation (operazione).");

    internal static DataField Title { get; } = Text("title", "Title of the initiative.") with { IsRequired = true };

    internal static DataField Document { get; } = Text("document", "The supporting document.");

    /// <summary>The key of a breakdown.</summary>
    internal static DataField KeyOf(Breakdown by) => by switch
    {
        Breakdown.Axis => Axis,
        Breakdown.Priority => Priority,
        Breakdown.Initiative => Initiative,
        Breakdown.Operation => Operation,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    /// <summary>A figure of Table 2.</summary>
    internal static DataField Of(Figure figure)
    {
        var (name, letter) = (figure.NameOf(), figure.LetterOf());
        return figure.TermsOf() is { } terms
            ? new DataField(
                name,
                FieldType.Number,
                $"{letter} = {terms.Numerator.LetterOf()}/{terms.Denominator.LetterOf()} of Table 2, six decimals; "
                + "empty where the divisor is 0.00.") { Unit = "1" }
            : Money(name, $"{letter} of Table 2: {MeaningOf(figure)}") with
            {
                IsRequired = true,
                Minimum = figure == Figure.Allocation ? 0 : null,
            };
    }

    internal static DataField Text(string name, string description) => new(name, FieldType.Text, description);

    internal static DataField Date(string name, string description) => new(name, FieldType.Date, description);

    internal static DataField Money(string name, string description) =>
        new(name, FieldType.Number, description) { Unit = "EUR" };

    internal static DataField Moment(string name, string description) =>
        new(name, FieldType.Moment, description) { IsRequired = true };

    /// <summary>How many events, or the position of one.</summary>
    internal static DataField Count(string name, string description, int minimum) =>
        new(name, FieldType.Count, description) { IsRequired = true, Minimum = minimum };

    private static DataField Key(string name, string description) =>
        Text(name, description) with { IsRequired = true };

    private static string MeaningOf(Figure figure) => figure switch
    {
        Figure.Allocation => "allocation (dotazione finanziaria) of the plan in force, Union and national shares.",
        Figure.Programmed => "resources programmed (programmato), net of reversals.",
        Figure.Committed => "legally binding commitments (impegni), net of reversals.",
        Figure.Paid => "payments to beneficiaries (pagamenti), net of recoveries.",
        Figure.Certified => "certified expenditure (spesa certificata), total eligible, net of withdrawals.",
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };
}
