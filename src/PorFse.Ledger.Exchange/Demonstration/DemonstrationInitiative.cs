namespace PorFse.Ledger.Exchange;

/// <summary>An initiative of the demonstration and the figures its history must arrive at.</summary>
/// <param name="Code">Its code, such as "DUL".</param>
/// <param name="Title">Its title.</param>
/// <param name="Axis">Its axis.</param>
/// <param name="Priority">Its investment priority.</param>
/// <param name="Family">Editions reported together, or null.</param>
/// <param name="OpenedOn">When it opens; constructed.</param>
/// <param name="ClosedOn">When it closes, or null; constructed.</param>
/// <param name="Published">
/// Which of its figures at the end of 2019 the report on 2019 publishes; null where all of it is constructed.
/// </param>
/// <param name="Operations">The number of projects the report gives at the end of 2019, or null.</param>
/// <param name="NewIn2019">How many of its projects the report calls new in 2019, or null.</param>
/// <param name="Weight">Its share of the operations no report counts; constructed.</param>
/// <param name="Tranches">Programming of 2019 the report dates or tells apart; all other programming is spread.</param>
/// <param name="Figures">Net figures at each of <see cref="ControlDates.All"/>.</param>
public sealed record DemonstrationInitiative(
    string Code,
    string Title,
    string Axis,
    string Priority,
    string? Family,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    string? Published,
    int? Operations,
    int? NewIn2019,
    int Weight,
    IReadOnlyList<DemonstrationTranche> Tranches,
    IReadOnlyList<DemonstrationFigures> Figures)
{
    /// <summary>True where the report on 2019 names it.</summary>
    public bool IsPublished => Published is not null;

    /// <summary>Reads the demonstration's list of initiatives.</summary>
    internal static IReadOnlyList<DemonstrationInitiative> ParseAll(string json) => FileElement.Parse(json).List(Read);

    internal long Cents(Stage stage, int control) => control < 0 ? 0 : Figures[control].Of(stage).Cents;

    private static DemonstrationInitiative Read(FileElement element)
    {
        element.Allow(
            "code", "title", "axis", "priority", "family", "openedOn", "closedOn", "published", "operations",
            "newIn2019", "weight", "tranches", "end2018", "end2019", "end2023");
        return new DemonstrationInitiative(
            element.Member("code").Text(),
            element.Member("title").Text(),
            element.Member("axis").Text(),
            element.Member("priority").Text(),
            element.Optional("family")?.Text(),
            element.Member("openedOn").Date(),
            element.Optional("closedOn")?.Date(),
            element.Optional("published")?.Text(),
            element.Optional("operations")?.Count(),
            element.Optional("newIn2019")?.Count(),
            element.Member("weight").Count(),
            element.Optional("tranches")?.List(DemonstrationTranche.Read) ?? [],
            [
                DemonstrationFigures.Read(element.Member("end2018")),
                DemonstrationFigures.Read(element.Member("end2019")),
                DemonstrationFigures.Read(element.Member("end2023")),
            ]);
    }
}

/// <summary>Programming with a date and an amount of its own.</summary>
/// <param name="On">Business date.</param>
/// <param name="Amount">EUR, above zero.</param>
public sealed record DemonstrationTranche(DateOnly On, Euro Amount)
{
    internal static DemonstrationTranche Read(FileElement element)
    {
        element.Allow("on", "amount");
        return new DemonstrationTranche(element.Member("on").Date(), element.Member("amount").Amount());
    }
}

/// <summary>Net figures of an initiative at a date, EUR: each stage at most the one before it.</summary>
/// <param name="Programmed">Resources programmed.</param>
/// <param name="Committed">Commitments.</param>
/// <param name="Paid">Payments.</param>
/// <param name="Certified">Expenditure certified.</param>
public sealed record DemonstrationFigures(Euro Programmed, Euro Committed, Euro Paid, Euro Certified)
{
    /// <summary>The figure of a stage.</summary>
    public Euro Of(Stage stage) => stage switch
    {
        Stage.Programmed => Programmed,
        Stage.Committed => Committed,
        Stage.Paid => Paid,
        Stage.Certified => Certified,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    internal static DemonstrationFigures Read(FileElement element)
    {
        element.Allow("programmed", "committed", "paid", "certified");
        return new DemonstrationFigures(
            element.Member("programmed").Amount(),
            element.Member("committed").Amount(),
            element.Member("paid").Amount(),
            element.Member("certified").Amount());
    }
}
