using System.CommandLine;
using System.Globalization;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>The file a receipt goes into.</summary>
internal sealed class ReceiptFile
{
    private readonly string name;

    private ReceiptFile(string name) => this.name = name;

    /// <summary>The option of the views that give receipts.</summary>
    internal static Option<string?> Option(Labels labels) =>
        new("--receipt") { Description = labels["option.receipt"], HelpName = "file" };

    /// <summary>The file somebody names, which must not be there; null when none is named.</summary>
    internal static ReceiptFile? Of(string? name)
    {
        if (name is null)
            return null;
        return Path.Exists(name) ? throw new RefusedException(new ReceiptAlreadyThere(name)) : new ReceiptFile(name);
    }

    /// <summary>Writes the receipt of an answer.</summary>
    /// <param name="screen">Where the command speaks.</param>
    /// <param name="session">The ledger.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="basis">The state the answer is of; of the last date there is where dates do not limit it.</param>
    /// <param name="question">The command and its arguments, dates as fixed values.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal async Task WriteAsync(
        Screen screen,
        LedgerSession session,
        IReading reading,
        Basis basis,
        IEnumerable<string?> question,
        CancellationToken cancellation)
    {
        var words = question.OfType<string>().ToList();
        var checkpoint = await Checkpoint.OfAsync(
            reading, session.OpenedFor, basis.KnownAt.Position, cancellation);
        var cells = await session.ProgressOf(reading).CellsAsync(basis, cancellation);
        var receipt = new Receipt(
            Receipt.Current,
            checkpoint.Origin,
            words,
            basis.At == DateOnly.MaxValue ? null : basis.At,
            checkpoint.Size,
            basis.KnownAt.RecordedAt,
            checkpoint.Root.ToString(),
            await SignAsync(screen, checkpoint, cancellation),
            cells.Sum(cell => cell.Events),
            await Asking.AnswerAsync(words, screen.Settings, cancellation));
        await Destination.Of(name, force: false, screen.Labels).WriteAsync(text => text.WriteAsync(receipt.ToString()));
        screen.Tell(screen.Labels.With("receipt.written", name));
    }

    /// <summary>Both dates of a question as fixed values.</summary>
    internal static string[] Dates(Basis basis) =>
        ["--at", CellText.ForMachines(new Cell.Day(basis.At))!, .. Known(basis.KnownAt)];

    /// <summary>The second of them alone.</summary>
    internal static string[] Known(Head head) => ["--known-at", Position(head)];

    /// <summary>The dates of a question about two states.</summary>
    internal static string[] Dates(Basis first, Basis second) =>
    [
        "--at", $"{CellText.ForMachines(new Cell.Day(first.At))}..{CellText.ForMachines(new Cell.Day(second.At))}",
        "--known-at", $"{Position(first.KnownAt)}..{Position(second.KnownAt)}",
    ];

    /// <summary>An option and its value, where it has one.</summary>
    internal static string?[] Given(string option, string? value) => value is null ? [] : [option, value];

    private static string Position(Head head) => string.Create(CultureInfo.InvariantCulture, $"#{head.Position}");

    private static async Task<string?> SignAsync(Screen screen, Checkpoint checkpoint, CancellationToken cancellation)
    {
        var file = KeyFile.Of(null, screen.Settings);
        if (!Path.Exists(file.Location))
        {
            screen.Tell(screen.Labels["receipt.unsigned"]);
            return null;
        }
        using var key = await file.ReadAsync(cancellation);
        return checkpoint.Sign(key).ToString();
    }
}

/// <summary>A receipt would replace a file.</summary>
internal sealed record ReceiptAlreadyThere(string File) : Refusal
{
    public override string Message =>
        Text($"There is 1 \"{File}\" already; a receipt needs 0 of that name, for a receipt is never replaced.");
}
