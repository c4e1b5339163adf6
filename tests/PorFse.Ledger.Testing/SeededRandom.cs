using System.Globalization;

namespace PorFse.Ledger.Testing;

/// <summary>
/// Tries a property on many random cases. The seeds are the same in every run; a failure names the one that broke it,
/// and the variable <c>PORFSE_SEED</c> repeats that one alone. <c>PORFSE_CASES</c> tries so many times as many cases.
/// </summary>
public static class SeededRandom
{
    /// <summary>The environment variable that fixes the seed.</summary>
    public const string Variable = "PORFSE_SEED";

    /// <summary>The environment variable that says how many times as many cases are tried.</summary>
    public const string Thoroughness = "PORFSE_CASES";

    private const int FirstSeed = 20191231;

    /// <summary>Tries a property with so many seeds.</summary>
    public static void Try(int cases, Action<Random> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        foreach (var seed in Seeds(cases))
        {
            try
            {
                property(new Random(seed));
            }
#pragma warning disable CA1031 // Whatever broke the property is reported with its seed.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                throw new PropertyBrokenException(seed, broken);
            }
        }
    }

    /// <summary>As <see cref="Try"/>, for properties that wait.</summary>
    public static async Task TryAsync(int cases, Func<Random, Task> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        foreach (var seed in Seeds(cases))
        {
            try
            {
                await property(new Random(seed));
            }
#pragma warning disable CA1031 // Whatever broke the property is reported with its seed.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                throw new PropertyBrokenException(seed, broken);
            }
        }
    }

    private static IEnumerable<int> Seeds(int cases) =>
        Given(Variable) is { } seed ? [seed] : Enumerable.Range(FirstSeed, cases * (Given(Thoroughness) ?? 1));

    private static int? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } number
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : null;
}

/// <summary>A property that does not hold for one seed.</summary>
public sealed class PropertyBrokenException(int seed, Exception broken) : Exception(
    FormattableString.Invariant(
        $"Broken with seed {seed}; repeat it alone with {SeededRandom.Variable}={seed}.\n{broken.Message}"),
    broken);
