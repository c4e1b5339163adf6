namespace PorFse.Ledger;

/// <summary>
/// An initiative (<i>iniziativa, avviso</i>) was opened: a call or measure of one investment priority.
/// </summary>
/// <param name="Initiative">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Axis">The axis it belongs to.</param>
/// <param name="Priority">The investment priority of that axis.</param>
/// <param name="On">Date of the act that opened it.</param>
/// <param name="Family">Group of editions reported together, such as "IFTS"; or null.</param>
/// <param name="Document">The act, or null.</param>
public sealed record InitiativeOpened(
    string Initiative,
    string Title,
    string Axis,
    string Priority,
    DateOnly On,
    string? Family,
    string? Document) : IEventOf<Initiative>;

/// <summary>Resources were programmed (<i>risorse programmate, attivate</i>) for an initiative.</summary>
/// <inheritdoc cref="ITransaction"/>
public sealed record ResourcesProgrammed(
    string Initiative,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Document,
    string? Restores = null) : IEventOf<Initiative>, ITransaction;

/// <summary>Programmed resources of an initiative were reduced (<i>riduzione delle risorse programmate</i>).</summary>
/// <inheritdoc cref="IReversal"/>
public sealed record ProgrammedResourcesReduced(
    string Initiative,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause,
    string? Corrects,
    string? Document) : IEventOf<Initiative>, IReversal;

/// <summary>A phase of an initiative (<i>fase</i>) started, as the programme tells its life: "fase II".</summary>
/// <param name="Initiative">Its code.</param>
/// <param name="Phase">What the phase is called.</param>
/// <param name="On">Date of the act that started it.</param>
/// <param name="Document">The act, or null.</param>
public sealed record InitiativePhaseStarted(string Initiative, string Phase, DateOnly On, string? Document)
    : IEventOf<Initiative>;

/// <summary>An initiative was closed: nothing more is programmed for it and no operation selected under it.</summary>
public sealed record InitiativeClosed(string Initiative, DateOnly On, string? Document) : IEventOf<Initiative>;
