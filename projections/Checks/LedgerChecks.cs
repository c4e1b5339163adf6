using System.Runtime.CompilerServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// All checks, run over the ledger in one pass. Each is a function of its own: of one fact, or of the state all facts
/// add up to. A new one is a file beside this and a line below.
/// </summary>
/// <param name="reading">The ledger.</param>
/// <param name="programme">CCI of the programme.</param>
public sealed class LedgerChecks(IReading reading, string programme)
{
    private static readonly Func<RecordedEvent, CheckTerms, IEnumerable<Finding>>[] OfFacts =
    [
        SpendingOutsideEligibility.Of,
        SettlementOutsideProgramme.Of,
        MoneyBeforeProgramme.Of,
        LateIntoSnapshot.Of,
        RecordedLate.Of,
    ];

    private static readonly Func<CheckedState, IEnumerable<Finding>>[] OfStates =
    [
        PaidAboveCommitted.Of,
        CertifiedAbovePaid.Of,
        CommittedAboveProgrammed.Of,
        ProgrammedAboveAllocated.Of,
        DecommitmentTargetMissed.Of,
        IndicatorDiffersFromParticipants.Of,
        InitiativesAboveAxis.Of,
        TargetDiffersFromDerived.Of,
    ];

    /// <summary>What the checks find, the most severe first.</summary>
    public static IReadOnlyList<FindingKind> Kinds { get; } =
    [
        PaidAboveCommitted.Check,
        CertifiedAbovePaid.Check,
        SpendingOutsideEligibility.Check,
        SettlementOutsideProgramme.Check,
        MoneyBeforeProgramme.Check,
        DecommitmentTargetMissed.Check,
        CommittedAboveProgrammed.Check,
        LateIntoSnapshot.Check,
        IndicatorDiffersFromParticipants.Check,
        InitiativesAboveAxis.Check,
        ProgrammedAboveAllocated.Check,
        RecordedLate.Check,
        TargetDiffersFromDerived.Check,
    ];

    /// <summary>
    /// All findings, as they are found: those of facts in the order of recording, then those of states. Nothing of the
    /// log is kept but the state.
    /// </summary>
    /// <param name="basis">Facts up to this business date count, as known at this position.</param>
    /// <param name="lagDays">See <see cref="CheckTerms.LagDays"/>.</param>
    /// <param name="progress">Told, now and then, how many positions are passed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async IAsyncEnumerable<Finding> RunAsync(
        Basis basis,
        int lagDays = RecordedLate.UsualMost,
        Action<long>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var terms = await CheckTerms.ReadAsync(reading, programme, basis, lagDays, cancellation).ConfigureAwait(false);
        var state = new CheckedState(terms);
        var range = new EventRange(0, basis.KnownAt.Position) { DatesUntil = basis.At };
        await foreach (var recorded in reading.InPiecesAsync([range], progress, cancellation).ConfigureAwait(false))
        {
            state.Add(recorded);
            foreach (var check in OfFacts)
            {
                foreach (var finding in check(recorded, terms))
                    yield return finding;
            }
        }
        foreach (var finding in OfStates.SelectMany(check => check(state)))
            yield return finding;
    }
}
