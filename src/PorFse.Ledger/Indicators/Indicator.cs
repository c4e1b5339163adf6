using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>An indicator of the programme, as far as its rules must know it.</summary>
public sealed record Indicator : IStream<Indicator>
{
    /// <inheritdoc/>
    public static Indicator Initial { get; } = new();

    /// <summary>Its adoption; null before.</summary>
    public IndicatorAdopted? Adoption { get; private init; }

    /// <inheritdoc/>
    public static Indicator Evolve(Indicator state, IEventOf<Indicator> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            IndicatorAdopted adopted => state with { Adoption = adopted },
            IndicatorTargetSet or IndicatorValueReported => state,
            _ => throw new UnreachableException($"An indicator has no {@event?.GetType().Name}."),
        };
    }
}

/// <summary>The words an indicator is described in, and the values it may have.</summary>
public static class IndicatorTerms
{
    /// <summary>The unit of shares in a hundred.</summary>
    public const string Percent = "percent";

    /// <summary>The code of certified expenditure, the financial indicator of an axis.</summary>
    public const string CertifiedExpenditure = "CE";

    /// <summary>The kind of <see cref="CertifiedExpenditure"/>.</summary>
    public const string Financial = "financial";

    /// <summary>Largest value: 13 digits, two of them decimals, like an amount.</summary>
    /// <remarks>Source: PUC, FN-like fields of the format "13,2".</remarks>
    public const decimal LargestValue = 99_999_999_999.99m;

    private const decimal All = 100m;

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["output", "result", Financial];

    /// <summary>All units.</summary>
    public static IReadOnlyList<string> Units { get; } =
        ["persons", "households", "bodies", "projects", "studies", "applications", Percent, "EUR"];

    /// <summary>
    /// Refuses a value below <paramref name="least"/>, too large, with more than two decimals, or above a hundred where
    /// the unit is percent; null when it is right.
    /// </summary>
    public static Refusal? Refuse(decimal value, decimal least, string unit)
    {
        var most = unit == Percent ? All : LargestValue;
        return value < least || value > most || decimal.Round(value, 2) != value
            ? new IndicatorValueOutOfRange(value, unit, least, most)
            : null;
    }
}

/// <summary>A value no indicator of the unit can have.</summary>
public sealed record IndicatorValueOutOfRange(decimal Value, string Unit, decimal Least, decimal Most) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"{Value} {Unit} is no value; it is from {Least} to {Most} with at most 2 decimals.");
}
