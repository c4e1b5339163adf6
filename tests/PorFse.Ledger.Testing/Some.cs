using System.Globalization;

namespace PorFse.Ledger.Testing;

/// <summary>
/// Histories, states and values with readable defaults: initiative IN-1 and operation OP-1 of a programme eligible
/// from 2014 to 2023 that closes in 2025, judged on 1 June 2020. Amounts are written as decimals.
/// </summary>
public static class Some
{
    /// <summary>CCI of the programme.</summary>
    public const string Cci = "2014IT05SFOP007";

    /// <summary>The operation's code.</summary>
    public const string OperationCode = "OP-1";

    /// <summary>The initiative's code.</summary>
    public const string InitiativeCode = "IN-1";

    /// <summary>Day of recording.</summary>
    public static readonly DateOnly Today = new(2020, 6, 1);

    /// <summary>First day of eligibility.</summary>
    public static readonly DateOnly EligibleFrom = new(2014, 1, 1);

    /// <summary>Last day of eligibility.</summary>
    public static readonly DateOnly EligibleUntil = new(2023, 12, 31);

    /// <summary>Last day for certifications and reversals.</summary>
    public static readonly DateOnly ClosesOn = new(2025, 2, 15);

    /// <summary>The day the initiative was opened.</summary>
    public static readonly DateOnly OpenedOn = new(2015, 7, 14);

    /// <summary>The day the operation was selected.</summary>
    public static readonly DateOnly SelectedOn = new(2016, 2, 1);

    /// <summary>A day on which money moves.</summary>
    public static readonly DateOnly Day = new(2018, 3, 1);

    /// <summary>Where what tests record comes from.</summary>
    public static readonly Provenance Origin = new("test", "tester");

    /// <summary>Where tests hand in their commands.</summary>
    public static readonly Desk Counter = new(Origin);

    /// <summary>So many euro.</summary>
    public static Euro Eur(decimal euro) => Euro.FromDecimal(euro);

    /// <summary>A date as it is written: "2018-03-01".</summary>
    public static DateOnly On(string date) =>
        DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The adoption of the programme.</summary>
    public static ProgrammeAdopted Adoption() => new(
        Cci, "POR FSE Lombardia 2014-2020", "ESF", "C(2014) 10098", On("2014-12-17"),
        EligibleFrom, EligibleUntil, ClosesOn);

    /// <summary>A plan with axis I = 8.i + 8.ii and axis II = 9.i.</summary>
    public static FinancialPlanAdopted Plan(string decision = "C(2014) 10098", string on = "2014-12-17") => new(
        Cci,
        decision,
        On(on),
        [
            Axis("I", 300m, ("8.i", 200m), ("8.ii", 100m)),
            Axis("II", 50m, ("9.i", 50m)),
        ],
        null);

    /// <summary>An axis of a plan.</summary>
    public static PlannedAxis Axis(
        string axis, decimal allocation, params (string Code, decimal Allocation)[] priorities) => new(
            axis,
            "Axis " + axis,
            null,
            Eur(allocation),
            [.. priorities.Select(p => new PlannedPriority(p.Code, "Priority " + p.Code, Eur(p.Allocation)))]);

    /// <summary>A target of expenditure for 2019.</summary>
    public static DecommitmentTargetDeclared Target(decimal amount = 60m, string reference = "N+3 2019") =>
        new(Cci, 2019, Eur(amount), On("2017-01-31"), reference, null, null);

    /// <summary>The programme's history: adopted, with one plan.</summary>
    public static IEventOf<Programme>[] Programme() => [Adoption(), Plan()];

    /// <summary>The opening of the initiative.</summary>
    public static InitiativeOpened Opening() => new(
        InitiativeCode, "Dote unica lavoro", "I", "8.i", OpenedOn, null, null);

    /// <summary>The initiative's history: opened, with resources, perhaps closed.</summary>
    public static IEventOf<Initiative>[] Initiative(decimal programmed = 0m, string? closedOn = null) =>
    [
        Opening(),
        .. programmed > 0m
            ? [new ResourcesProgrammed(InitiativeCode, Eur(programmed), OpenedOn, "PR-1", null)]
            : Array.Empty<IEventOf<Initiative>>(),
        .. closedOn is null
            ? Array.Empty<IEventOf<Initiative>>()
            : [new InitiativeClosed(InitiativeCode, On(closedOn), null)],
    ];

    /// <summary>The indicator I-CO01: unemployed persons.</summary>
    public static IndicatorAdopted Unemployed() => new(
        "I-CO01", "output", "I", null, null, "CO01", "Disoccupati", "persons", On("2014-12-17"), null);

    /// <summary>Its target: 10 persons by 2023.</summary>
    public static IndicatorTargetSet IndicatorTarget() =>
        new("I-CO01", 2023, 10.00m, On("2014-12-17"), "I-CO01 2023", null);

    /// <summary>Its value: 6 persons.</summary>
    public static IndicatorValueReported IndicatorValue() => new("I-CO01", 6.00m, Day, "V-1", null);

    /// <summary>Six men and four women in axis I; of them three with disabilities and two migrants.</summary>
    public static ParticipantsReported OfAxis() => new("I", null, 6, 4, 3, 2, null, Day, "P-1", null);

    /// <summary>The selection of the operation.</summary>
    public static OperationSelected Selection() => new(
        OperationCode, InitiativeCode, "Corso per saldatori", "Fondazione Lavoro", "E44J15000340009", SelectedOn, null);

    /// <summary>The operation's history: selected, then IM-1, PA-1 and CE-1 for the amounts above zero.</summary>
    public static IEventOf<Operation>[] Operation(
        decimal committed = 0m, decimal paid = 0m, decimal certified = 0m, decimal? certifiedPublic = null)
    {
        List<IEventOf<Operation>> history = [Selection()];
        if (committed > 0m)
            history.Add(new CommitmentEntered(OperationCode, InitiativeCode, Eur(committed), Day, "IM-1", null));
        if (paid > 0m)
            history.Add(new PaymentMade(OperationCode, InitiativeCode, Eur(paid), Day, "PA-1", null, null));
        if (certified > 0m)
        {
            history.Add(new ExpenditureCertified(
                OperationCode, InitiativeCode, Eur(certified), Eur(certifiedPublic ?? certified), Day, "CE-1", null));
        }
        return [.. history];
    }

    /// <summary>The sealing of RAA 2019, approved in May: one axis, 100.00 programmed and committed.</summary>
    public static SnapshotSealed Sealing() => new(
        "RAA 2019", On("2019-12-31"), 7, new DateTimeOffset(2020, 4, 30, 12, 0, 0, TimeSpan.Zero),
        [Figures("I", 100m, 100m, 100m, 80m, 60m, 4)], Figures(null, 100m, 100m, 100m, 80m, 60m, 4),
        On("2020-05-20"), "Comitato di Sorveglianza", On("2020-05-21"), null);

    /// <summary>Figures of an axis, or of the whole programme.</summary>
    public static SealedFigures Figures(
        string? axis, decimal allocation, decimal programmed, decimal committed, decimal paid, decimal certified,
        long events) => new(
            axis, Eur(allocation), Eur(programmed), Eur(committed), Eur(paid), Eur(certified), events);

    /// <summary>The terms of a command: the programme as above, the initiative only where one is given.</summary>
    public static Terms Terms(
        DateOnly? today = null,
        IEventOf<Programme>[]? programme = null,
        IEventOf<Initiative>[]? initiative = null,
        string cci = Cci) => new(
            today ?? Today, cci, (programme ?? Programme()).Fold(), (initiative ?? []).Fold());
}
