using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Testing;

/// <summary>One event of each type: the samples of the documents, and what every store must give back.</summary>
public static class EventSamples
{
    /// <summary>Every type of event, in the order of the catalogue's document, with every member filled.</summary>
    public static IReadOnlyList<IEvent> Full { get; } =
    [
        new LedgerOpened(Cci, true, On("2014-12-17"), "Constructed for demonstration."),
        Adoption(),
        new FinancialPlanAdopted(
            Cci,
            "C(2019) 3048",
            On("2019-04-30"),
            [
                new PlannedAxis("I", "Occupazione", "OT 8", Eur(358_000_000m),
                [
                    new PlannedPriority("8.i", "Accesso all'occupazione", Eur(200_000_000m)),
                    new PlannedPriority("8.v", "Adattamento al cambiamento", Eur(158_000_000m)),
                ]),
            ],
            "Allocations by priority are constructed."),
        new DecommitmentTargetDeclared(
            Cci, 2019, Eur(234_800_000m), On("2017-01-31"), "N+3 2019", "RAA 2019", "Published in millions, rounded."),
        new InitiativeOpened(
            "IN-1", "Dote unica lavoro", "I", "8.i", On("2015-07-14"), "Dote unica lavoro", "DGR X/3838"),
        new ResourcesProgrammed("IN-1", Eur(10_000_000m), On("2015-07-14"), "PR-1", "DGR X/3838", "PR-0"),
        new ProgrammedResourcesReduced("IN-1", Eur(250_000.50m), On("2018-05-02"), "PR-2", "02", "PR-1", "DGR XI/105"),
        new InitiativePhaseStarted("IN-1", "fase II", On("2017-03-01"), "DGR X/6000"),
        new InitiativeClosed("IN-1", On("2019-12-31"), "DGR XI/2700"),
        new OperationSelected(
            "OP-1", "IN-1", "Corso per saldatori", "Fondazione Lavoro", "E44J15000340009", On("2016-02-01"), "DD 925"),
        new CommitmentEntered("OP-1", "IN-1", Eur(60_000m), On("2016-03-01"), "IM-1", "DD 1201", "IM-0"),
        new CommitmentReduced("OP-1", "IN-1", Eur(1_000.01m), On("2018-10-05"), "IM-2", "02", "IM-1", "DD 14001"),
        new PaymentMade("OP-1", "IN-1", Eur(25_000m), On("2016-05-20"), "PA-1", "ANT", "MA 77", "PA-0"),
        new PaymentRecovered("OP-1", "IN-1", Eur(0.01m), On("2017-06-30"), "PA-2", "R", "PA-1", "RI 12"),
        new ExpenditureCertified(
            "OP-1", "IN-1", Eur(20_000m), Eur(18_000.75m), On("2017-12-15"), "CE-1", "DP 3", "CE-0"),
        new ExpenditureDecertified(
            "OP-1", "IN-1", Eur(500m), Eur(500m), On("2019-02-15"), "CE-2", "IRR", "CE-1", "Conti 2017/2018"),
        new IndicatorAdopted(
            "I-CO01", "output", "I", "8.i", "IN-1", "CO01", "Disoccupati", "persons", On("2014-12-17"),
            "C(2014) 10098"),
        new IndicatorTargetSet("I-CO01", 2023, 232_977.00m, On("2014-12-17"), "I-CO01 2023", "C(2014) 10098"),
        new IndicatorValueReported("I-CO01", 168_289.00m, On("2019-12-31"), "RAA-2019-CO01", "RAA 2019"),
        new ParticipantsReported(
            "I", "IN-1", 112_588, 101_636, 6_006, 17_953, 13_520, On("2019-12-31"), "RAA-2019-P-I", "RAA 2019"),
        new SnapshotSealed(
            "RAA 2019",
            On("2019-12-31"),
            7_654,
            new DateTimeOffset(2020, 7, 17, 16, 43, 21, TimeSpan.Zero).AddMicroseconds(125),
            [Figures("I", 400m, 300m, 200.10m, 100m, 50.01m, 12)],
            Figures(null, 400m, 300m, 200.10m, 100m, 50.01m, 12),
            On("2020-07-23"),
            "Comitato di Sorveglianza",
            On("2020-07-24"),
            "Annual implementation report on 2019."),
        new ImportStarted(
            "2f1c", "operazioni.csv", On("2020-01-31"), "Extract of 31 December 2019.", "6e340b9c", "porfse", "1"),
        new ImportCompleted("2f1c", On("2020-01-31"), 1234, 2),
        new ImportUndone("2f1c", On("2020-02-03"), 1200),
    ];

    /// <summary>The events that have optional members, without them.</summary>
    public static IReadOnlyList<IEvent> Sparse { get; } =
    [
        new LedgerOpened(Cci, false, On("2014-12-17"), null),
        new FinancialPlanAdopted(Cci, "C(2014) 10098", On("2014-12-17"),
            [new PlannedAxis("V", "Assistenza tecnica", null, Eur(32_874_516m), [])], null),
        new DecommitmentTargetDeclared(Cci, 2020, Eur(0.01m), On("2018-01-31"), "N+3 2020", null, null),
        new InitiativeOpened("IN-2", "Assistenza", "V", "AT", On("2015-07-14"), null, null),
        new ResourcesProgrammed("IN-2", Eur(1m), On("2015-07-14"), "PR-3", null),
        new ProgrammedResourcesReduced("IN-2", Eur(1m), On("2018-05-02"), "PR-4", null, null, null),
        new InitiativePhaseStarted("IN-2", "avvio", On("2017-03-01"), null),
        new InitiativeClosed("IN-2", On("2019-12-31"), null),
        new OperationSelected("OP-2", "IN-2", "Studi", "Regione Lombardia", null, On("2016-02-01"), null),
        new CommitmentEntered("OP-2", "IN-2", Eur(1m), On("2016-03-01"), "IM-3", null),
        new CommitmentReduced("OP-2", "IN-2", Eur(0.99m), On("2018-10-05"), "IM-4", null, null, null),
        new PaymentMade("OP-2", "IN-2", Eur(0.01m), On("2016-05-20"), "PA-3", null, null),
        new PaymentRecovered("OP-2", "IN-2", Eur(0.01m), On("2017-06-30"), "PA-4", null, null, null),
        new ExpenditureCertified("OP-2", "IN-2", Eur(1m), Eur(0m), On("2017-12-15"), "CE-3", null),
        new ExpenditureDecertified("OP-2", "IN-2", Eur(1m), Eur(0m), On("2019-02-15"), "CE-4", null, null, null),
        new IndicatorAdopted(
            "V-OWN", "output", "V", null, null, "OWN", "Valutazioni e studi", "studies", On("2014-12-17"), null),
        new IndicatorTargetSet("V-OWN", 2018, 0.01m, On("2014-12-17"), "V-OWN 2018", null),
        new IndicatorValueReported("V-OWN", 0.00m, On("2019-12-31"), "RAA-2019-OWN", null),
        new ParticipantsReported("IV", null, 2_471, 1_228, null, null, null, On("2019-12-31"), "RAA-2019-P-IV", null),
        new SnapshotSealed(
            "Bozza", On("2019-12-31"), 1, new DateTimeOffset(2020, 1, 2, 8, 0, 0, TimeSpan.Zero), [],
            Figures(null, 0m, 0m, 0m, 0m, 0m, 0), null, null, On("2020-01-02"), null),
        new ImportStarted("2f1d", "pagamenti.csv", On("2020-01-31"), null),
        new ImportCompleted("2f1d", On("2020-01-31"), 0),
    ];

    /// <summary>The stream an event belongs to.</summary>
    public static StreamName StreamOf(IEvent made) => made switch
    {
        LedgerOpened => StreamName.Ledger,
        ProgrammeAdopted adopted => StreamName.Programme(adopted.Programme),
        FinancialPlanAdopted plan => StreamName.Programme(plan.Programme),
        DecommitmentTargetDeclared target => StreamName.Programme(target.Programme),
        InitiativeOpened opened => StreamName.Initiative(opened.Initiative),
        InitiativePhaseStarted phase => StreamName.Initiative(phase.Initiative),
        InitiativeClosed closed => StreamName.Initiative(closed.Initiative),
        IEventOf<Initiative> and ITransaction transaction => StreamName.Initiative(transaction.Initiative),
        OperationSelected selected => StreamName.Operation(selected.Operation),
        CommitmentEntered entered => StreamName.Operation(entered.Operation),
        CommitmentReduced reduced => StreamName.Operation(reduced.Operation),
        PaymentMade payment => StreamName.Operation(payment.Operation),
        PaymentRecovered recovered => StreamName.Operation(recovered.Operation),
        ExpenditureCertified certified => StreamName.Operation(certified.Operation),
        ExpenditureDecertified decertified => StreamName.Operation(decertified.Operation),
        IndicatorAdopted adopted => StreamName.Indicator(adopted.Indicator),
        IndicatorTargetSet target => StreamName.Indicator(target.Indicator),
        IndicatorValueReported report => StreamName.Indicator(report.Indicator),
        ParticipantsReported report => StreamName.Participants(report.Axis, report.Initiative),
        SnapshotSealed sealing => StreamName.Snapshot(sealing.Name),
        ImportStarted started => StreamName.Import(started.Batch),
        ImportCompleted completed => StreamName.Import(completed.Batch),
        ImportUndone undone => StreamName.Import(undone.Batch),
        _ => throw new ArgumentException($"The samples have no stream for {made?.GetType().Name}."),
    };
}
