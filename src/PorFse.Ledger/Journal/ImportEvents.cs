using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>A bulk recording was started. The same recording may be started again after an interruption.</summary>
/// <param name="Batch">Its identity.</param>
/// <param name="File">Where the transactions come from.</param>
/// <param name="On">Day it started.</param>
/// <param name="Note">How it was made, or null.</param>
/// <param name="Sha256">SHA-256 of the file in hexadecimal digits, or null where there is no file.</param>
/// <param name="Profile">Name of the profile the file is read by, or null.</param>
/// <param name="ProfileVersion">Which edition of it, or null.</param>
public sealed record ImportStarted(
    string Batch,
    string File,
    DateOnly On,
    string? Note,
    string? Sha256 = null,
    string? Profile = null,
    string? ProfileVersion = null) : IEventOf<Import>;

/// <summary>A bulk recording reached its end.</summary>
/// <param name="Batch">Its identity.</param>
/// <param name="On">Day it ended.</param>
/// <param name="Transactions">How many commands it held.</param>
/// <param name="RowsLeftOut">How many rows of its file were not taken, or null where all were.</param>
public sealed record ImportCompleted(string Batch, DateOnly On, long Transactions, long? RowsLeftOut = null)
    : IEventOf<Import>;

/// <summary>
/// A bulk recording is undone: from here on its transactions are taken back, each by its opposite, and the same facts
/// may be recorded anew. What moves no money stays.
/// </summary>
/// <param name="Batch">Its identity.</param>
/// <param name="On">Day it was undone.</param>
/// <param name="Transactions">How many transactions are taken back.</param>
public sealed record ImportUndone(string Batch, DateOnly On, long Transactions) : IEventOf<Import>;

/// <summary>A bulk recording.</summary>
public sealed record Import : IStream<Import>
{
    /// <inheritdoc/>
    public static Import Initial { get; } = new();

    /// <summary>How it started, or null.</summary>
    public ImportStarted? Started { get; private init; }

    /// <summary>How it ended, or null while it is not finished.</summary>
    public ImportCompleted? Completed { get; private init; }

    /// <summary>How it was undone, or null.</summary>
    public ImportUndone? Undone { get; private init; }

    /// <summary>Refuses to go on with a recording that was not started; null when it was.</summary>
    internal Refusal? RefuseUnstarted(string batch) =>
        Texts.Refuse("batch", batch, Texts.LongestReference) ?? (Started is null ? new ImportUnknown(batch) : null);

    /// <inheritdoc/>
    public static Import Evolve(Import state, IEventOf<Import> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            ImportStarted started => state with { Started = started },
            ImportCompleted completed => state with { Completed = completed },
            ImportUndone undone => state with { Undone = undone },
            _ => throw new UnreachableException($"An import has no {@event?.GetType().Name}."),
        };
    }
}

/// <summary>Starts a bulk recording.</summary>
public sealed record StartImport(ImportStarted Start) : ICommand<Import, ImportStarted>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Import(Start.Batch);

    /// <inheritdoc/>
    public string Identity => Start.Batch;

    /// <inheritdoc/>
    public ImportStarted Fact(Import state) => Start;

    /// <summary>The rule: any recording may start that says what it is.</summary>
    public static Decision<Import> Handle(StartImport command, Import import, Terms terms)
    {
        var start = command.Start;
        var malformed = Texts.Refuse("batch", start.Batch, Texts.LongestReference)
            ?? Texts.Refuse("file", start.File, Texts.LongestFile)
            ?? Texts.RefuseOptional("note", start.Note, Texts.LongestNote)
            ?? Texts.RefuseOptional("hash", start.Sha256, Texts.LongestReference)
            ?? Texts.RefuseOptional("profile", start.Profile, Texts.LongestReference)
            ?? Texts.RefuseOptional("profile's version", start.ProfileVersion, Texts.LongestReference);
        return malformed is null ? new IEventOf<Import>[] { command.Fact(import) } : malformed;
    }
}

/// <summary>Completes a bulk recording.</summary>
public sealed record CompleteImport(ImportCompleted Completion) : ICommand<Import, ImportCompleted>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Import(Completion.Batch);

    /// <inheritdoc/>
    public string Identity => Completion.Batch;

    /// <inheritdoc/>
    public ImportCompleted Fact(Import state) => Completion;

    /// <summary>The rule: what was started can be completed.</summary>
    public static Decision<Import> Handle(CompleteImport command, Import import, Terms terms)
    {
        return import.RefuseUnstarted(command.Completion.Batch) is { } reason
            ? reason
            : new IEventOf<Import>[] { command.Fact(import) };
    }
}

/// <summary>Undoes a bulk recording.</summary>
public sealed record UndoImport(ImportUndone Undoing) : ICommand<Import, ImportUndone>
{
    /// <inheritdoc/>
    public StreamName Stream => StreamName.Import(Undoing.Batch);

    /// <inheritdoc/>
    public string Identity => Undoing.Batch;

    /// <inheritdoc/>
    public ImportUndone Fact(Import state) => Undoing;

    /// <summary>The rule: what was started can be undone, finished or not.</summary>
    public static Decision<Import> Handle(UndoImport command, Import import, Terms terms)
    {
        return import.RefuseUnstarted(command.Undoing.Batch) is { } reason
            ? reason
            : new IEventOf<Import>[] { command.Fact(import) };
    }
}

/// <summary>No import with this identity in the ledger.</summary>
public sealed record ImportUnknown(string Batch) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The ledger has 0 imports with the identity \"{Batch}\"; it needs 1.");
}
