namespace PorFse.Ledger.Reports;

/// <summary>A value in a table, still exact: how it looks depends on who reads it.</summary>
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Nothing: an empty cell, a null in JSON.</summary>
    public static Cell Nothing { get; } = new Text(null);

    /// <summary>A text.</summary>
    public sealed record Text(string? Value) : Cell;

    /// <summary>A word of ours: people read it in their language, machines always by its name.</summary>
    public sealed record Word(string Name, string Label) : Cell;

    /// <summary>An amount.</summary>
    public sealed record Money(Euro Value) : Cell;

    /// <summary>A ratio; people see a percentage with so many decimals, machines the ratio with six.</summary>
    public sealed record Percent(Rate Value, int Decimals = 0) : Cell;

    /// <summary>A whole number.</summary>
    public sealed record Count(long Value) : Cell;

    /// <summary>
    /// A number in some unit; people see at most two decimals, machines eight, which a cent has in millions of euro.
    /// </summary>
    public sealed record Quantity(decimal Value) : Cell;

    /// <summary>A business date.</summary>
    public sealed record Day(DateOnly Value) : Cell;

    /// <summary>A moment, UTC.</summary>
    public sealed record Moment(DateTimeOffset Value) : Cell;

    /// <summary>Yes or no.</summary>
    public sealed record Truth(bool Value) : Cell;

    /// <summary>An amount, or nothing.</summary>
    public static Cell Of(Euro? value) => value is { } amount ? new Money(amount) : Nothing;

    /// <summary>A ratio, or nothing.</summary>
    public static Cell Of(Rate? value) => value is { } rate ? new Percent(rate) : Nothing;

    /// <summary>A moment, or nothing.</summary>
    public static Cell Of(DateTimeOffset? value) => value is { } moment ? new Moment(moment) : Nothing;

    /// <summary>Yes, no, or nothing.</summary>
    public static Cell Of(bool? value) => value is { } truth ? new Truth(truth) : Nothing;

    /// <summary>A date, or nothing.</summary>
    public static Cell Of(DateOnly? value) => value is { } date ? new Day(date) : Nothing;

    /// <summary>A text, or nothing.</summary>
    public static Cell Of(string? value) => new Text(value);
}
