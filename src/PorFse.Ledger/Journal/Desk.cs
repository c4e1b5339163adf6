namespace PorFse.Ledger;

/// <summary>
/// The desk where commands are handed in: every command the ledger takes, with the rule that judges it. Read it as the
/// table of contents of the rules.
/// </summary>
/// <param name="Provenance">Where the commands come from.</param>
/// <param name="At">The time on a simulated clock; null for the ledger's own.</param>
/// <param name="Initiative">The initiative an operation must belong to, or null where nobody says.</param>
public sealed record Desk(Provenance Provenance, DateTimeOffset? At = null, string? Initiative = null)
{
    /// <summary>Open the ledger.</summary>
    public Submission Submit(OpenLedger command) =>
        Make<OpenLedger, LedgerLife, LedgerOpened>(command, OpenLedgerHandler.Handle);

    /// <summary>Adopt the programme.</summary>
    public Submission Submit(AdoptProgramme command) =>
        Make<AdoptProgramme, Programme, ProgrammeAdopted>(command, AdoptProgrammeHandler.Handle);

    /// <summary>Adopt or amend the financial plan.</summary>
    public Submission Submit(AdoptFinancialPlan command) =>
        Make<AdoptFinancialPlan, Programme, FinancialPlanAdopted>(command, AdoptFinancialPlanHandler.Handle);

    /// <summary>Declare a target of expenditure under N+3.</summary>
    public Submission Submit(DeclareDecommitmentTarget command) =>
        Make<DeclareDecommitmentTarget, Programme, DecommitmentTargetDeclared>(
            command, DeclareDecommitmentTargetHandler.Handle);

    /// <summary>Open an initiative.</summary>
    public Submission Submit(OpenInitiative command) =>
        Make<OpenInitiative, Initiative, InitiativeOpened>(command, OpenInitiativeHandler.Handle);

    /// <summary>Program resources.</summary>
    public Submission Submit(ProgramResources command) =>
        Make<ProgramResources, Initiative, ResourcesProgrammed>(command, ProgramResourcesHandler.Handle);

    /// <summary>Reduce programmed resources.</summary>
    public Submission Submit(ReduceProgrammedResources command) =>
        Make<ReduceProgrammedResources, Initiative, ProgrammedResourcesReduced>(
            command, ReduceProgrammedResourcesHandler.Handle);

    /// <summary>Start a phase of an initiative.</summary>
    public Submission Submit(StartInitiativePhase command) =>
        Make<StartInitiativePhase, Initiative, InitiativePhaseStarted>(command, StartInitiativePhaseHandler.Handle);

    /// <summary>Close an initiative.</summary>
    public Submission Submit(CloseInitiative command) =>
        Make<CloseInitiative, Initiative, InitiativeClosed>(command, CloseInitiativeHandler.Handle);

    /// <summary>Select an operation.</summary>
    public Submission Submit(SelectOperation command) =>
        Make<SelectOperation, Operation, OperationSelected>(command, SelectOperationHandler.Handle);

    /// <summary>Enter a commitment.</summary>
    public Submission Submit(EnterCommitment command) =>
        Make<EnterCommitment, Operation, CommitmentEntered>(command, EnterCommitmentHandler.Handle);

    /// <summary>Reduce a commitment.</summary>
    public Submission Submit(ReduceCommitment command) =>
        Make<ReduceCommitment, Operation, CommitmentReduced>(command, ReduceCommitmentHandler.Handle);

    /// <summary>Make a payment.</summary>
    public Submission Submit(MakePayment command) =>
        Make<MakePayment, Operation, PaymentMade>(command, MakePaymentHandler.Handle);

    /// <summary>Recover a payment.</summary>
    public Submission Submit(RecoverPayment command) =>
        Make<RecoverPayment, Operation, PaymentRecovered>(command, RecoverPaymentHandler.Handle);

    /// <summary>Certify expenditure.</summary>
    public Submission Submit(CertifyExpenditure command) =>
        Make<CertifyExpenditure, Operation, ExpenditureCertified>(command, CertifyExpenditureHandler.Handle);

    /// <summary>Decertify expenditure.</summary>
    public Submission Submit(DecertifyExpenditure command) =>
        Make<DecertifyExpenditure, Operation, ExpenditureDecertified>(command, DecertifyExpenditureHandler.Handle);

    /// <summary>Adopt an indicator.</summary>
    public Submission Submit(AdoptIndicator command) =>
        Make<AdoptIndicator, Indicator, IndicatorAdopted>(command, AdoptIndicatorHandler.Handle);

    /// <summary>Set what an indicator is to reach.</summary>
    public Submission Submit(SetIndicatorTarget command) =>
        Make<SetIndicatorTarget, Indicator, IndicatorTargetSet>(command, SetIndicatorTargetHandler.Handle);

    /// <summary>Report the value of an indicator.</summary>
    public Submission Submit(ReportIndicatorValue command) =>
        Make<ReportIndicatorValue, Indicator, IndicatorValueReported>(command, ReportIndicatorValueHandler.Handle);

    /// <summary>Report participants.</summary>
    public Submission Submit(ReportParticipants command) =>
        Make<ReportParticipants, Participation, ParticipantsReported>(command, ReportParticipantsHandler.Handle);

    /// <summary>Seal a snapshot.</summary>
    public Submission Submit(SealSnapshot command) =>
        Make<SealSnapshot, Snapshot, SnapshotSealed>(command, SealSnapshotHandler.Handle);

    /// <summary>Start a bulk recording.</summary>
    public Submission Submit(StartImport command) =>
        Make<StartImport, Import, ImportStarted>(command, StartImport.Handle);

    /// <summary>Complete a bulk recording.</summary>
    public Submission Submit(CompleteImport command) =>
        Make<CompleteImport, Import, ImportCompleted>(command, CompleteImport.Handle);

    /// <summary>Undo a bulk recording.</summary>
    public Submission Submit(UndoImport command) =>
        Make<UndoImport, Import, ImportUndone>(command, UndoImport.Handle);

    private Submission<TCommand, TState, TEvent> Make<TCommand, TState, TEvent>(
        TCommand command, Rule<TCommand, TState> rule)
        where TCommand : ICommand<TState, TEvent>
        where TState : IStream<TState>
        where TEvent : IEventOf<TState> =>
        new(command, rule, Provenance, At, Initiative);
}
