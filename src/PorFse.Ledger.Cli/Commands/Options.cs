using System.CommandLine;
using System.Globalization;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    /// <summary>A business date, yyyy-MM-dd.</summary>
    internal static Option<DateOnly?> Date(string name, string description, Labels labels)
    {
        var option = new Option<DateOnly?>(name) { Description = description, HelpName = "yyyy-MM-dd" };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }
            result.AddError(labels.With("usage.date", name, text));
            return null;
        };
        return option;
    }

    /// <summary>The business date a view is asked for; today when it is not given.</summary>
    internal static Option<DateOnly?> At(Labels labels) => Date("--at", labels["option.at"], labels);

    /// <summary>As known when; now when it is not given.</summary>
    internal static Option<KnownAt?> KnownAt(Labels labels)
    {
        var option = new Option<KnownAt?>("--known-at")
        {
            Description = labels["option.knownat"],
            HelpName = "yyyy-MM-dd|instant|#position",
        };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Ledger.KnownAt.TryParse(text, out var known))
                return known;
            result.AddError(labels.With("usage.knownat", "--known-at", text));
            return null;
        };
        return option;
    }

    /// <summary>A text that may be absent.</summary>
    internal static Option<string?> Text(string name, string description) =>
        new(name) { Description = description, HelpName = "text" };

    /// <summary>The code of a place of some level, such as an axis.</summary>
    internal static Option<string?> Named(string level, Labels labels) =>
        new("--" + level) { Description = labels["option." + level], HelpName = "code" };

    /// <summary>What the rows are of; axes when it is not given, see <see cref="BreakdownOf"/>.</summary>
    internal static Option<string?> By(Labels labels)
    {
        var option = new Option<string?>("--by") { Description = labels["option.by"] };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<Breakdown>().Select(FinancialProgressTable.KeyOf)]);
        return option;
    }

    /// <summary>The breakdown an option names.</summary>
    internal static Breakdown BreakdownOf(string? by) => Enum.Parse<Breakdown>(by ?? "axis", ignoreCase: true);

    /// <summary>As many rows of a long list as fit a screen.</summary>
    internal const int ShortList = 20;

    /// <summary>How many rows of a long list are shown; <see cref="ShortList"/> when it is not given.</summary>
    internal static Option<int?> Limit(Labels labels)
    {
        var option = Number("--limit", labels["option.limit"]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && text.StartsWith('-'))
                result.AddError(labels.With("usage.limit", "--limit", text));
        });
        return option;
    }

    /// <summary>A file to write.</summary>
    internal static Option<string> To(Labels labels) =>
        new("--to") { Description = labels["option.to"], HelpName = "file", Required = true };

    /// <summary>Whether a file that is there is replaced.</summary>
    internal static Option<bool> Force(Labels labels) => new("--force") { Description = labels["option.force"] };

    /// <summary>A number with a point for its decimals, in every locale.</summary>
    internal static Option<decimal?> Quantity(string name, string description, Labels labels)
    {
        var option = new Option<decimal?>(name) { Description = description, HelpName = "number" };
        option.CustomParser = result =>
        {
            const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
            var text = result.Tokens[0].Value;
            if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value))
                return value;
            result.AddError(labels.With("usage.quantity", name, text));
            return null;
        };
        return option;
    }

    /// <summary>A whole number.</summary>
    internal static Option<int?> Number(string name, string description) =>
        new(name) { Description = description, HelpName = "number" };

    /// <summary>Today, UTC: the ledger's own calendar.</summary>
    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
