using Shouldly;

namespace PorFse.Ledger.Testing;

/// <summary>History before an act: <c>new Given&lt;Operation&gt;(events).When(…).ShouldAppend(events)</c>.</summary>
public sealed class Given<TState>(params IEnumerable<IEventOf<TState>> history) where TState : IStream<TState>
{
    /// <summary>Asks a rule on the state the history folds to.</summary>
    public Then<TState> When(Func<TState, Decision<TState>> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return new Then<TState>(act(history.Fold()));
    }
}

/// <summary>What a rule answered.</summary>
public sealed class Then<TState>(Decision<TState> decision)
{
    /// <summary>It is allowed, and records exactly these events.</summary>
    public void ShouldAppend(params IEventOf<TState>[] expected)
    {
        var events = decision.ShouldBeOfType<Decision<TState>.Accepted>(Told).Events;
        events.Select(Line).ShouldBe(expected.Select(Line));
    }

    /// <summary>It is not allowed, for exactly this reason.</summary>
    public void ShouldBeRefused(Refusal reason) =>
        decision.ShouldBeOfType<Decision<TState>.Refused>(Told).Reason.ShouldBe(reason);

    /// <summary>
    /// The outcome in a table of attempts: the alias of the event, or the code of the refusal, with the field where one
    /// refusal may be about several.
    /// </summary>
    public string Outcome => decision switch
    {
        Decision<TState>.Refused refused => OutcomeOf(refused.Reason),
        Decision<TState>.Accepted accepted => EventCatalogue.AliasOf(accepted.Events[0].GetType()),
        _ => "",
    };

    private static string OutcomeOf(Refusal reason) => reason switch
    {
        TextMissing missing => $"{reason.Code} {missing.Field}",
        TextTooLong tooLong => $"{reason.Code} {tooLong.Field}",
        TextUnprintable unprintable => $"{reason.Code} {unprintable.Field}",
        PlanNamesTwice twice => $"{reason.Code} {twice.What}",
        _ => reason.Code,
    };

    private string Told => decision switch
    {
        Decision<TState>.Refused refused => $"It was refused as {refused.Reason}",
        Decision<TState>.Accepted accepted => $"It was allowed: {string.Join("; ", accepted.Events.Select(Line))}",
        _ => "",
    };

    // Events hold lists, which records compare by reference; their stored form compares them by content.
    private static string Line(IEventOf<TState> made) =>
        $"{EventCatalogue.AliasOf(made.GetType())} {EventCatalogue.Write(made)}";
}
