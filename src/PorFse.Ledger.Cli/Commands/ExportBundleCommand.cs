using System.CommandLine;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse export bundle</c>: evidence for an auditor.</summary>
internal static class ExportBundleCommand
{
    internal static Command Create(GlobalOptions global, Labels labels)
    {
        var (at, known, key) = (Options.At(labels), Options.KnownAt(labels), KeyFile.Named(labels));
        var operation = Options.Text("--operation", labels["option.bundle.operation"]);
        var since = new Option<string?>("--since") { Description = labels["option.since"], HelpName = "file" };
        var to = new Option<string>("--to") { Description = labels["option.to"], HelpName = "file", Required = true };
        var force = new Option<bool>("--force") { Description = labels["option.force"] };
        var command = new Command("bundle", labels["command.export.bundle"])
        {
            to, force, at, known, operation, since, key,
        };
        return command.Does(global, (parsed, screen, cancellation) => RunAsync(
            screen,
            KeyFile.Of(parsed.GetValue(key), screen.Settings),
            Destination.Of(parsed.GetValue(to)!, parsed.GetValue(force), labels),
            new Asked(parsed.GetValue(at), parsed.GetValue(known), parsed.GetValue(operation), parsed.GetValue(since)),
            cancellation));
    }

    private sealed record Asked(DateOnly? At, KnownAt? Known, string? Operation, string? Since);

    private static async Task RunAsync(
        Screen screen, KeyFile file, Destination destination, Asked asked, CancellationToken cancellation)
    {
        using var key = await file.ReadAsync(cancellation);
        await using var session = await LedgerSession.OpenAsync(screen, cancellation);
        await using var reading = await session.BeginReadingAsync(cancellation);
        var basis = await LedgerSession.BasisAsync(reading, asked.At, asked.Known, cancellation);
        var position = basis.KnownAt.Position;
        if (position == 0)
            throw new RefusedException(new EvidenceOfNothing(position));
        var checkpoint = await Checkpoint.OfAsync(reading, session.OpenedFor, position, cancellation);
        var question = new EvidenceQuestion(
            basis.At,
            asked.Operation,
            await PositionsAsync(reading, asked.Operation, position, cancellation),
            await OlderAsync(reading, asked.Since, checkpoint, key.Public, cancellation));
        var bundle = new EvidenceBundle(reading, checkpoint, key);
        var events = EventsAsync((IStoredLog)reading, question.Positions, position, cancellation);
        var figures = default(EvidenceFigures);
        if (destination.IsOnScreen)
            await WriteAsync(null);
        else
            await screen.WorkAsync(screen.Labels["bundle.writing"], position, WriteAsync);
        screen.Tell(screen.Labels.With(
            "bundle.done", figures!.Events, destination.Name, BundleVerification.FingerprintOf(key.Public)));

        Task WriteAsync(Action<long>? progress) => destination.WriteAsync(async (Stream stream) =>
            figures = await bundle.WriteAsync(stream, question, events, progress, cancellation));
    }

    private static async Task<IReadOnlyList<long>?> PositionsAsync(
        IReading reading, string? operation, long until, CancellationToken cancellation)
    {
        if (operation is null)
            return null;
        var events = await reading.StreamAsync(StreamName.Operation(operation), until, cancellation);
        return events.Count == 0
            ? throw new RefusedException(new OperationUnknown(operation))
            : [1, .. events.Select(recorded => recorded.Position)];
    }

    private static async Task<SignedNote?> OlderAsync(
        IReading reading, string? file, Checkpoint checkpoint, EcdsaKey key, CancellationToken cancellation)
    {
        if (file is null)
            return null;
        var (note, older) = await Trust.ReadNoteAsync(file, cancellation);
        if (older.Origin != checkpoint.Origin)
            throw new RefusedException(new OfAnotherLedger(file, older.Origin, checkpoint.Origin));
        if (note.Refuse(new NamedKey(checkpoint.Origin, key)) is { } forged)
            throw new RefusedException(forged);
        if (older.Size > checkpoint.Size)
            throw new RefusedException(new CheckpointAfterState(older.Size, checkpoint.Size));
        var proof = await new MerkleTree(reading, checkpoint.Size).ProveConsistencyAsync(older.Size, cancellation);
        return proof.Proves(older.Root, checkpoint.Root)
            ? note
            : throw new RefusedException(new CheckpointNotContinued(older.Size, older.Root.ToString()));
    }

    private static IAsyncEnumerable<StoredEvent> EventsAsync(
        IStoredLog log, IReadOnlyList<long>? positions, long until, CancellationToken cancellation) =>
        positions is null
            ? log.StoredEventsAsync(1, until, cancellation)
            : positions.ToAsyncEnumerable()
                .SelectMany(position => log.StoredEventsAsync(position, position, cancellation));
}

/// <summary>Evidence is asked for of a state that knows no event.</summary>
internal sealed record EvidenceOfNothing(long Position) : Refusal
{
    public override string Message => Text($"The ledger knows {Position} events then; a bundle needs at least 1.");
}

/// <summary>The older checkpoint is newer than the state.</summary>
internal sealed record CheckpointAfterState(long Size, long Position) : Refusal
{
    public override string Message =>
        Text($"The checkpoint is over {Size} events; the state knows {Position} and cannot go on from there.");
}

/// <summary>The older checkpoint, signed by the ledger's key, is of another history than the ledger has.</summary>
internal sealed record CheckpointNotContinued(long Size, string Root) : Refusal
{
    public override string Message =>
        Text($"The checkpoint over {Size} events has the root {Root}; the ledger has another history. ")
        + "\"porfse verify --checkpoint\" says where.";
}
