using System.CommandLine;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>The kinds of facts that are no money: phases, indicators, participants.</summary>
internal sealed partial class RecordKinds
{
    internal Command InitiativePhase()
    {
        var phase = Text("--phase", labels["option.phase"]);
        return Kind("initiative-phase", [initiative, phase, on, document, source], (parsed, desk) =>
            desk.Submit(new StartInitiativePhase(
                parsed.GetValue(initiative)!, parsed.GetValue(phase)!, parsed.GetValue(on)!.Value,
                parsed.GetValue(document))));
    }

    internal Command Indicator()
    {
        var indicator = Text("--indicator", labels["option.indicator"]);
        var kind = Text("--kind", labels["option.kind"]);
        var axis = Text("--axis", labels["option.axis"]);
        var priority = Options.Text("--priority", labels["option.priority"]);
        var of = Options.Text("--initiative", labels["option.initiative"]);
        var code = Text("--code", labels["option.code"]);
        var title = Text("--title", labels["option.title"]);
        var unit = Text("--unit", labels["option.unit"]);
        Option[] options = [indicator, kind, axis, priority, of, code, title, unit, on, document, source];
        return Kind("indicator", options, (parsed, desk) =>
            desk.Submit(new AdoptIndicator(new IndicatorAdopted(
                parsed.GetValue(indicator)!,
                parsed.GetValue(kind)!,
                parsed.GetValue(axis)!,
                parsed.GetValue(priority),
                parsed.GetValue(of),
                parsed.GetValue(code)!,
                parsed.GetValue(title)!,
                parsed.GetValue(unit)!,
                parsed.GetValue(on)!.Value,
                parsed.GetValue(document)))));
    }

    internal Command IndicatorTarget()
    {
        var indicator = Text("--indicator", labels["option.indicator"]);
        var year = Required(Options.Number("--year", labels["option.year"]));
        var value = Required(Options.Quantity("--value", labels["option.value"], labels));
        var number = Options.Text("--reference", labels["option.target.reference"]);
        Option[] options = [indicator, year, value, on, number, document, source];
        return Kind("indicator-target", options, (parsed, desk) =>
        {
            var (of, until) = (parsed.GetValue(indicator)!, parsed.GetValue(year)!.Value);
            return desk.Submit(new SetIndicatorTarget(new IndicatorTargetSet(
                of,
                until,
                parsed.GetValue(value)!.Value,
                parsed.GetValue(on)!.Value,
                parsed.GetValue(number) ?? SetIndicatorTarget.ReferenceOf(of, until),
                parsed.GetValue(document))));
        });
    }

    internal Command IndicatorValue()
    {
        var indicator = Text("--indicator", labels["option.indicator"]);
        var value = Required(Options.Quantity("--value", labels["option.value"], labels));
        return Kind("indicator-value", [indicator, value, on, reference, document, source], (parsed, desk) =>
            desk.Submit(new ReportIndicatorValue(new IndicatorValueReported(
                parsed.GetValue(indicator)!,
                parsed.GetValue(value)!.Value,
                parsed.GetValue(on)!.Value,
                parsed.GetValue(reference)!,
                parsed.GetValue(document)))));
    }

    internal Command Participants()
    {
        var axis = Text("--axis", labels["option.axis"]);
        var of = Options.Text("--initiative", labels["option.initiative"]);
        var men = Required(Options.Number("--men", labels["option.men"]));
        var women = Required(Options.Number("--women", labels["option.women"]));
        var disability = Options.Number("--with-disability", labels["option.disability"]);
        var migrants = Options.Number("--migrants", labels["option.migrants"]);
        var others = Options.Number("--other-disadvantaged", labels["option.others"]);
        var total = Options.Number("--total", labels["option.total"]);
        Option[] options =
            [axis, of, men, women, disability, migrants, others, total, on, reference, document, source];
        return Kind("participants", options, (parsed, desk) =>
            desk.Submit(new ReportParticipants(
                new ParticipantsReported(
                    parsed.GetValue(axis)!,
                    parsed.GetValue(of),
                    parsed.GetValue(men)!.Value,
                    parsed.GetValue(women)!.Value,
                    parsed.GetValue(disability),
                    parsed.GetValue(migrants),
                    parsed.GetValue(others),
                    parsed.GetValue(on)!.Value,
                    parsed.GetValue(reference)!,
                    parsed.GetValue(document)),
                parsed.GetValue(total))));
    }
}
