namespace PorFse.Ledger;

/// <summary>Adopts an indicator.</summary>
public sealed record AdoptIndicator(IndicatorAdopted Adoption) : ICommand<Indicator, IndicatorAdopted>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Indicator(Adoption.Indicator);

    /// <inheritdoc/>
    public string Identity => Adoption.Indicator;

    /// <inheritdoc/>
    public string? Initiative => Adoption.Initiative;

    /// <inheritdoc/>
    public IndicatorAdopted Fact(Indicator state) => Adoption;
}

/// <summary>The rule for <see cref="AdoptIndicator"/>.</summary>
public static class AdoptIndicatorHandler
{
    /// <summary>An indicator is adopted once, for an axis, priority or initiative of the programme.</summary>
    public static Decision<Indicator> Handle(AdoptIndicator command, Indicator indicator, Terms terms)
    {
        var adopted = command.Adoption;
        var malformed = Texts.Refuse("indicator", adopted.Indicator, Texts.LongestCode)
            ?? Texts.Refuse("code", adopted.Code, Texts.LongestCode)
            ?? Texts.Refuse("title", adopted.Title, Texts.LongestTitle)
            ?? Texts.RefuseOptional("document", adopted.Document, Texts.LongestReference)
            ?? Term("kind", adopted.Kind, IndicatorTerms.Kinds)
            ?? Term("unit", adopted.Unit, IndicatorTerms.Units);
        if (malformed is not null)
            return malformed;
        if (indicator.Adoption is { } before)
            return new IndicatorAlreadyAdopted(before.Indicator, before.On, adopted.On);
        if (terms.RefuseDecidingOn(adopted.On) is { } wrongDate)
            return wrongDate;
        if (terms.RefusePlace(adopted.Axis, adopted.Priority) is { } nowhere)
            return nowhere;
        if (adopted.Initiative is { } code && !terms.Initiative.IsOpened)
            return new InitiativeUnknown(code);

        return new IEventOf<Indicator>[] { command.Fact(indicator) };
    }

    private static TermUnknown? Term(string field, string word, IReadOnlyList<string> known) =>
        known.Contains(word) ? null : new TermUnknown(field, word, known.Count, string.Join(", ", known));
}

/// <summary>The indicator has been adopted before, otherwise.</summary>
public sealed record IndicatorAlreadyAdopted(string Indicator, DateOnly AdoptedOn, DateOnly On) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Indicator {Indicator} was adopted on {AdoptedOn:yyyy-MM-dd}; it cannot be adopted on {On:yyyy-MM-dd}.");
}

/// <summary>A word that is none of those a field knows.</summary>
public sealed record TermUnknown(string Field, string Word, int Count, string There) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"\"{Word}\" is none of the {Count} words a {Field} may be: {There}.");
}

/// <summary>No indicator of this name in the ledger.</summary>
public sealed record IndicatorUnknown(string Indicator) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The ledger has 0 indicators called \"{Indicator}\"; it needs 1.");
}
