namespace PorFse.Ledger.Exchange;

/// <summary>A file that was not the same when it was read again.</summary>
public sealed record FileChanged(string Before, string Now, long Recorded) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"The file changed between two readings: its SHA-256 was {Before} and is {Now}; {Recorded} rows are recorded.");
}

/// <summary>An import that was told to stop before its end.</summary>
public sealed record ImportInterrupted(long Done, long Rows) : Refusal
{
    /// <inheritdoc/>
    public override string Message =>
        Text($"Stopped: {Done} of {Rows} rows are recorded. The same command goes on from there.");
}

/// <summary>
/// An import of which every row was allowed, until somebody else recorded something that does not go with it.
/// </summary>
public sealed record ImportOvertaken(long Done, long Rows) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text(
        $"Something was recorded meanwhile that refuses the next row: {Done} of {Rows} rows are recorded.");
}
