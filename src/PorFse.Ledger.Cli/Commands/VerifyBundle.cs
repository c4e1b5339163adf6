using System.Text.Json;
using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Cli.Commands;

/// <summary><c>porfse verify --bundle</c>: a bundle of evidence by itself; it needs no database.</summary>
internal static class VerifyBundle
{
    private const long Thousandths = 1000;

    internal static async Task<int> RunAsync(
        Screen screen, string file, string? kept, string? publicKey, CancellationToken cancellation)
    {
        var knows = new AuditorKnows(
            publicKey is null
                ? null
                : BundleVerification.FingerprintOf(await Trust.ReadKeyAsync(publicKey, cancellation)),
            kept is null ? null : (await Trust.ReadNoteAsync(kept, cancellation)).Checkpoint);
        await using var stream = File.OpenRead(file);
        var (proven, fault) = (default(BundleProven), default(Fault));
        await screen.WorkAsync(screen.Labels["verify.working"], Thousandths, async told =>
            (proven, fault) = await BundleVerification.VerifyAsync(stream, knows, told, cancellation));

        var labels = screen.Labels;
        if (!screen.IsTable)
            screen.Write(VerifyAnswer.Table(fault is null ? [] : [fault], labels), json => Write(json, proven, fault));
        else if (fault is not null)
            screen.Say($"{fault.Code}: {labels.Of(fault)}");
        else
            Show(screen, file, proven!, knows);
        return fault is null ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Show(Screen screen, string file, BundleProven proven, AuditorKnows knows)
    {
        var (labels, figures) = (screen.Labels, proven.Figures);
        screen.Say(labels.With(
            "bundle.proven", file, figures.Events, proven.Checkpoint.Origin, proven.Checkpoint.Size, figures.At));
        screen.Say(labels.With("bundle.root", proven.Checkpoint.Root));
        if (proven.Older is { } older)
            screen.Say(labels.With("bundle.older", older.Size));
        screen.Say(labels.With(knows.Fingerprint is null ? "bundle.comparekey" : "bundle.key", proven.Fingerprint));
        screen.Say(figures.Operation is { } operation ? labels.With("bundle.part", operation) : labels["bundle.whole"]);
    }

    private static void Write(Utf8JsonWriter json, BundleProven? proven, Fault? fault)
    {
        json.WriteNumber("faults", fault is null ? 0 : 1);
        if (proven is null)
            return;
        json.WriteString("origin", proven.Checkpoint.Origin);
        json.WriteString("root", proven.Checkpoint.Root.ToString());
        json.WriteString("fingerprint", proven.Fingerprint);
        if (proven.Older is { } older)
            json.WriteNumber("older", older.Size);
        json.WritePropertyName("figures");
        using var figures = JsonDocument.Parse(proven.Figures.ToUtf8());
        figures.RootElement.WriteTo(json);
    }
}
