using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>A fact of the demonstration that is no money, and whether the report on 2019 publishes it.</summary>
internal sealed record DemonstrationCount(IEvent Fact, bool IsPublished);

/// <summary>
/// Indicators, participants and phases of the demonstration: the targets and the values at the end of 2019 as
/// published; milestones, other dates and what is told of initiatives constructed.
/// </summary>
internal static class DemonstrationCounts
{
    private const int TargetYear = 2023;
    private const int MilestoneYear = 2018;

    /// <summary>Reads the demonstration's file of counts; the facts come in the order of their dates.</summary>
    internal static IReadOnlyList<DemonstrationCount> ParseAll(string json)
    {
        var file = FileElement.Parse(json).Allow("indicators", "participants", "phases");
        return
        [
            .. file.Member("indicators").List(Indicator).SelectMany(facts => facts)
                .Concat(file.Member("participants").List(Participants).Select(Numbered))
                .Concat(file.Member("phases").List(Phase))
                .OrderBy(count => count.Fact.On),
        ];
    }

    /// <summary>Hands a fact in.</summary>
    internal static Submission Submit(IEvent fact, Desk desk) => fact switch
    {
        IndicatorAdopted adopted => desk.Submit(new AdoptIndicator(adopted)),
        IndicatorTargetSet target => desk.Submit(new SetIndicatorTarget(target)),
        IndicatorValueReported report => desk.Submit(new ReportIndicatorValue(report)),
        ParticipantsReported report => desk.Submit(new ReportParticipants(report)),
        InitiativePhaseStarted phase => desk.Submit(new StartInitiativePhase(phase.Initiative, phase.Phase, phase.On)),
        _ => throw new ArgumentException($"{fact.GetType().Name} is no count."),
    };

    private static IEnumerable<DemonstrationCount> Indicator(FileElement element)
    {
        element.Allow(
            "indicator", "kind", "axis", "priority", "initiative", "code", "title", "unit", "on", "milestone", "target",
            "end2018", "end2019", "end2023", "published");
        var (name, on) = (element.Member("indicator").Text(), element.Member("on").Date());
        var isPublished = element.Member("published").Truth();
        yield return new DemonstrationCount(
            new IndicatorAdopted(
                name,
                element.Member("kind").Text(),
                element.Member("axis").Text(),
                element.Optional("priority")?.Text(),
                element.Optional("initiative")?.Text(),
                element.Member("code").Text(),
                element.Member("title").Text(),
                element.Member("unit").Text(),
                on,
                null),
            isPublished);
        foreach (var (member, year, published) in new[]
        {
            ("milestone", MilestoneYear, false), ("target", TargetYear, isPublished),
        })
        {
            if (element.Optional(member) is { } value)
            {
                yield return new DemonstrationCount(
                    new IndicatorTargetSet(
                        name, year, value.Number(), on, SetIndicatorTarget.ReferenceOf(name, year), null),
                    published);
            }
        }
        for (var i = 0; i < ControlDates.All.Count; i++)
        {
            var end = ControlDates.All[i];
            if (element.Optional(string.Create(CultureInfo.InvariantCulture, $"end{end.Year}")) is { } value)
            {
                yield return new DemonstrationCount(
                    new IndicatorValueReported(name, value.Number(), end, Report(end, name), Document(end)),
                    isPublished && i == ControlDates.Report);
            }
        }
    }

    private static DemonstrationCount Participants(FileElement element)
    {
        element.Allow(
            "axis", "initiative", "on", "men", "women", "withDisability", "migrants", "otherDisadvantaged",
            "published");
        var (axis, initiative, on) =
            (element.Member("axis").Text(), element.Optional("initiative")?.Text(), element.Member("on").Date());
        return new DemonstrationCount(
            new ParticipantsReported(
                axis,
                initiative,
                element.Member("men").Count(),
                element.Member("women").Count(),
                element.Optional("withDisability")?.Count(),
                element.Optional("migrants")?.Count(),
                element.Optional("otherDisadvantaged")?.Count(),
                on,
                Report(on, initiative is null ? axis : $"{axis}-{initiative}"),
                Document(on)),
            element.Member("published").Truth());
    }

    // A corrected report has a number of its own.
    private static DemonstrationCount Numbered(DemonstrationCount count, int index)
    {
        var report = (ParticipantsReported)count.Fact;
        var reference = string.Create(CultureInfo.InvariantCulture, $"{report.Reference}-{index + 1}");
        return count with { Fact = report with { Reference = reference } };
    }

    private static DemonstrationCount Phase(FileElement element)
    {
        element.Allow("initiative", "phase", "on");
        return new DemonstrationCount(
            new InitiativePhaseStarted(
                element.Member("initiative").Text(), element.Member("phase").Text(), element.Member("on").Date(), null),
            IsPublished: false);
    }

    private static string Report(DateOnly on, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"RAA-{on.Year}-{of}");

    private static string Document(DateOnly on) => string.Create(CultureInfo.InvariantCulture, $"RAA {on.Year}");
}
