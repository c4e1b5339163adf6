using System.Globalization;

namespace PorFse.Ledger.Reports;

/// <summary>How the report on 2019 prints a number: in Italian, rounded or cut off in one of its ways.</summary>
/// <param name="Unit">"EUR", "Mln EUR" (millions), "%", or what is counted.</param>
/// <param name="Shown">
/// "exact" and "int": all its digits; "pct0", "pct2" and "round1": so many decimals, half up; "trunc0", "trunc1" and
/// "trunc2": so many decimals, the rest cut off; "either1": one decimal, half up or cut off; "gt": a number and that
/// the value is above it, such as "oltre 190".
/// </param>
/// <remarks>
/// A decimal that is 0 is not printed in a text. Amounts in euro and percentages with two decimals stand in the tables,
/// which have points for the decimals and no marks for the thousands.
/// </remarks>
public sealed record FigureFormat(string Unit, string Shown)
{
    private const string Above = "gt";
    private const decimal Million = 1_000_000m;
    private const decimal ThousandsOfMillion = 1_000m;

    private static readonly NumberFormatInfo Italian = Labels.Italian.Numbers;

    private static readonly Dictionary<string, (int Decimals, MidpointRounding[] Ways)> Roundings = new()
    {
        ["exact"] = (0, []),
        ["int"] = (0, []),
        [Above] = (0, []),
        ["pct0"] = (0, [MidpointRounding.AwayFromZero]),
        ["pct2"] = (2, [MidpointRounding.AwayFromZero]),
        ["round1"] = (1, [MidpointRounding.AwayFromZero]),
        ["trunc0"] = (0, [MidpointRounding.ToZero]),
        ["trunc1"] = (1, [MidpointRounding.ToZero]),
        ["trunc2"] = (2, [MidpointRounding.ToZero]),
        ["either1"] = (1, [MidpointRounding.AwayFromZero, MidpointRounding.ToZero]),
    };

    /// <summary>An amount in euro, a percentage or a count, in the unit of the figure.</summary>
    public decimal InUnit(decimal value) => Unit == "Mln EUR" ? value / Million : value;

    /// <summary>Whether a value, in the unit of the figure, is printed like this.</summary>
    public bool Prints(string printed, decimal value) =>
        Shown == Above ? value > NumberIn(printed) : Texts(value).Contains(printed, StringComparer.Ordinal);

    /// <summary>A value, in the unit of the figure, as the report prints it; of two ways, rounded half up.</summary>
    public string Print(decimal value) => Texts(value).First();

    /// <summary>A number with all its digits, as the report prints numbers in its text.</summary>
    public static string PrintWhole(decimal value) => value.ToString("#,##0.##########", Italian);

    private IEnumerable<string> Texts(decimal value)
    {
        var (decimals, ways) = Roundings[Shown];
        return ways.Length == 0
            ? [Text(value)]
            : ways.Select(way => Text(decimal.Round(value, decimals, way)));
    }

    private string Text(decimal value) => (Unit, Shown) switch
    {
        ("EUR", _) => value.ToString("0.00", CultureInfo.InvariantCulture),
        ("Mln EUR", "exact") => PrintWhole(value * ThousandsOfMillion) + " mila",
        ("%", "pct2") => value.ToString("0.00", CultureInfo.InvariantCulture) + "%",
        ("%", _) => PrintWhole(value) + "%",
        _ => PrintWhole(value),
    };

    // The words in front of it say "more than".
    private static decimal NumberIn(string printed) => decimal.Parse(
        printed[(printed.LastIndexOf(' ') + 1)..],
        NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
        Italian);
}
