using System.Text;
using PorFse.Ledger.Exchange;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

/// <summary>Every way to forge a bundle that we know of, given to both verifiers.</summary>
public partial class forged_bundles(EvidenceMade made) : IClassFixture<EvidenceMade>
{
    private const string Events = "events.jsonl";
    private const string Proof = "proof";
    private const string Figures = "figures.json";
    private const string Note = "checkpoint";
    private const string Older = "older-checkpoint";

    private sealed record Forgery(string What, byte[] Zip, string Code, long? Position = null);

    [Fact]
    public async Task with_other_events_are_named_by_both_verifiers()
    {
        var good = await GoodAsync();
        var at = 1000;
        await ShouldBeNamedAsync(
        [
            Of("an amount changed by a cent", good.ChangeLine(Events, at, Bundle.ACentMore),
                "event-hash-differs", at + 1),
            Of("a date changed",
                good.ChangeLine(Events, at, line => line.Replace("\"On\":\"20", "\"On\":\"21", Ordinal)),
                "event-hash-differs", at + 1),
            Of("a space added", good.ChangeLine(Events, at, line => line + " "), "event-hash-differs", at + 1),
            Of("an event replaced by nonsense", good.ChangeLine(Events, at, _ => "[[["), "event-hash-differs", at + 1),
            Of("a byte that is no text", good.ChangeLine(Events, at, line => line + "\0"),
                "event-hash-differs", at + 1),
            Of("an event left out", good.ChangeLines(Events, all => all.RemoveAt(at)), "event-left-out", at + 1),
            Of("the last event left out", good.ChangeLines(Events, all => all.RemoveAt(all.Count - 1)),
                "event-left-out", made.Log.Count),
            Of("all events left out", good.Change(Events, _ => ""), "event-left-out", 1),
            Of("an event added", good.ChangeLines(Events, all => all.Insert(at, all[at - 1])), "event-not-proven", at),
            Of("an event added at the end", good.ChangeLines(Events, all => all.Add(all[at])),
                "event-not-proven", at + 1),
            Of("two events swapped", good.ChangeLines(Events, all => Swap(all, at, at + 7)), "event-left-out", at + 1),
            Of("the last line cut off", good.Change(Events, text => text[..^9]), "bundle-unreadable"),
        ]);
    }

    [Fact]
    public async Task with_another_proof_are_named_by_both_verifiers()
    {
        var good = await GoodAsync();
        var part = await GoodAsync(ofOperation: true);
        await ShouldBeNamedAsync(
        [
            Of("an event's hash changed", good.ChangeLine(Proof, 20, OtherHash), "event-hash-differs", 21),
            Of("an event and its hash changed",
                good.ChangeLine(Events, 20, _ => "x").ChangeLine(Proof, 20, _ => LineOf("x", 21)),
                    "proof-root-differs"),
            Of("an event and its hash left out",
                good.ChangeLines(Events, all => all.RemoveAt(20)).ChangeLines(Proof, all => all.RemoveAt(20)),
                "proof-misplaced", 22),
            Of("the last event and its hash left out", good.ChangeLines(Events, all => all.RemoveAt(all.Count - 1))
                .ChangeLines(Proof, all => all.RemoveAt(all.Count - 1)), "proof-root-differs"),
            Of("a hash in the place of an event", good.ChangeLines(Events, all => all.RemoveAt(20))
                .ChangeLine(Proof, 20, line => line.Replace("event 21", "nodes 21 21", Ordinal)),
                "bundle-incomplete", 21),
            Of("the opening hidden", part.ChangeLines(Events, all => all.RemoveAt(0))
                .ChangeLine(Proof, 0, line => line.Replace("event 1", "nodes 1 1", Ordinal)), "bundle-incomplete", 1),
            Of("a node changed", part.ChangeLine(Proof, 1, OtherHash), "proof-root-differs"),
            Of("a node left out", part.ChangeLines(Proof, all => all.RemoveAt(1)), "proof-misplaced", 3),
            Of("nodes swapped", part.ChangeLines(Proof, all => Swap(all, 1, 2)), "proof-misplaced", 3),
            Of("a node of another tree", part.ChangeLine(Proof, 1, line => line.Replace(" 2 2 ", " 2 3 ", Ordinal)),
                "proof-misplaced", 2),
            Of("a node that ends before it begins",
                part.ChangeLine(Proof, 1, line => line.Replace(" 2 2 ", " 2 1 ", Ordinal)), "proof-misplaced", 2),
            Of("a number written in another way",
                part.ChangeLine(Proof, 1, line => line.Replace(" 2 2 ", " 02 2 ", Ordinal)), "bundle-member-malformed"),
            Of("a number too large", part.ChangeLine(Proof, 1,
                line => line.Replace(" 2 2 ", " 2 9223372036854775808 ", Ordinal)), "bundle-member-malformed"),
            Of("a word that is none", part.ChangeLine(Proof, 1, line => line.Replace("nodes", "event", Ordinal)),
                "bundle-member-malformed"),
            Of("an empty line", part.ChangeLines(Proof, all => all.Insert(1, "")), "bundle-member-malformed"),
            Of("no proof", part.Change(Proof, _ => ""), "event-not-proven", 1),
        ]);
    }

    [Fact]
    public async Task with_other_checkpoints_are_named_by_both_verifiers()
    {
        var good = await GoodAsync(since: true);
        await ShouldBeNamedAsync(
        [
            Of("another size", good.ChangeLine(Note, 1, _ => "1000"), "checkpoint-not-believed"),
            Of("another root", good.ChangeLine(Note, 2, OtherHash), "checkpoint-not-believed"),
            Of("no signature", good.ChangeLines(Note, all => all.RemoveAt(4)), "checkpoint-not-believed"),
            Of("another's signature", good.Sign(Note, made.OtherKey, same => same), "checkpoint-not-believed"),
            Of("a signature that was changed",
                good.ChangeLine(Note, 4, line => line[..60] + (line[60] == 'A' ? 'B' : 'A') + line[61..]),
                "checkpoint-not-believed"),
            Of("nonsense", good.Change(Note, _ => "nonsense"), "checkpoint-not-believed"),
            Of("a smaller size, signed", good.Sign(Note, made.Key, one => one with { Size = 999 }),
                "history-not-continued"),
            Of("another root, signed", good.Without(Older).Without("consistency")
                .Sign(Note, made.Key, one => one with { Root = Digest.Nothing }), "proof-root-differs"),
            Of("another ledger, signed", good.Without(Older).Without("consistency")
                .Sign(Note, made.Key, one => one with { Origin = "porfse/2014IT05SFOP007/0" }), "origin-differs"),
            Of("an older one of another history", good.Sign(Older, made.Key, one => one with { Root = Digest.Nothing }),
                "history-not-continued"),
            Of("an older one of another size", good.Sign(Older, made.Key, one => one with { Size = 999 }),
                "history-not-continued"),
            Of("an older one that is newer", good.Sign(Older, made.Key, one => one with { Size = long.MaxValue }),
                "history-not-continued"),
            Of("an older one of another ledger", good.Sign(Older, made.Key, one => one with { Origin = "porfse/x/0" }),
                "origin-differs"),
            Of("an older one of another key", good.Sign(Older, made.OtherKey, one => one), "checkpoint-not-believed"),
            Of("consistency changed", good.ChangeLine("consistency", 0, OtherHash), "history-not-continued"),
            Of("consistency cut off", good.ChangeLines("consistency", all => all.RemoveAt(0)), "history-not-continued"),
            Of("no consistency", good.Change("consistency", _ => ""), "history-not-continued"),
            Of("consistency that is none", good.Change("consistency", _ => "x\n"), "bundle-member-malformed"),
            Of("no key", good.Change("public-key.pem", _ => "none"), "bundle-member-malformed"),
        ]);
    }

    [Fact]
    public async Task with_other_figures_are_named_by_both_verifiers()
    {
        var good = await GoodAsync();
        var part = await GoodAsync(ofOperation: true);
        await ShouldBeNamedAsync(
        [
            Of("an amount", good.Change(Figures, text => CertifiedTotal().Replace(text, "\"certified\": 0.01", 1)),
                "figure-differs"),
            Of("a rate", good.Change(Figures, text => text.Replace("Rate\": 0.8", "Rate\": 0.9", Ordinal)),
                "figure-differs"),
            Of("a row left out", good.Change(Figures, text => FirstRow().Replace(text, "\"rows\": [", 1)),
                "figure-differs"),
            Of("a text", good.Change(Figures, text => text.Replace("C(20", "C(19", Ordinal)), "figure-differs"),
            Of("the last position",
                good.Change(Figures, text => text.Replace("\"position\": ", "\"position\": 1", Ordinal)),
                "figure-differs"),
            Of("not constructed", good.Change(Figures, text => text.Replace("true", "false", Ordinal)),
                "figure-differs"),
            Of("true in the place of 1", good.Change(Figures, text => text.Replace("true", "1", Ordinal)),
                "figure-differs"),
            Of("another date", good.Change(Figures, text => text.Replace("\"at\": \"2019", "\"at\": \"2018", Ordinal)),
                "figure-differs"),
            Of("no date", good.Change(Figures, text => text.Replace("\"at\": \"2019", "\"at\": \"20190", Ordinal)),
                "bundle-member-malformed"),
            Of("something more", good.Change(Figures, text => "{\"interest\": 1," + text[1..]), "figure-differs"),
            Of("no figures", good.Change(Figures, _ => "[]"), "bundle-member-malformed"),
            Of("another operation", part.Change(Figures, text => text.Replace("\"OP-", "\"OQ-", Ordinal)),
                "event-of-another-stream", made.AnOperation().Positions[0]),
            Of("the whole programme", part.Change(Figures, text => Operation().Replace(text, "")),
                "bundle-incomplete", 2),
        ]);
    }

    [Fact]
    public async Task that_are_other_zips_are_named_by_both_verifiers()
    {
        var good = await GoodAsync();
        var zip = good.Zip();
        await ShouldBeNamedAsync(
        [
            new Forgery("a truncated zip", zip[..^100], "bundle-unreadable"),
            new Forgery("no zip", Encoding.UTF8.GetBytes("no zip"), "bundle-unreadable"),
            new Forgery("nothing", [], "bundle-unreadable"),
            Of("a way out", good.With("../x", "x"), "bundle-member-wrong"),
            Of("a file more", good.With("more.txt", "x"), "bundle-member-wrong"),
            Of("events twice", good.With(Events, "x"), "bundle-member-wrong"),
            Of("something more twice", good.With("x", "x").With("x", "x"), "bundle-member-wrong"),
            Of("no proof", good.Without(Proof), "bundle-member-wrong"),
            Of("no instructions", good.Without("README.it.md"), "bundle-member-wrong"),
            Of("consistency with nothing", good.With("consistency", ""), "bundle-member-wrong"),
            Of("a checkpoint without end", good.Change(Note, text => text + new string('\n', 1 << 20)),
                "bundle-unreadable"),
        ]);
    }

    [Fact]
    public async Task by_whoever_has_the_key_are_named_by_both_verifiers_where_they_contradict_themselves()
    {
        var last = made.Stored.Count - 1;
        var first = made.Stored.ToList().FindIndex(row => Text(row.Data).Contains("\"Amount\"", Ordinal));
        await ShouldBeNamedAsync(
        [
            await SignedAsync("a time that goes back", last,
                row => row with { RecordedAt = row.RecordedAt.AddYears(-9) }, "time-goes-back", last + 1),
            await SignedAsync("a version left out", last,
                row => row with { Version = row.Version + 1 }, "version-out-of-order", last + 1),
            await SignedAsync("a position that is another", last,
                row => row with { Position = 7 }, "event-misplaced", last + 1),
            await SignedAsync("an amount that is a text", first, row => row with
                { Data = Bytes(Text(row.Data).Replace("\"Amount\":", "\"Amount\":\"1\",\"X\":", Ordinal)) },
                "event-unreadable", first + 1),
            await SignedAsync("half a cent", first, row => row with
                { Data = Bytes(Text(row.Data).Replace("\"Amount\":", "\"Amount\":0.005,\"X\":", Ordinal)) },
                "event-unreadable", first + 1),
            await SignedAsync("no date", first, row => row with
                { Data = Bytes(Text(row.Data).Replace("\"On\":", "\"In\":", Ordinal)) }, "event-unreadable", first + 1),
            await SignedAsync("no data", first, row => row with { Data = Bytes("null") },
                "event-unreadable", first + 1),
        ]);
    }

    [Fact]
    public async Task about_an_operation_are_named_where_events_are_hidden_or_foreign()
    {
        var (code, positions) = made.AnOperation();
        var good = await GoodAsync(ofOperation: true);
        var foreign = made.Log.First(one => one.Position > positions[0] && one.Stream.Code != code).Position;
        var withForeign = await made.MakeAsync(code, [.. positions.Append(foreign).Order()]);
        await ShouldBeNamedAsync(
        [
            Of("an event hidden", Hide(good, positions[1]), "version-out-of-order", positions[2]),
            Of("the last event hidden", Hide(good, positions[^1]), "figure-differs"),
            new Forgery("an event of another operation", withForeign, "event-of-another-stream", foreign),
        ]);
    }

    [Fact]
    public async Task about_an_operation_that_lack_its_last_events_are_believed_as_their_instructions_say()
    {
        var (code, positions) = made.AnOperation();
        var shorter = await made.MakeAsync(code, [.. positions.SkipLast(1)]);

        (await EvidenceMade.VerifyAsync(shorter)).Fault.ShouldBeNull();
        Bundle.Of(shorter)["README.md"].ShouldContain("Later ones could be missing");
    }

    [Fact]
    public async Task of_another_key_or_history_are_named_to_an_auditor_who_knows_more()
    {
        var fingerprint = BundleVerification.FingerprintOf(made.Key.Public);
        var other = (await GoodAsync()).Sign(Note, made.OtherKey, same => same)
            .Change("public-key.pem", _ => made.OtherKey.Public.Pem);
        var kept = Checkpoint.Read(made.Older).Checkpoint!;
        var rewritten = (kept with { Root = Digest.Nothing }).Sign(made.Key);
        var shorter = (kept with { Size = 999 }).Sign(made.Key);

        (await EvidenceMade.VerifyAsync(other.Zip())).Fault.ShouldBeNull();
        await ShouldBeNamedAsync([Of("another key", other, "bundle-key-unexpected")], fingerprint);
        await ShouldBeNamedAsync(
            [Of("no older one", await GoodAsync(), "bundle-member-wrong")], fingerprint, made.Older);
        await ShouldBeNamedAsync(
            [Of("another root", await GoodAsync(since: true), "older-checkpoint-differs")], fingerprint, rewritten);
        await ShouldBeNamedAsync(
            [Of("another size", await GoodAsync(since: true), "older-checkpoint-differs")], fingerprint, shorter);
        var kind = new AuditorKnows(fingerprint, kept);
        (await EvidenceMade.VerifyAsync((await GoodAsync(since: true)).Zip(), kind)).Fault.ShouldBeNull();
    }
}
