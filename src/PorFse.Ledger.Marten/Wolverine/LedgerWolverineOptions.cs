using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace PorFse.Ledger.Marten;

/// <summary>Runs the ledger's rules in a Wolverine application.</summary>
public static class LedgerWolverineOptions
{
    /// <summary>
    /// Takes the ledger's commands as messages and over HTTP, and keeps every message in the database until it is
    /// taken, wherever it goes.
    /// </summary>
    /// <param name="options">The options of the application, whose Marten store is integrated with Wolverine.</param>
    /// <param name="programme">CCI of the programme the ledger is for.</param>
    public static WolverineOptions UsePorFseLedger(this WolverineOptions options, string programme)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Discovery.IncludeAssembly(typeof(CertificationEndpoint).Assembly);
        options.Policies.UseDurableLocalQueues();
        options.Policies.UseDurableOutboxOnAllSendingEndpoints();
        options.Services.AddSingleton(new LedgerOf(programme));
        options.Services.AddScoped<Judge>();
        return options
            .Take<OpenLedger, LedgerLife, LedgerOpened>(OpenLedgerHandler.Handle)
            .Take<AdoptProgramme, Programme, ProgrammeAdopted>(AdoptProgrammeHandler.Handle)
            .Take<AdoptFinancialPlan, Programme, FinancialPlanAdopted>(AdoptFinancialPlanHandler.Handle)
            .Take<DeclareDecommitmentTarget, Programme, DecommitmentTargetDeclared>(
                DeclareDecommitmentTargetHandler.Handle)
            .Take<OpenInitiative, Initiative, InitiativeOpened>(OpenInitiativeHandler.Handle)
            .Take<ProgramResources, Initiative, ResourcesProgrammed>(ProgramResourcesHandler.Handle)
            .Take<ReduceProgrammedResources, Initiative, ProgrammedResourcesReduced>(
                ReduceProgrammedResourcesHandler.Handle)
            .Take<StartInitiativePhase, Initiative, InitiativePhaseStarted>(StartInitiativePhaseHandler.Handle)
            .Take<CloseInitiative, Initiative, InitiativeClosed>(CloseInitiativeHandler.Handle)
            .Take<SelectOperation, Operation, OperationSelected>(SelectOperationHandler.Handle)
            .Take<EnterCommitment, Operation, CommitmentEntered>(EnterCommitmentHandler.Handle)
            .Take<ReduceCommitment, Operation, CommitmentReduced>(ReduceCommitmentHandler.Handle)
            .Take<MakePayment, Operation, PaymentMade>(MakePaymentHandler.Handle)
            .Take<RecoverPayment, Operation, PaymentRecovered>(RecoverPaymentHandler.Handle)
            .Take<CertifyExpenditure, Operation, ExpenditureCertified>(CertifyExpenditureHandler.Handle)
            .Take<DecertifyExpenditure, Operation, ExpenditureDecertified>(DecertifyExpenditureHandler.Handle)
            .Take<AdoptIndicator, Indicator, IndicatorAdopted>(AdoptIndicatorHandler.Handle)
            .Take<SetIndicatorTarget, Indicator, IndicatorTargetSet>(SetIndicatorTargetHandler.Handle)
            .Take<ReportIndicatorValue, Indicator, IndicatorValueReported>(ReportIndicatorValueHandler.Handle)
            .Take<ReportParticipants, Participation, ParticipantsReported>(ReportParticipantsHandler.Handle)
            .Take<SealSnapshot, Snapshot, SnapshotSealed>(SealSnapshotHandler.Handle);
    }

    private static WolverineOptions Take<TCommand, TState, TEvent>(
        this WolverineOptions options, Rule<TCommand, TState> rule)
        where TCommand : ICommand<TState, TEvent>
        where TState : IStream<TState>
        where TEvent : IEventOf<TState>
    {
        options.Discovery.IncludeType<CommandHandler<TCommand, TState, TEvent>>();
        options.Services.AddSingleton(rule);
        return options;
    }
}
