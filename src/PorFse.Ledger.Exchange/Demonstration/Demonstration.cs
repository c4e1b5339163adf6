namespace PorFse.Ledger.Exchange;

/// <summary>
/// A demonstration of the programme: its decisions and the initiatives the report on 2019 names, as published, and
/// around them a constructed history of operations whose sums are the published figures to the cent.
/// </summary>
/// <remarks>
/// Published: annual implementation report on 2019, public summary, Tables 1 and 2 and the figures of sections 2 and 3.
/// All else is constructed, says so in its provenance, and is nobody's official figure. The same options give the same
/// history on every machine.
/// </remarks>
public static class Demonstration
{
    /// <summary>Where the simulated clock starts: on the day the programme is adopted.</summary>
    public static DateTimeOffset Start { get; } = new(2014, 12, 17, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The programme file, as <c>porfse init</c> reads it.</summary>
    public static string ProgrammeJson { get; } = Resources.Text("programme.json");

    /// <summary>The programme and its financial plans.</summary>
    public static ProgrammeFile Programme { get; } = ProgrammeFile.Parse(ProgrammeJson);

    /// <summary>The initiatives and the figures they arrive at.</summary>
    public static IReadOnlyList<DemonstrationInitiative> Initiatives { get; } =
        DemonstrationInitiative.ParseAll(Resources.Text("initiatives.json"));

    internal static IReadOnlyList<DemonstrationCount> Counts { get; } =
        DemonstrationCounts.ParseAll(Resources.Text("counts.json"));

    /// <summary>The fewest operations a demonstration can have: one for every initiative.</summary>
    public static int LeastOperations => Initiatives.Count;

    /// <summary>What a reader of a demonstration ledger must know.</summary>
    public static string Note =>
        "Demonstration on a simulated clock: decisions, initiatives and the totals at 31.12.2019 are published; "
        + "operations, dates and all other amounts are constructed.";

    internal static DateOnly Adoption => Programme.Programme.On;

    /// <summary>
    /// The whole history in the order of recording, on the simulated clock. Every submission is accepted by the rules
    /// when all those before it have been recorded.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer operations than there are initiatives.</exception>
    public static IReadOnlyCollection<Submission> History(DemonstrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Operations < LeastOperations)
        {
            throw new ArgumentOutOfRangeException(nameof(options), FormattableString.Invariant(
                $"A demonstration of {options.Operations} operations is too few; it needs {LeastOperations} or more."));
        }
        return new DemonstrationHistory(options);
    }
}
