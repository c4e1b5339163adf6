namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A programme of two axes, eligible from 2014 to 2023 and with accounts until 2099.</summary>
internal static class SmallProgramme
{
    /// <summary>Its file.</summary>
    internal static string File { get; } = Path.Combine(AppContext.BaseDirectory, "small-programme.json");

    /// <summary>Events that opening its ledger records: the ledger, the programme, one plan, one initiative.</summary>
    internal const int Events = 4;
}
