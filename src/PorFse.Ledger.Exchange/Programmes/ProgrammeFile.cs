namespace PorFse.Ledger.Exchange;

/// <summary>
/// The file a ledger is opened with: the programme, every financial plan it has had and, where wanted, its targets of
/// expenditure and its initiatives.
/// JSON with camelCase members; amounts are numbers of euro with at most two decimals, dates are "2014-12-17".
/// </summary>
/// <param name="Programme">The programme.</param>
/// <param name="Plans">Its financial plans, in the order of the file.</param>
/// <param name="Targets">Targets of expenditure under N+3; may be none.</param>
/// <param name="Initiatives">Initiatives to open; may be none.</param>
public sealed record ProgrammeFile(
    ProgrammeAdopted Programme,
    IReadOnlyList<FinancialPlanAdopted> Plans,
    IReadOnlyList<DecommitmentTargetDeclared> Targets,
    IReadOnlyList<InitiativeOpened> Initiatives)
{
    /// <summary>Reads the file. What the figures must be is left to the rules; this reads the form.</summary>
    /// <exception cref="MalformedFileException">It is not in this format; the message says where and why.</exception>
    public static ProgrammeFile Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var file = FileElement.Parse(json).Allow("programme", "plans", "targets", "initiatives");
        var programme = ReadProgramme(file.Member("programme"));
        return new ProgrammeFile(
            programme,
            file.Member("plans").List(plan => ReadPlan(plan, programme.Programme)),
            file.Optional("targets")?.List(target => ReadTarget(target, programme.Programme)) ?? [],
            file.Optional("initiatives")?.List(ReadInitiative) ?? []);
    }

    /// <summary>What is handed in at <paramref name="desk"/> to open the ledger with this file, in order.</summary>
    public IEnumerable<Submission> Submissions(Desk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            desk.Submit(new AdoptProgramme(Programme)),
            .. Plans.Select(plan => desk.Submit(new AdoptFinancialPlan(plan))),
            .. Targets.Select(target => desk.Submit(new DeclareDecommitmentTarget(target))),
            .. Initiatives.Select(initiative => desk.Submit(new OpenInitiative(initiative))),
        ];
    }

    private static ProgrammeAdopted ReadProgramme(FileElement element)
    {
        element.Allow(
            "cci", "title", "fund", "decision", "adoptedOn", "eligibleFrom", "eligibleUntil", "closesOn");
        return new ProgrammeAdopted(
            element.Member("cci").Text(),
            element.Member("title").Text(),
            element.Member("fund").Text(),
            element.Member("decision").Text(),
            element.Member("adoptedOn").Date(),
            element.Member("eligibleFrom").Date(),
            element.Member("eligibleUntil").Date(),
            element.Member("closesOn").Date());
    }

    private static FinancialPlanAdopted ReadPlan(FileElement element, string cci)
    {
        element.Allow("decision", "on", "note", "axes");
        return new FinancialPlanAdopted(
            cci,
            element.Member("decision").Text(),
            element.Member("on").Date(),
            element.Member("axes").List(ReadAxis),
            element.Optional("note")?.Text());
    }

    private static PlannedAxis ReadAxis(FileElement element)
    {
        element.Allow("axis", "title", "objective", "allocation", "priorities");
        return new PlannedAxis(
            element.Member("axis").Text(),
            element.Member("title").Text(),
            element.Optional("objective")?.Text(),
            element.Member("allocation").Amount(),
            element.Member("priorities").List(ReadPriority));
    }

    private static PlannedPriority ReadPriority(FileElement element)
    {
        element.Allow("priority", "title", "allocation");
        return new PlannedPriority(
            element.Member("priority").Text(),
            element.Member("title").Text(),
            element.Member("allocation").Amount());
    }

    private static DecommitmentTargetDeclared ReadTarget(FileElement element, string cci)
    {
        element.Allow("year", "amount", "on", "reference", "document", "note");
        var year = element.Member("year").Count();
        return new DecommitmentTargetDeclared(
            cci,
            year,
            element.Member("amount").Amount(),
            element.Member("on").Date(),
            element.Optional("reference")?.Text() ?? DeclareDecommitmentTarget.ReferenceOf(year),
            element.Optional("document")?.Text(),
            element.Optional("note")?.Text());
    }

    private static InitiativeOpened ReadInitiative(FileElement element)
    {
        element.Allow("code", "title", "axis", "priority", "on", "family");
        return new InitiativeOpened(
            element.Member("code").Text(),
            element.Member("title").Text(),
            element.Member("axis").Text(),
            element.Member("priority").Text(),
            element.Member("on").Date(),
            element.Optional("family")?.Text(),
            Document: null);
    }
}
