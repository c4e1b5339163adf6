namespace PorFse.Ledger;

/// <summary>
/// A named state of the programme was sealed: its figures at a business date, as known at a position of the log. They
/// stay what they are, whatever is recorded later, and can be derived again from the same events for ever.
/// </summary>
/// <param name="Name">What it is called, such as "RAA 2019".</param>
/// <param name="At">The last business date that counts.</param>
/// <param name="KnownAtPosition">The position of the last event that counts, from 1.</param>
/// <param name="KnownAtMoment">When the event at that position was recorded.</param>
/// <param name="Axes">The figures of each axis, in the order of the plan in force at its date.</param>
/// <param name="Total">The figures of the whole programme; their axis is absent.</param>
/// <param name="ApprovedOn">When the state was approved, or null.</param>
/// <param name="ApprovedBy">Who approved it, or null.</param>
/// <param name="On">Day of sealing.</param>
/// <param name="Note">What a reader must know about it, or null.</param>
/// <param name="Root">Root of the tree over the events up to that position, base64; null where none was kept.</param>
/// <remarks>
/// Source: Reg. (EU) 1303/2013, art. 50 and 110(2)(b) (annual implementation reports and their approval).
/// </remarks>
public sealed record SnapshotSealed(
    string Name,
    DateOnly At,
    long KnownAtPosition,
    DateTimeOffset KnownAtMoment,
    IReadOnlyList<SealedFigures> Axes,
    SealedFigures Total,
    DateOnly? ApprovedOn,
    string? ApprovedBy,
    DateOnly On,
    string? Note,
    string? Root = null) : IEventOf<Snapshot>;

/// <summary>The figures of an axis, or of the whole programme, as a snapshot seals them. A row of Table 2.</summary>
/// <param name="Axis">Roman number of the axis; null for the whole programme.</param>
/// <param name="Allocation">A, EUR, of the plan in force at the snapshot's date; zero before the first plan.</param>
/// <param name="Programmed">B, EUR, net of reversals; may be zero, or negative at an early date.</param>
/// <param name="Committed">D, EUR, net of reversals; may be zero, or negative at an early date.</param>
/// <param name="Paid">F, EUR, net of reversals; may be zero, or negative at an early date.</param>
/// <param name="Certified">H, EUR, total eligible, net of reversals; may be zero, or negative at an early date.</param>
/// <param name="Events">How many transactions make them up.</param>
/// <remarks>Source: annual implementation report on 2019, Table 2.</remarks>
public sealed record SealedFigures(
    string? Axis,
    Euro Allocation,
    Euro Programmed,
    Euro Committed,
    Euro Paid,
    Euro Certified,
    long Events);
