namespace PorFse.Ledger;

/// <summary>
/// An indicator (<i>indicatore di output, di risultato, finanziario</i>) of the programme was adopted.
/// </summary>
/// <param name="Indicator">What it is called here, unique in the programme, such as "I-CO01".</param>
/// <param name="Kind">"output", "result" or "financial".</param>
/// <param name="Axis">The axis it belongs to.</param>
/// <param name="Priority">The investment priority it is of, or null.</param>
/// <param name="Initiative">The initiative it is of, or null.</param>
/// <param name="Code">
/// Common code, such as "CO01" or "CR06"; one of the programme's own; "CE" for certified expenditure, which nobody
/// reports because it follows from the certifications.
/// </param>
/// <param name="Title">Its wording in the programme.</param>
/// <param name="Unit">
/// "persons", "households", "bodies", "projects", "studies", "applications", "percent" or "EUR".
/// </param>
/// <param name="On">Date of the decision.</param>
/// <param name="Document">The decision, or null.</param>
/// <remarks>Source: Reg. (EU) 1304/2013, annex I; Reg. (EU) 1303/2013, annex II (performance framework).</remarks>
public sealed record IndicatorAdopted(
    string Indicator,
    string Kind,
    string Axis,
    string? Priority,
    string? Initiative,
    string Code,
    string Title,
    string Unit,
    DateOnly On,
    string? Document) : IEventOf<Indicator>;

/// <summary>
/// What an indicator is to reach by the end of a year was set, or amended: the target (<i>target finale</i>) in the
/// last eligible year, a milestone (<i>target intermedio</i>) in any other.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">The year at whose 31 December it is to be reached.</param>
/// <param name="Value">In the indicator's unit, above zero, two decimals.</param>
/// <param name="On">Date of the decision.</param>
/// <param name="Reference">Number of the decision; with another one it amends an earlier one of its year.</param>
/// <param name="Document">Where it is set, or null.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 21, 22 and annex II; Reg. (EU) 215/2014, art. 4 to 7.</remarks>
public sealed record IndicatorTargetSet(
    string Indicator,
    int Year,
    decimal Value,
    DateOnly On,
    string Reference,
    string? Document) : IEventOf<Indicator>;

/// <summary>
/// The value of an indicator was reported, counted from the beginning of the programme. Of two reports at one date the
/// later one corrects the earlier.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Value">In the indicator's unit, not negative, two decimals.</param>
/// <param name="On">The date it is true of.</param>
/// <param name="Reference">Number of the report.</param>
/// <param name="Document">The report, or null.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 50(2) and 111; Reg. (EU) 480/2014, annex III, fields 31 to 40.</remarks>
public sealed record IndicatorValueReported(
    string Indicator,
    decimal Value,
    DateOnly On,
    string Reference,
    string? Document) : IEventOf<Indicator>;
