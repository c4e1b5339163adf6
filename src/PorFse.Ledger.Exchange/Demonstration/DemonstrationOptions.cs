using System.Globalization;
using System.Text.RegularExpressions;

namespace PorFse.Ledger.Exchange;

/// <summary>How large a demonstration is, and which of the many possible ones.</summary>
/// <param name="Operations">How many operations it has, at least <see cref="Demonstration.LeastOperations"/>.</param>
/// <param name="Seed">Every seed has operations of its own; the published figures hold whatever the seed.</param>
public sealed partial record DemonstrationOptions(int Operations = 2000, int Seed = 2014)
{
    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It did not write this.</exception>
    public static DemonstrationOptions Parse(string text)
    {
        var match = Written().Match(text);
        return match.Success
            ? new DemonstrationOptions(Number(match.Groups[1]), Number(match.Groups[2]))
            : throw new FormatException($"\"{text}\" does not say how a demonstration was made.");
    }

    /// <summary>"demonstration operations=2000 seed=2014": how a recording names what it was made from.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"demonstration operations={Operations} seed={Seed}");

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^demonstration operations=(\d+) seed=(-?\d+)$")]
    private static partial Regex Written();
}
