namespace PorFse.Ledger;

/// <summary>The Commission adopted the programme (<i>programma operativo</i>).</summary>
/// <param name="Programme">CCI, the common identification code.</param>
/// <param name="Title">Official title.</param>
/// <param name="Fund">The fund, such as "ESF".</param>
/// <param name="Decision">The Commission's decision, such as "C(2014) 10098".</param>
/// <param name="On">Date of the decision.</param>
/// <param name="EligibleFrom">First day of eligible expenditure.</param>
/// <param name="EligibleUntil">Last day of eligible expenditure.</param>
/// <param name="ClosesOn">Last day on which the accounts can still take a certification or a reversal.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 29 and 65(2).</remarks>
public sealed record ProgrammeAdopted(
    string Programme,
    string Title,
    string Fund,
    string Decision,
    DateOnly On,
    DateOnly EligibleFrom,
    DateOnly EligibleUntil,
    DateOnly ClosesOn) : IEventOf<Programme>;

/// <summary>A decision adopted the financial plan (<i>piano finanziario</i>), in force from its date.</summary>
/// <param name="Programme">CCI.</param>
/// <param name="Decision">The decision that adopts it.</param>
/// <param name="On">Date of the decision.</param>
/// <param name="Axes">The axes in the plan's order.</param>
/// <param name="Note">What of it is published and what is constructed, or null.</param>
public sealed record FinancialPlanAdopted(
    string Programme,
    string Decision,
    DateOnly On,
    IReadOnlyList<PlannedAxis> Axes,
    string? Note) : IEventOf<Programme>;

/// <summary>A priority axis (<i>asse prioritario</i>) in a financial plan.</summary>
/// <param name="Axis">Roman number, such as "I".</param>
/// <param name="Title">Official title.</param>
/// <param name="Objective">Thematic objective (<i>obiettivo tematico</i>), such as "OT 8"; null for assistance.</param>
/// <param name="Allocation">EUR, Union and national shares together (<i>dotazione finanziaria</i>).</param>
/// <param name="Priorities">Its investment priorities; their allocations add up to the axis.</param>
public sealed record PlannedAxis(
    string Axis,
    string Title,
    string? Objective,
    Euro Allocation,
    IReadOnlyList<PlannedPriority> Priorities);

/// <summary>An investment priority (<i>priorità d'investimento</i>) in a financial plan.</summary>
/// <param name="Priority">Code, such as "8.i".</param>
/// <param name="Title">What it is for.</param>
/// <param name="Allocation">EUR, Union and national shares together.</param>
public sealed record PlannedPriority(string Priority, string Title, Euro Allocation);

/// <summary>
/// A target of expenditure was declared (<i>target di spesa N+3</i>): what must be certified by the end of a year, or
/// the Union takes the difference off the programme.
/// </summary>
/// <param name="Programme">CCI.</param>
/// <param name="Year">The year at whose 31 December it must be met.</param>
/// <param name="Expenditure">Total eligible expenditure to be certified from the beginning to then, EUR.</param>
/// <param name="On">Date it was declared.</param>
/// <param name="Reference">Number of the declaration; with another one it amends an earlier one of its year.</param>
/// <param name="Document">Where it is declared, or null.</param>
/// <param name="Note">What of it is published, rounded or constructed, or null.</param>
/// <remarks>
/// Whatever has an <c>Amount</c> moves money; this does not, so it has none.
/// Declared, not derived: pre-financing, reserve and suspensions make it differ from plain sums of budget commitments.
/// Source: Reg. (EU) 1303/2013, art. 86 to 88 and 136.
/// </remarks>
public sealed record DecommitmentTargetDeclared(
    string Programme,
    int Year,
    Euro Expenditure,
    DateOnly On,
    string Reference,
    string? Document,
    string? Note) : IEventOf<Programme>;
