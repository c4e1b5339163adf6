using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>Every command there is, with a history that allows it, and one that forbids it afterwards.</summary>
internal static class EveryCommand
{
    /// <param name="Name">Type of the command.</param>
    /// <param name="Before">What must be recorded first.</param>
    /// <param name="Ask">The command.</param>
    /// <param name="AskOtherwise">Another fact under the same identity.</param>
    /// <param name="Then">What happens afterwards, so that the rule refuses the same fact from another source.</param>
    /// <param name="IsNeverRefused">True where no history can forbid it.</param>
    internal sealed record Case(
        string Name,
        IReadOnlyList<Func<Desk, Submission>> Before,
        Func<Desk, Submission> Ask,
        Func<Desk, Submission> AskOtherwise,
        IReadOnlyList<Func<Desk, Submission>> Then,
        bool IsNeverRefused = false);

    private static readonly LedgerOpened Opened = new(Cci, false, On("2014-12-17"), null);
    private static readonly Func<Desk, Submission>[] Adopted =
    [
        desk => desk.Submit(new OpenLedger(Opened)),
        desk => desk.Submit(new AdoptProgramme(Adoption())),
    ];

    private static readonly Func<Desk, Submission>[] Planned =
        [.. Adopted, desk => desk.Submit(new AdoptFinancialPlan(Plan()))];

    private static readonly Func<Desk, Submission>[] Opened1 =
        [.. Planned, desk => desk.Submit(new OpenInitiative(Opening()))];

    private static readonly Func<Desk, Submission>[] Selected =
        [.. Opened1, desk => desk.Submit(new SelectOperation(Selection()))];

    private static readonly Func<Desk, Submission>[] Certified =
    [
        .. Selected,
        desk => desk.Submit(new EnterCommitment(OperationCode, Eur(100m), Day, "IM-1")),
        desk => desk.Submit(new MakePayment(OperationCode, Eur(80m), Day, "PA-1")),
        desk => desk.Submit(new CertifyExpenditure(OperationCode, Eur(60m), Eur(50m), Day, "CE-1")),
    ];

    private static readonly Func<Desk, Submission>[] Counted =
        [.. Planned, desk => desk.Submit(new AdoptIndicator(Unemployed()))];

    private static readonly ImportStarted Started = new("b-1", "pagamenti.csv", Day, null);

    internal static IReadOnlyList<Case> Cases { get; } =
    [
        new(nameof(OpenLedger), [],
            desk => desk.Submit(new OpenLedger(Opened)),
            desk => desk.Submit(new OpenLedger(Opened with { Demonstration = true })), []),
        new(nameof(AdoptProgramme), [],
            desk => desk.Submit(new AdoptProgramme(Adoption())),
            desk => desk.Submit(new AdoptProgramme(Adoption() with { Fund = "ERDF" })), []),
        new(nameof(AdoptFinancialPlan), Adopted,
            desk => desk.Submit(new AdoptFinancialPlan(Plan())),
            desk => desk.Submit(new AdoptFinancialPlan(Plan() with { Note = "Corrected." })), []),
        new(nameof(DeclareDecommitmentTarget), Adopted,
            desk => desk.Submit(new DeclareDecommitmentTarget(Target())),
            desk => desk.Submit(new DeclareDecommitmentTarget(Target(60.01m))), []),
        new(nameof(OpenInitiative), Planned,
            desk => desk.Submit(new OpenInitiative(Opening())),
            desk => desk.Submit(new OpenInitiative(Opening() with { Title = "Dote" })), []),
        new(nameof(ProgramResources), Opened1,
            desk => desk.Submit(new ProgramResources(InitiativeCode, Eur(10m), Day, "PR-1")),
            desk => desk.Submit(new ProgramResources(InitiativeCode, Eur(10.01m), Day, "PR-1")),
            [desk => desk.Submit(new CloseInitiative(InitiativeCode, Day.AddDays(-1)))]),
        new(nameof(ReduceProgrammedResources),
            [.. Opened1, desk => desk.Submit(new ProgramResources(InitiativeCode, Eur(10m), Day, "PR-1"))],
            desk => desk.Submit(new ReduceProgrammedResources(InitiativeCode, Eur(10m), Day, "PR-2")),
            desk => desk.Submit(new ReduceProgrammedResources(InitiativeCode, Eur(10m), Day, "PR-2", "02")), []),
        new(nameof(StartInitiativePhase), Opened1,
            desk => desk.Submit(new StartInitiativePhase(InitiativeCode, "fase II", Day)),
            desk => desk.Submit(new StartInitiativePhase(InitiativeCode, "fase II", Day.AddDays(1))), []),
        new(nameof(CloseInitiative), Opened1,
            desk => desk.Submit(new CloseInitiative(InitiativeCode, Day)),
            desk => desk.Submit(new CloseInitiative(InitiativeCode, Day.AddDays(1))), []),
        new(nameof(SelectOperation), Opened1,
            desk => desk.Submit(new SelectOperation(Selection())),
            desk => desk.Submit(new SelectOperation(Selection() with { Cup = null })), []),
        new(nameof(EnterCommitment), Selected,
            desk => desk.Submit(new EnterCommitment(OperationCode, Eur(100m), Day, "IM-1")),
            desk => desk.Submit(new EnterCommitment(OperationCode, Eur(100m), Day.AddDays(1), "IM-1")), []),
        new(nameof(ReduceCommitment), Certified,
            desk => desk.Submit(new ReduceCommitment(OperationCode, Eur(20m), Day, "IM-2")),
            desk => desk.Submit(new ReduceCommitment(OperationCode, Eur(20m), Day, "IM-2", Corrects: "IM-1")), []),
        new(nameof(MakePayment), Certified,
            desk => desk.Submit(new MakePayment(OperationCode, Eur(20m), Day, "PA-2")),
            desk => desk.Submit(new MakePayment(OperationCode, Eur(20m), Day, "PA-2", "SLD")), []),
        new(nameof(RecoverPayment), Certified,
            desk => desk.Submit(new RecoverPayment(OperationCode, Eur(20m), Day, "PA-2")),
            desk => desk.Submit(new RecoverPayment(OperationCode, Eur(19.99m), Day, "PA-2")), []),
        new(nameof(CertifyExpenditure), Certified,
            desk => desk.Submit(new CertifyExpenditure(OperationCode, Eur(20m), Eur(20m), Day, "CE-2")),
            desk => desk.Submit(new CertifyExpenditure(OperationCode, Eur(20m), Eur(19.99m), Day, "CE-2")), []),
        new(nameof(DecertifyExpenditure), Certified,
            desk => desk.Submit(new DecertifyExpenditure(OperationCode, Eur(60m), Eur(50m), Day, "CE-2")),
            desk => desk.Submit(new DecertifyExpenditure(OperationCode, Eur(60m), Eur(50m), Day, "CE-2", "IRR")), []),
        new(nameof(AdoptIndicator), Planned,
            desk => desk.Submit(new AdoptIndicator(Unemployed())),
            desk => desk.Submit(new AdoptIndicator(Unemployed() with { Unit = "bodies" })), []),
        new(nameof(SetIndicatorTarget), Counted,
            desk => desk.Submit(new SetIndicatorTarget(IndicatorTarget())),
            desk => desk.Submit(new SetIndicatorTarget(IndicatorTarget() with { Value = 11m })), []),
        new(nameof(ReportIndicatorValue), Counted,
            desk => desk.Submit(new ReportIndicatorValue(IndicatorValue())),
            desk => desk.Submit(new ReportIndicatorValue(IndicatorValue() with { Value = 6.01m })), []),
        new(nameof(ReportParticipants), Planned,
            desk => desk.Submit(new ReportParticipants(OfAxis())),
            desk => desk.Submit(new ReportParticipants(OfAxis() with { Migrants = null })), []),
        new(nameof(SealSnapshot), Adopted,
            desk => desk.Submit(new SealSnapshot(Sealing())),
            desk => desk.Submit(new SealSnapshot(Sealing() with { On = Today })), []),
        new(nameof(StartImport), [],
            desk => desk.Submit(new StartImport(Started)),
            desk => desk.Submit(new StartImport(Started with { File = "altro.csv" })), [], IsNeverRefused: true),
        new(nameof(CompleteImport), [desk => desk.Submit(new StartImport(Started))],
            desk => desk.Submit(new CompleteImport(new ImportCompleted("b-1", Day, 12))),
            desk => desk.Submit(new CompleteImport(new ImportCompleted("b-1", Day, 13))), [], IsNeverRefused: true),
        new(nameof(UndoImport), [desk => desk.Submit(new StartImport(Started))],
            desk => desk.Submit(new UndoImport(new ImportUndone("b-1", Day, 12))),
            desk => desk.Submit(new UndoImport(new ImportUndone("b-1", Day, 13))), [], IsNeverRefused: true),
    ];

    internal static Case Named(string name) => Cases.Single(made => made.Name == name);
}
