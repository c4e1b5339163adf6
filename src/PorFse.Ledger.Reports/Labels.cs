using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>What people read, in English or Italian. What scripts read is never translated.</summary>
public sealed partial class Labels
{
    private static readonly ResourceManager Texts = new(typeof(Labels));

    private readonly CultureInfo culture;

    private Labels(string language)
    {
        Language = language;
        culture = CultureInfo.GetCultureInfo(language);
        var italian = language == "it";
        Numbers = new NumberFormatInfo
        {
            NumberDecimalSeparator = italian ? "," : ".",
            NumberGroupSeparator = italian ? "." : ",",
            NegativeSign = "-",
        };
    }

    /// <summary>English.</summary>
    public static Labels English { get; } = new("en");

    /// <summary>Italian.</summary>
    public static Labels Italian { get; } = new("it");

    /// <summary>"en" or "it".</summary>
    public string Language { get; }

    /// <summary>How this language groups and points numbers, whatever the machine's locale.</summary>
    public NumberFormatInfo Numbers { get; }

    /// <summary>The text of a key; a key without a text is a bug.</summary>
    public string this[string key] =>
        Texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"No label \"{key}\".");

    /// <summary>The language of a code such as "it" or "it_IT.UTF-8"; English for anything but Italian.</summary>
    public static Labels Of(string? code) =>
        code is not null && code.StartsWith("it", StringComparison.OrdinalIgnoreCase) ? Italian : English;

    /// <summary>The text of a key with its places {0}, {1} … filled.</summary>
    public string With(string key, params ReadOnlySpan<object?> values)
    {
        var texts = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
            texts[i] = Show(values[i]);
        return string.Format(CultureInfo.InvariantCulture, this[key], texts);
    }

    /// <summary>
    /// A refusal in this language. Its English is its own; other texts fill the places {Member} from it.
    /// </summary>
    public string Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        if (Language == "en")
            return refusal.Message;
        return Fill("refusal." + refusal.Code, refusal);
    }

    /// <summary>A finding in this language, as a refusal is.</summary>
    public string Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Language == "en" ? finding.Message : Fill("finding." + finding.Kind.Code, finding);
    }

    /// <summary>A fault of the stored log in this language, as a refusal is.</summary>
    public string Of(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Language == "en" ? fault.Message : Fill("fault." + fault.Code, fault);
    }

    /// <summary>The source of a kind of findings in this language.</summary>
    public string SourceOf(FindingKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Language == "en" ? kind.Source : this[$"finding.{kind.Code}.source"];
    }

    private string Fill(string key, object values) => Places().Replace(
        this[key],
        place => Show(values.GetType().GetProperty(place.Groups[1].Value)?.GetValue(values))
            ?? throw new MissingMemberException(values.GetType().Name, place.Groups[1].Value));

    private string? Show(object? value) => value switch
    {
        Euro amount => CellText.ForPeople(new Cell.Money(amount), this),
        DateOnly date => CellText.ForPeople(new Cell.Day(date), this),
        DateTimeOffset moment => CellText.ForPeople(new Cell.Moment(moment), this),
        decimal quantity => CellText.ForPeople(new Cell.Quantity(quantity), this),
        long or int => ((IFormattable)value).ToString("N0", Numbers),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Places();
}
