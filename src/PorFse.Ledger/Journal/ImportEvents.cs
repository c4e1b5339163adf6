using System.Diagnostics;

namespace PorFse.Ledger;

/// <summary>A bulk recording was started. The same recording may be started again after an interruption.</summary>
/// <param name="Batch">Its identity.</param>
/// <param name="File">Where the transactions come from.</param>
/// <param name="On">Day it started.</param>
/// <param name="Note">How it was made, or null.</param>
public sealed record ImportStarted(string Batch, string File, DateOnly On, string? Note) : IEventOf<Import>;

/// <summary>A bulk recording reached its end.</summary>
/// <param name="Batch">Its identity.</param>
/// <param name="On">Day it ended.</param>
/// <param name="Transactions">How many commands it held.</param>
public sealed record ImportCompleted(string Batch, DateOnly On, long Transactions) : IEventOf<Import>;

/// <summary>A bulk recording.</summary>
public sealed record Import : IStream<Import>
{
    /// <inheritdoc/>
    public static Import Initial { get; } = new();

    /// <summary>How it started, or null.</summary>
    public ImportStarted? Started { get; private init; }

    /// <summary>How it ended, or null while it is not finished.</summary>
    public ImportCompleted? Completed { get; private init; }

    /// <inheritdoc/>
    public static Import Evolve(Import state, IEventOf<Import> @event)
    {
        ArgumentNullException.ThrowIfNull(state);
        return @event switch
        {
            ImportStarted started => state with { Started = started },
            ImportCompleted completed => state with { Completed = completed },
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
            ?? Texts.RefuseOptional("note", start.Note, Texts.LongestNote);
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
        if (Texts.Refuse("batch", command.Completion.Batch, Texts.LongestReference) is { } noBatch)
            return noBatch;
        if (import.Started is null)
            return new ImportUnknown(command.Completion.Batch);
        return new IEventOf<Import>[] { command.Fact(import) };
    }
}

/// <summary>No import with this identity in the ledger.</summary>
public sealed record ImportUnknown(string Batch) : Refusal
{
    /// <inheritdoc/>
    public override string Message => Text($"The ledger has 0 imports with the identity \"{Batch}\"; it needs 1.");
}
