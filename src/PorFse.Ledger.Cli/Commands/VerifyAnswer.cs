using System.Text.Json;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli.Commands;

/// <summary>What <c>porfse verify</c> says.</summary>
internal sealed class VerifyAnswer(
    Screen screen,
    VerifyWork work,
    TimeSpan taken,
    string? receiptFile,
    IReadOnlyList<(string File, Checkpoint Checkpoint)> checkpoints)
{
    private static readonly string[] Columns = ["code", "position", "message"];

    private readonly Labels labels = screen.Labels;

    internal void Write()
    {
        if (!screen.IsTable)
        {
            screen.Write(Table(), WriteMembers);
            return;
        }
        var log = work.Log;
        var seconds = Math.Max(taken.TotalSeconds, 0.001);
        screen.Say(labels.With(
            "verify.read", log.Events, log.Streams, taken.TotalSeconds.ToString("0.0", labels.Numbers),
            (long)(log.Events / seconds)));
        screen.Say(labels.With("verify.root", log.Events, log.Root));
        if (work.Faults.Count == 0)
        {
            WriteSound();
            return;
        }
        screen.Say(labels.With("verify.faults", work.Faults.Count, log.Altered));
        foreach (var fault in work.Faults)
            screen.Say($"{fault.Code}: {labels.Of(fault)}", indent: 2);
    }

    private void WriteSound()
    {
        screen.Say(labels.With("verify.sound", work.Log.Streams, work.Initiatives));
        foreach (var (file, checkpoint) in checkpoints)
            screen.Say(labels.With("verify.checkpoint", file, checkpoint.Size));
        if (work.Receipt is { } receipt)
            screen.Say(labels.With("verify.receipt", receiptFile, receipt.Command, receipt.CountValues()));
        else if (checkpoints.Count == 0)
            screen.Tell(labels["verify.onlyolder"]);
    }

    private void WriteMembers(Utf8JsonWriter json)
    {
        var log = work.Log;
        json.WriteNumber("events", log.Events);
        json.WriteNumber("streams", log.Streams);
        json.WriteString("root", log.Root.ToString());
        json.WriteNumber("altered", log.Altered);
        json.WriteNumber("faults", work.Faults.Count);
        json.WriteNumber("checkpoints", checkpoints.Count);
        json.WriteString("receipt", work.Receipt?.Command);
    }

    private ReportTable Table() => new(
        "",
        [.. Columns.Select(name => new ReportColumn(name, labels["column." + name]))],
        [
            .. work.Faults.Select(IReadOnlyList<Cell> (fault) =>
            [
                Cell.Of(fault.Code),
                fault.Position is { } position ? new Cell.Count(position) : Cell.Nothing,
                Cell.Of(fault.Message),
            ]),
        ]);
}
