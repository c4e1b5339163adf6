using System.Text;
using System.Text.RegularExpressions;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Reports;
using Shouldly;

namespace PorFse.Ledger.Tests;

/// <summary>The part that forges, signs and asks both verifiers.</summary>
public partial class forged_bundles
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private async Task ShouldBeNamedAsync(
        IReadOnlyList<Forgery> forgeries, string? fingerprint = null, SignedNote? kept = null)
    {
        var knows = new AuditorKnows(fingerprint, kept is null ? null : Checkpoint.Read(kept).Checkpoint);
        var faults = new List<Fault>();
        foreach (var forgery in forgeries)
        {
            var (proven, fault) = await EvidenceMade.VerifyAsync(forgery.Zip, knows);
            proven.ShouldBeNull(forgery.What);
            (fault!.Code, fault.Position).ShouldBe((forgery.Code, forgery.Position), $"{forgery.What}: {fault}");
            fault.Message.ShouldEndWith(".", customMessage: forgery.What);
            var italian = Labels.Italian.Of(fault);
            italian.ShouldNotContain("{", customMessage: forgery.What);
            italian.ShouldNotBe(fault.Message);
            faults.Add(fault);
        }

        EvidenceMade.SkipWithoutPython();
        List<string> options = fingerprint is null ? [] : ["--key", fingerprint];
        if (kept is not null)
            options.AddRange(["--older", made.Write(Bytes(kept.ToString()), ".older")]);
        var (exit, output) = await made.RunPythonAsync(forgeries.Select(forgery => forgery.Zip), [.. options]);
        exit.ShouldBe(1, output);
        var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.Length.ShouldBe(forgeries.Count, output);
        for (var i = 0; i < said.Length; i++)
        {
            said[i].ShouldStartWith($": {faults[i].Code}: ", customMessage: $"{forgeries[i].What}: {faults[i]}");
            if (faults[i].Position is { } position)
                Number().Matches(said[i]).Select(number => number.Value).ShouldContain($"{position}", said[i]);
        }
    }

    private async Task<Bundle> GoodAsync(bool ofOperation = false, bool since = false)
    {
        var (code, positions) = made.AnOperation();
        return Bundle.Of(await (ofOperation ? made.MakeAsync(code, positions, since) : made.MakeAsync(since: since)));
    }

    private async Task<Forgery> SignedAsync(
        string what, int index, Func<StoredEvent, StoredEvent> change, string code, long position)
    {
        var canonical = new CanonicalEvent();
        var line = Text(canonical.BytesOf(change(made.Stored[index])).ToArray());
        var leaves = made.Stored.Select(row => canonical.LeafOf(row)).ToList();
        leaves[index] = Digest.OfLeaf([Digest.LeafPrefix, .. Bytes(line)]);
        var root = new TilesInMemory(leaves).Root;
        return Of(
            what,
            (await GoodAsync()).ChangeLine(Events, index, _ => line)
                .ChangeLine(Proof, index, _ => LineOf(line, index + 1))
                .Sign(Note, made.Key, one => one with { Root = root }),
            code,
            position);
    }

    private static Forgery Of(string what, Bundle forged, string code, long? position = null) =>
        new(what, forged.Zip(), code, position);

    private static Bundle Hide(Bundle good, long position)
    {
        var index = good[Proof].Split('\n').Where(line => line.StartsWith("event", Ordinal)).ToList()
            .FindIndex(line => line.StartsWith($"event {position} ", Ordinal));
        return good.ChangeLines(Events, all => all.RemoveAt(index)).Change(
            Proof, text => text.Replace($"event {position} ", $"nodes {position} {position} ", Ordinal));
    }

    private static void Swap(List<string> lines, int one, int other) =>
        (lines[one], lines[other]) = (lines[other], lines[one]);

    private static string OtherHash(string line) => line[..^44] + Digest.Nothing;

    private static string LineOf(string line, long position) =>
        $"event {position} {Digest.OfLeaf([Digest.LeafPrefix, .. Bytes(line)])}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    [GeneratedRegex("\"certified\": [0-9.]+")]
    private static partial Regex CertifiedTotal();

    [GeneratedRegex("\"rows\": \\[[^}]*},")]
    private static partial Regex FirstRow();

    [GeneratedRegex("\"operation\": \"[^\"]*\",\n")]
    private static partial Regex Operation();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
