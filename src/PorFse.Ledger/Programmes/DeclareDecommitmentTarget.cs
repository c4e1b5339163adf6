namespace PorFse.Ledger;

/// <summary>Declares what must be certified by the end of a year, or amends it.</summary>
public sealed record DeclareDecommitmentTarget(DecommitmentTargetDeclared Target)
    : ICommand<Programme, DecommitmentTargetDeclared>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Programme(Target.Programme);

    /// <inheritdoc/>
    public string Identity => Target.Reference;

    /// <inheritdoc/>
    public DecommitmentTargetDeclared Fact(Programme state) => Target;

    /// <summary>
    /// The reference of a declaration that has no number: so a year's first target needs none, and another amount for
    /// the year is refused until a reference of its own says that an amendment is meant.
    /// </summary>
    public static string ReferenceOf(int year) => FormattableString.Invariant($"N+3 {year}");
}

/// <summary>The rule for <see cref="DeclareDecommitmentTarget"/>.</summary>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 86 to 88 and 136 (decommitment, N+3).</remarks>
public static class DeclareDecommitmentTargetHandler
{
    /// <summary>
    /// A target is above zero, for a year in which expenditure is eligible, and declared in the programme's life. One
    /// that is not met is a finding of the check, not a refusal.
    /// </summary>
    public static Decision<Programme> Handle(DeclareDecommitmentTarget command, Programme programme, Terms terms)
    {
        var target = command.Target;
        if (TransactionRules.Refuse(target.Expenditure, target.Reference, target.Document) is { } malformed)
            return malformed;
        if (Texts.RefuseOptional("note", target.Note, Texts.LongestNote) is { } noNote)
            return noNote;
        if (!programme.IsAdopted)
            return new ProgrammeUnknown(target.Programme);
        var (first, last) = (programme.EligibleFrom.Year, programme.EligibleUntil.Year);
        if (target.Year < first || target.Year > last)
            return new TargetYearOutsideEligibility(target.Year, first, last);
        if (terms.RefuseDecidingOn(target.On) is { } wrongDate)
            return wrongDate;

        return new IEventOf<Programme>[] { command.Fact(programme) };
    }
}

/// <summary>A target for a year in which the programme has no eligible expenditure.</summary>
public sealed record TargetYearOutsideEligibility(int Year, int First, int Last) : Refusal
{
    /// <summary>The year that was asked for. A year is no quantity: no language groups its digits.</summary>
    public string Asked => Text($"{Year}");

    /// <summary>The eligible years.</summary>
    public string Eligible => Text($"{First}-{Last}");

    /// <inheritdoc/>
    public override string Message => $"The year {Asked} is outside the eligible years, {Eligible}.";
}
