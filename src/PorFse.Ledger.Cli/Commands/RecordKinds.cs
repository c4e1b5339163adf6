using System.CommandLine;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>What a person gave for a fact.</summary>
internal sealed record FactArguments(
    string Code, Euro Amount, DateOnly On, string Reference, string? Cause, string? Corrects, string? Document);

/// <summary>The kinds of facts that can be recorded by hand, with their options.</summary>
internal sealed partial class RecordKinds(GlobalOptions global, Labels labels)
{
    private readonly Option<string> initiative = Text("--initiative", labels["option.initiative"]);
    private readonly Option<string> operation = Text("--operation", labels["option.operation"]);
    private readonly Option<string> amount = Text("--amount", labels["option.amount"]);
    private readonly Option<string?> publicAmount = Options.Text("--public-amount", labels["option.publicamount"]);
    private readonly Option<DateOnly?> on = Required(Options.Date("--on", labels["option.on"], labels));
    private readonly Option<string> reference = Text("--reference", labels["option.reference"]);
    private readonly Option<string?> document = Options.Text("--document", labels["option.document"]);
    private readonly Option<string?> cause = Options.Text("--cause", labels["option.cause"]);
    private readonly Option<string?> corrects = Options.Text("--corrects", labels["option.corrects"]);
    private readonly Option<string?> source = Options.Text("--source", labels["option.source"]);

    internal Command Target()
    {
        var year = Required(Options.Number("--year", labels["option.year"]));
        var number = Options.Text("--reference", labels["option.target.reference"]);
        var note = Options.Text("--note", labels["option.note"]);
        Option[] options = [year, amount, on, number, document, note, source];
        return Kind("target", options, (parsed, desk, programme) =>
            desk.Submit(new DeclareDecommitmentTarget(new DecommitmentTargetDeclared(
                programme,
                parsed.GetValue(year)!.Value,
                Amount(parsed.GetValue(amount)!),
                parsed.GetValue(on)!.Value,
                parsed.GetValue(number) ?? DeclareDecommitmentTarget.ReferenceOf(parsed.GetValue(year)!.Value),
                parsed.GetValue(document),
                parsed.GetValue(note)))));
    }

    internal Command Initiative()
    {
        var title = Text("--title", labels["option.title"]);
        var axis = Text("--axis", labels["option.axis"]);
        var priority = Text("--priority", labels["option.priority"]);
        var family = Options.Text("--family", labels["option.family"]);
        return Kind("initiative", [initiative, title, axis, priority, on, family, document, source], (parsed, desk) =>
            desk.Submit(new OpenInitiative(new InitiativeOpened(
                parsed.GetValue(initiative)!,
                parsed.GetValue(title)!,
                parsed.GetValue(axis)!,
                parsed.GetValue(priority)!,
                parsed.GetValue(on)!.Value,
                parsed.GetValue(family),
                parsed.GetValue(document)))));
    }

    internal Command InitiativeClosure() =>
        Kind("initiative-closure", [initiative, on, document, source], (parsed, desk) =>
            desk.Submit(new CloseInitiative(
                parsed.GetValue(initiative)!, parsed.GetValue(on)!.Value, parsed.GetValue(document))));

    internal Command Operation()
    {
        var title = Text("--title", labels["option.title"]);
        var beneficiary = Text("--beneficiary", labels["option.beneficiary"]);
        var cup = Options.Text("--cup", labels["option.cup"]);
        Option[] options = [operation, initiative, title, beneficiary, cup, on, document, source];
        return Kind("operation", options, (parsed, desk) =>
            desk.Submit(new SelectOperation(new OperationSelected(
                parsed.GetValue(operation)!,
                parsed.GetValue(initiative)!,
                parsed.GetValue(title)!,
                parsed.GetValue(beneficiary)!,
                parsed.GetValue(cup),
                parsed.GetValue(on)!.Value,
                parsed.GetValue(document)))));
    }

    internal Command Transaction(string name, string of, Func<FactArguments, Desk, Submission> submit) =>
        Kind(name, [CodeOf(of), amount, on, reference, document, source], (parsed, desk) =>
            submit(Read(parsed, of), desk));

    internal Command Reversal(string name, string of, Func<FactArguments, Desk, Submission> submit) => Kind(
        name,
        [CodeOf(of), amount, on, reference, corrects, cause, document, source],
        (parsed, desk) => submit(Read(parsed, of), desk));

    internal Command Payment() => Kind(
        "payment",
        [operation, amount, on, reference, cause, document, source],
        (parsed, desk) =>
        {
            var f = Read(parsed, "operation");
            return desk.Submit(new MakePayment(f.Code, f.Amount, f.On, f.Reference, f.Cause, f.Document));
        });

    internal Command Certification() => Kind(
        "certification",
        [operation, amount, publicAmount, on, reference, document, source],
        (parsed, desk) =>
        {
            var f = Read(parsed, "operation");
            return desk.Submit(new CertifyExpenditure(
                f.Code, f.Amount, PublicOf(parsed, f.Amount), f.On, f.Reference, f.Document));
        });

    internal Command Decertification() => Kind(
        "decertification",
        [operation, amount, publicAmount, on, reference, corrects, cause, document, source],
        (parsed, desk) =>
        {
            var f = Read(parsed, "operation");
            return desk.Submit(new DecertifyExpenditure(
                f.Code, f.Amount, PublicOf(parsed, f.Amount), f.On, f.Reference, f.Cause, f.Corrects, f.Document));
        });

    private Command Kind(string name, Option[] options, Func<ParseResult, Desk, Submission> submit) =>
        Kind(name, options, (parsed, desk, _) => submit(parsed, desk));

    private Command Kind(string name, Option[] options, Func<ParseResult, Desk, string, Submission> submit)
    {
        var command = new Command(name, labels["command.record." + name]);
        foreach (var option in options)
            command.Options.Add(option);
        return command.Does(global, (parsed, screen, cancellation) => RecordCommand.RecordAsync(
            screen,
            parsed.GetValue(source) ?? Recorder.DefaultSource,
            (desk, programme) => submit(parsed, desk, programme),
            cancellation));
    }

    private FactArguments Read(ParseResult parsed, string of) => new(
        parsed.GetValue(CodeOf(of))!,
        Amount(parsed.GetValue(amount)!),
        parsed.GetValue(on)!.Value,
        parsed.GetValue(reference)!,
        ValueIfAsked(parsed, cause),
        ValueIfAsked(parsed, corrects),
        parsed.GetValue(document));

    private Option<string> CodeOf(string of) => of == "initiative" ? initiative : operation;

    private Euro PublicOf(ParseResult parsed, Euro total) =>
        parsed.GetValue(publicAmount) is { } text ? Amount(text) : total;

    private static string? ValueIfAsked(ParseResult parsed, Option<string?> option) =>
        parsed.CommandResult.Command.Options.Contains(option) ? parsed.GetValue(option) : null;

    private static Euro Amount(string text) =>
        Euro.TryParse(text, out var amount) ? amount : throw new RefusedException(new AmountNotInCents(text));

    private static Option<string> Text(string name, string description) =>
        Required(new Option<string>(name) { Description = description, HelpName = "text" });

    private static Option<T> Required<T>(Option<T> option)
    {
        option.Required = true;
        return option;
    }
}
