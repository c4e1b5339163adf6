using Field = PorFse.Ledger.Exchange.TransactionField;

namespace PorFse.Ledger.Exchange;

/// <summary>A rule of a profile in one file: makes one event of a row, or says why it cannot.</summary>
internal sealed class EventReading
{
    private readonly EventRule rule;
    private readonly CellValues values;
    private readonly RowCondition[] when;
    private readonly RowSource?[] sources = new RowSource?[TransactionFields.Names.Count];
    private readonly string?[] texts = new string?[TransactionFields.Names.Count];

    internal EventReading(EventRule rule, FileHead head, CellValues values)
    {
        this.rule = rule;
        this.values = values;
        when = [.. rule.When.Select(condition => new RowCondition(condition, head, values))];
        foreach (var (field, source) in rule.Fields)
            sources[(int)field] = new RowSource(source, head, values);
    }

    /// <summary>True for rows it makes an event of.</summary>
    internal bool AppliesTo(ReadOnlySpan<string?> cells) => RowCondition.All(when, cells);

    /// <summary>The event of a row; null where something is wrong, which is added to the findings.</summary>
    internal TransactionEntry? Read(
        ReadOnlySpan<string?> cells, long row, List<(int? Column, Refusal Reason)> findings)
    {
        for (var i = 0; i < texts.Length; i++)
            texts[i] = sources[i]?.Of(cells, row);
        var type = rule.Type ?? texts[(int)Field.Type];
        if (type is null || TransactionForm.Find(type) is not { } form)
        {
            findings.Add((
                ColumnOf(Field.Type), new TypeUnknown(type ?? "", TransactionForm.Count, TransactionForm.Types)));
            return null;
        }
        var before = findings.Count;
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is null ? form.Needs((Field)i) : !form.Takes((Field)i))
                findings.Add((ColumnOf((Field)i), Misfit(form, (Field)i)));
        }
        var (on, amount, publicAmount) = Values(findings);
        return findings.Count == before ? Entry(form.Type, on, amount, publicAmount) : null;
    }

    private static Refusal Misfit(TransactionForm form, Field field) => form.Needs(field)
        ? new FieldMissing(form.Type, TransactionFields.NameOf(field), form.Needed.Count)
        : new FieldNotOfType(form.Type, TransactionFields.NameOf(field), form.Fields.Count, string.Join(
            ", ", form.Fields.Select(TransactionFields.NameOf)));

    private (DateOnly On, Euro? Amount, Euro? PublicAmount) Values(List<(int? Column, Refusal Reason)> findings)
    {
        var on = DateOnly.MinValue;
        if (texts[(int)Field.On] is { } date && values.Read(date, out on) is { } noDate)
            findings.Add((ColumnOf(Field.On), noDate));
        return (on, Amount(Field.Amount, findings), Amount(Field.PublicAmount, findings));
    }

    private Euro? Amount(Field field, List<(int? Column, Refusal Reason)> findings)
    {
        if (texts[(int)field] is not { } text)
            return null;
        if (values.Read(text, out Euro amount) is { } noAmount)
            findings.Add((ColumnOf(field), noAmount));
        return amount;
    }

    private TransactionEntry Entry(string type, DateOnly on, Euro? amount, Euro? publicAmount) => new(type)
    {
        Reference = texts[(int)Field.Reference],
        Operation = texts[(int)Field.Operation],
        Initiative = texts[(int)Field.Initiative],
        Axis = texts[(int)Field.Axis],
        Priority = texts[(int)Field.Priority],
        On = on,
        Amount = amount,
        PublicAmount = publicAmount,
        Cause = texts[(int)Field.Cause],
        Corrects = texts[(int)Field.Corrects],
        Document = texts[(int)Field.Document],
        Title = texts[(int)Field.Title],
        Cup = texts[(int)Field.Cup],
        Beneficiary = texts[(int)Field.Beneficiary],
        Source = texts[(int)Field.Source],
        Family = texts[(int)Field.Family],
    };

    private int? ColumnOf(Field field) => sources[(int)field]?.Column + 1;
}
