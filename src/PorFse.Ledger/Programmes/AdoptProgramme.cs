namespace PorFse.Ledger;

/// <summary>Records the adoption of the programme this ledger is for.</summary>
public sealed record AdoptProgramme(ProgrammeAdopted Adoption) : ICommand<Programme, ProgrammeAdopted>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Programme(Adoption.Programme);

    /// <inheritdoc/>
    public string Identity => Adoption.Programme;

    /// <inheritdoc/>
    public ProgrammeAdopted Fact(Programme state) => Adoption;
}

/// <summary>The rule for <see cref="AdoptProgramme"/>.</summary>
public static class AdoptProgrammeHandler
{
    /// <summary>The one programme of the ledger is adopted once, and its dates follow each other.</summary>
    public static Decision<Programme> Handle(AdoptProgramme command, Programme programme, Terms terms)
    {
        var adoption = command.Adoption;
        if (Texts.Refuse("CCI", adoption.Programme, Texts.LongestCode) is { } noCode)
            return noCode;
        if (Texts.Refuse("title", adoption.Title, Texts.LongestTitle) is { } noTitle)
            return noTitle;
        if (Texts.Refuse("fund", adoption.Fund, Texts.LongestCode) is { } noFund)
            return noFund;
        if (Texts.Refuse("decision", adoption.Decision, Texts.LongestReference) is { } noDecision)
            return noDecision;
        if (adoption.Programme != terms.Cci)
            return new ProgrammeNotOfThisLedger(adoption.Programme, terms.Cci);
        if (programme.IsAdopted)
            return new ProgrammeAlreadyAdopted(programme.Cci, programme.AdoptedOn, adoption.On);
        if (adoption.On > terms.Today)
            return new DateAfterToday(adoption.On, terms.Today);
        if (adoption.EligibleUntil < adoption.EligibleFrom)
            return new PeriodEndsBeforeItStarts(adoption.EligibleFrom, adoption.EligibleUntil);
        if (adoption.ClosesOn < adoption.EligibleUntil)
            return new PeriodEndsBeforeItStarts(adoption.EligibleUntil, adoption.ClosesOn);

        return new IEventOf<Programme>[] { command.Fact(programme) };
    }
}

/// <summary>A programme other than the one the ledger is for.</summary>
public sealed record ProgrammeNotOfThisLedger(string Found, string Ledger) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Programme \"{Found}\" is not the one of this ledger, which is for {Ledger} only.");
}

/// <summary>The programme has been adopted before, otherwise.</summary>
public sealed record ProgrammeAlreadyAdopted(string Programme, DateOnly AdoptedOn, DateOnly On) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Programme {Programme} was adopted on {AdoptedOn:yyyy-MM-dd}; it cannot be adopted on {On:yyyy-MM-dd}.");
}

/// <summary>No programme with this code in the ledger.</summary>
public sealed record ProgrammeUnknown(string Programme) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The ledger has 0 programmes with the code \"{Programme}\"; it needs 1.");
}

/// <summary>A period whose last day comes before its first.</summary>
public sealed record PeriodEndsBeforeItStarts(DateOnly From, DateOnly Until) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The period from {From:yyyy-MM-dd} ends on {Until:yyyy-MM-dd}, before it.");
}
