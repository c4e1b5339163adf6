namespace PorFse.Ledger.Exchange;

/// <summary>Reads a profile from JSON and sees that its parts fit together.</summary>
internal static class ProfileFile
{
    internal const string RowNumber = "row";

    private static readonly string[] FormatMembers =
    [
        "encoding", "separator", "quote", "decimal", "thousands", "dates", "year", "nothing", "trim", "skipBlankRows",
    ];

    internal static TransactionProfile Read(FileElement file)
    {
        file.Allow("$schema", "profile", "version", "about", "source", "format", "columns", "rows", "events");
        var columns = file.Member("columns").List(column => column.Text());
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Count)
            throw file.Member("columns").Malformed("names a column twice");
        return new TransactionProfile(
            Short(file.Member("profile")),
            Short(file.Member("version")),
            file.Optional("about")?.Text(),
            file.Optional("source")?.Text(),
            ReadFormat(file.Member("format")),
            columns,
            file.Optional("rows")?.List(rule => ReadRowRule(rule, columns)) ?? [],
            file.Member("events").List(rule => ReadEventRule(rule, columns)));
    }

    /// <summary>The columns a template names, in its order, the number of the row among them.</summary>
    internal static IEnumerable<(string Before, string? Column)> PartsOf(string template)
    {
        var at = 0;
        while (template.IndexOf('{', at) is var open and >= 0
            && template.IndexOf('}', open) is var close and >= 0)
        {
            yield return (template[at..open], template[(open + 1)..close]);
            at = close + 1;
        }
        yield return (template[at..], null);
    }

    private static FileFormat ReadFormat(FileElement element)
    {
        element.Allow(FormatMembers);
        var format = new FileFormat(
            Chosen(element.Member("encoding"), ("utf-8", FileEncoding.Utf8), ("latin-1", FileEncoding.Latin1),
                ("windows-1252", FileEncoding.Windows1252)),
            Mark(element.Member("separator")),
            element.Optional("quote") is { } quote ? Mark(quote) : null,
            Mark(element.Member("decimal")),
            element.Optional("thousands") is { } thousands ? Mark(thousands) : null,
            element.Member("dates").List(DateForm),
            element.Optional("year") is { } year
                ? Chosen(year, ("first-day", YearDay.First), ("last-day", YearDay.Last))
                : null,
            element.Member("nothing").List(cell => cell.Text()),
            element.Optional("trim")?.Truth() ?? false,
            element.Optional("skipBlankRows")?.Truth() ?? false);
        if (format.Dates.Count == 0 && format.Year is null)
            throw element.Malformed("has no form of dates and no day for a year; it needs one of them");
        if (format.DecimalMark == format.ThousandsMark)
            throw element.Malformed("has the same mark for decimals and thousands");
        if (format.Separator == format.Quote)
            throw element.Malformed("has the same mark for separator and quote");
        return format;
    }

    private static RowRule ReadRowRule(FileElement element, IReadOnlyList<string> columns)
    {
        element.Allow("when", "then", "because");
        return new RowRule(
            element.Member("when").List(condition => ReadCondition(condition, columns)),
            Chosen(element.Member("then"), ("skip", true), ("count", false)),
            element.Member("because").Text());
    }

    private static EventRule ReadEventRule(FileElement element, IReadOnlyList<string> columns)
    {
        element.Allow("type", "when", "fields");
        var type = element.Member("type").Text();
        var form = TransactionForm.Find(type)
            ?? throw element.Member("type").Malformed($"is \"{type}\", where one of {TransactionForm.Types} is wanted");
        var fields = element.Member("fields").Members(
            name => TransactionFields.Of(name) is { } field && field != TransactionField.Type && form.Takes(field)
                ? field
                : throw element.Member("fields").Malformed($"has the member \"{name}\", which no {type} has"),
            source => ReadSource(source, columns));
        foreach (var needed in form.Needed.Where(needed => !fields.ContainsKey(needed)))
        {
            throw element.Member("fields").Malformed(
                $"has no member \"{TransactionFields.NameOf(needed)}\"; a {type} needs it");
        }
        return new EventRule(
            type, element.Optional("when")?.List(condition => ReadCondition(condition, columns)) ?? [], fields);
    }

    private static Condition ReadCondition(FileElement element, IReadOnlyList<string> columns)
    {
        element.Allow("column", "is", "in", "notIn", "empty", "contains");
        var column = ColumnOf(element.Member("column"), columns);
        var asked = new[]
        {
            element.Optional("is") is { } text ? new Condition(column, Question.Among, [text.Text()]) : null,
            ListOf("in", Question.Among),
            ListOf("notIn", Question.NotAmong),
            element.Optional("empty") is { } empty
                ? new Condition(column, empty.Truth() ? Question.Empty : Question.NotEmpty, [])
                : null,
            ListOf("contains", Question.Contains),
        };
        return asked.Count(condition => condition is not null) == 1
            ? asked.Single(condition => condition is not null)!
            : throw element.Malformed("must have one of is, in, notIn, empty and contains");

        Condition? ListOf(string member, Question question) => element.Optional(member) is { } list
            ? new Condition(column, question, list.List(text => text.Text()))
            : null;
    }

    private static FieldSource ReadSource(FileElement element, IReadOnlyList<string> columns)
    {
        element.Allow("column", "constant", "template", "otherwise", "clean");
        var source = new FieldSource
        {
            Column = element.Optional("column") is { } column ? ColumnOf(column, columns) : null,
            Constant = element.Optional("constant")?.Text(),
            Template = element.Optional("template")?.Text(),
            Otherwise = element.Optional("otherwise")?.Text(),
            Clean = element.Optional("clean") is { } clean
                ? Chosen(clean, ("text", Cleaning.Text), ("code", Cleaning.Code))
                : Cleaning.None,
        };
        string?[] given = [source.Column, source.Constant, source.Template];
        if (given.Count(one => one is not null) != 1)
            throw element.Malformed("must have one of column, constant and template");
        foreach (var (_, named) in PartsOf(source.Template ?? ""))
        {
            if (named is not null && named != RowNumber && !columns.Contains(named))
                throw element.Malformed($"names the column \"{named}\", which is not among columns");
        }
        return source;
    }

    private static string ColumnOf(FileElement element, IReadOnlyList<string> columns) =>
        columns.Contains(element.Text())
            ? element.Text()
            : throw element.Malformed($"is \"{element.Text()}\", which is not among columns");

    // Kept with every event, beside other words, in a text of a reference's length.
    private static string Short(FileElement element) => element.Text() is { Length: > 0 and <= 40 } text
        ? text
        : throw element.Malformed($"is \"{element.Text()}\", where a text of 1 to 40 characters is wanted");

    private static char Mark(FileElement element) =>
        element.Text() is [>= ' ' and <= '~' or '\t'] && !char.IsAsciiLetterOrDigit(element.Text()[0])
            ? element.Text()[0]
            : throw element.Malformed($"is \"{element.Text()}\", where one ASCII mark is wanted");

    // A year of two digits leaves the century open.
    private static string DateForm(FileElement element)
    {
        var form = element.Text();
        var letters = new string([.. form.Where(char.IsLetter)]);
        return letters is "yyyyMMdd" or "ddMMyyyy" or "dMyyyy" or "MMddyyyy" or "Mdyyyy" or "yyyyMd"
            ? form
            : throw element.Malformed($"is \"{form}\", where a form such as \"dd.MM.yyyy\" is wanted");
    }

    private static T Chosen<T>(FileElement element, params (string Name, T Value)[] choices)
    {
        foreach (var (name, value) in choices)
        {
            if (name == element.Text())
                return value;
        }
        var names = string.Join(", ", choices.Select(choice => choice.Name));
        throw element.Malformed($"is \"{element.Text()}\", where one of {names} is wanted");
    }
}
