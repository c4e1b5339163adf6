using System.Text;
using System.Text.Json;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class bundles_of_evidence(EvidenceMade made) : IClassFixture<EvidenceMade>
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task are_right_to_both_verifiers(bool ofOperation, bool since)
    {
        var zip = await MakeAsync(ofOperation, since);
        var (proven, fault) = await EvidenceMade.VerifyAsync(zip);
        fault.ShouldBeNull();
        proven!.Checkpoint.Size.ShouldBe(made.Log.Count);
        proven.Older?.Size.ShouldBe(1000);
        (proven.Older is not null).ShouldBe(since);

        EvidenceMade.SkipWithoutPython();
        var (exit, output) = await made.RunPythonAsync([zip], "--key", proven.Fingerprint);
        exit.ShouldBe(0, output);
        output.ShouldContain($"known up to position {made.Log.Count}; root {proven.Checkpoint.Root}.");
        output.ShouldContain($"Signed with the key expected, fingerprint {proven.Fingerprint}.");
        output.Contains("The log of 1000 events", StringComparison.Ordinal).ShouldBe(since);
        output.ShouldContain(ofOperation ? "later ones could be" : "No event up to that position is missing.");
    }

    [Fact]
    public async Task state_what_progress_says()
    {
        var figures = (await EvidenceMade.VerifyAsync(await MakeAsync(false, false))).Proven!.Figures;
        var progress = await ProgressAsync(Breakdown.Axis);

        figures.Rows!.Count.ShouldBe(5);
        figures.Rows.ShouldBe(progress.Rows.Select(RowOf));
        figures.Total.ShouldBe(RowOf(progress.Total));
        figures.Plan.ShouldBe(PlanInForce());
        figures.Events.ShouldBe(made.Log.Count);
        figures.Demonstration.ShouldBeTrue();
    }

    [Fact]
    public async Task state_what_progress_says_of_an_operation()
    {
        var (code, positions) = made.AnOperation();
        var figures = (await EvidenceMade.VerifyAsync(await MakeAsync(true, false))).Proven!.Figures;
        var row = (await ProgressAsync(Breakdown.Operation)).Rows.Single(row => row.Key == code);

        figures.Operation.ShouldBe(code);
        figures.Events.ShouldBe(positions.Count + 1);
        (figures.Plan, figures.Rows, figures.KnownAt.RecordedAt).ShouldBe((null, null, null));
        figures.Total.ShouldBe(RowOf(row) with { Axis = null });
    }

    [Fact]
    public Task state_what_progress_says_of_any_history() => SeededRandom.TryAsync(30, async random =>
    {
        var ledger = new RandomLedger(random, 60);
        var log = EvidenceMade.Opened(ledger.Events);
        var at = ledger.AState().At;
        var zip = await made.MakeAsync([.. log.Select(recorded => StoredEvent.Of(recorded))], new EvidenceQuestion(at));
        var (proven, fault) = await EvidenceMade.VerifyAsync(zip);

        fault.ShouldBeNull();
        var progress = await new ProgressReader(new FoldedViews(log, Views.All), EvidenceMade.Programme)
            .ReadAsync(Breakdown.Axis, new Basis(at, new Head(log.Count, log[^1].RecordedAt)));
        proven!.Figures.Rows.ShouldBe(progress.Rows.Select(RowOf));
        proven.Figures.Total.ShouldBe(RowOf(progress.Total));
    });

    [Fact]
    public async Task of_many_histories_are_right_to_the_verifier_that_is_not_ours()
    {
        EvidenceMade.SkipWithoutPython();
        var zips = new List<byte[]>();
        foreach (var (size, year) in new[] { (1, 2014), (61, 2015), (255, 2013), (256, 2016), (257, 2100) })
        {
            zips.Add(await made.MakeAsync(
                [.. made.Stored.Take(size)], new EvidenceQuestion(new DateOnly(year, 6, 30))));
        }

        var (exit, output) = await made.RunPythonAsync(zips);

        exit.ShouldBe(0, output);
        output.Split("COMPARE IT").Length.ShouldBe(zips.Count + 1);
    }

    [Fact]
    public async Task hold_each_event_as_its_leaf_is_hashed()
    {
        var bundle = Bundle.Of(await MakeAsync(false, false));
        var canonical = new CanonicalEvent();

        bundle["events.jsonl"].Split('\n')[..^1]
            .ShouldBe(made.Stored.Select(stored => Encoding.UTF8.GetString(canonical.BytesOf(stored))));
        bundle["proof"].ShouldNotContain("nodes");
        bundle["README.it.md"].ShouldContain("Un fascicolo su una sola operazione");
        bundle["verify.py"].ShouldBe(Repository.Read("src/PorFse.Ledger.Exchange/Evidence/verify.py"));
        JsonDocument.Parse(bundle["figures.json"]).RootElement.GetProperty("at").GetString().ShouldBe("2019-12-31");
    }

    [Fact]
    public async Task are_not_made_of_events_that_are_not_those_of_the_tree()
    {
        var other = made.Stored.ToList();
        (other[20], other[21]) = (other[21], other[20]);
        var canonical = new CanonicalEvent();
        var tree = new TilesInMemory(made.Stored.Select(row => canonical.LeafOf(row)));
        var checkpoint = (await EvidenceMade.VerifyAsync(await MakeAsync(false, false))).Proven!.Checkpoint;
        var bundle = new EvidenceBundle(tree, checkpoint, made.Key);

        var broken = await Should.ThrowAsync<TreeDamagedException>(() => bundle.WriteAsync(
            Stream.Null, new EvidenceQuestion(EvidenceMade.At), other.ToAsyncEnumerable()));

        broken.Message.ShouldContain("its hashes are not those of the events");
    }

    [Fact]
    public async Task speak_italian()
    {
        EvidenceMade.SkipWithoutPython();
        var good = await MakeAsync(false, false);
        var forged = Bundle.Of(good).ChangeLine("events.jsonl", 1000, Bundle.ACentMore).Zip();

        var (exit, output) = await made.RunPythonAsync([good, forged], "--lang", "it");

        exit.ShouldBe(1);
        output.ShouldContain("CONFRONTARLA");
        output.ShouldContain("event-hash-differs: L'evento alla posizione 1001 è stato alterato");
        output.ShouldContain("970.474.516,00");
    }

    private Task<byte[]> MakeAsync(bool ofOperation, bool since)
    {
        var (code, positions) = made.AnOperation();
        return ofOperation ? made.MakeAsync(code, positions, since) : made.MakeAsync(since: since);
    }

    private Task<FinancialProgress> ProgressAsync(Breakdown by) =>
        new ProgressReader(new FoldedViews(made.Log, Views.All), EvidenceMade.Programme)
            .ReadAsync(by, new Basis(EvidenceMade.At, new Head(made.Log.Count, made.Log[^1].RecordedAt)));

    private EvidencePlan PlanInForce() => made.Log
        .Where(recorded => recorded.Data is FinancialPlanAdopted && recorded.Data.On <= EvidenceMade.At)
        .Select(recorded => new EvidencePlan(
            ((FinancialPlanAdopted)recorded.Data).Decision, recorded.Data.On, recorded.Position))
        .MaxBy(plan => plan.On)!;

    private static EvidenceRow RowOf(ProgressRow row) => new(
        row.Key, row.Allocation, row.Programmed, row.Committed, row.Paid, row.Certified,
        row.ProgrammedRate?.ToDecimal(), row.CommittedRate?.ToDecimal(), row.PaidRate.ToDecimal(),
        row.CertifiedRate.ToDecimal(), row.Events);
}
