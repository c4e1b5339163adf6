using System.Diagnostics;
using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Tests;

/// <summary>Bundles of a small demonstration, made once, and both verifiers of them.</summary>
public sealed class EvidenceMade : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("porfse-evidence-").FullName;
    private int files;

    public EvidenceMade()
    {
        Log = Opened([.. RecordedDemonstration.Of(300, 5).Events.Take(1500)]);
        Rows = [.. Log.Select(recorded => StoredEvent.Of(recorded))];
        Older = CheckpointOf(Rows[..1000]).Sign(Key);
    }

    /// <summary>The programme.</summary>
    public const string Programme = "2014IT05SFOP007";

    /// <summary>The end of 2019.</summary>
    public static DateOnly At { get; } = new(2019, 12, 31);

    /// <summary>The log.</summary>
    public IReadOnlyList<RecordedEvent> Log { get; }

    /// <summary>The log as it is stored.</summary>
    public IReadOnlyList<StoredEvent> Stored => Rows;

    /// <summary>The key that signs.</summary>
    public EcdsaSigningKey Key { get; } = EcdsaSigningKey.Create();

    /// <summary>Somebody else's key.</summary>
    public EcdsaSigningKey OtherKey { get; } = EcdsaSigningKey.Create();

    /// <summary>A checkpoint after a thousand events.</summary>
    public SignedNote Older { get; }

    private List<StoredEvent> Rows { get; }

    /// <summary>A log that has no opening, opened.</summary>
    public static IReadOnlyList<RecordedEvent> Opened(IReadOnlyList<RecordedEvent> log)
    {
        var opening = new LedgerOpened(Programme, true, new DateOnly(2014, 1, 1), null);
        return
        [
            log[0] with { Id = Guid.Empty, Stream = StreamName.Ledger, Version = 1, Data = opening },
            .. log.Select(recorded => recorded with { Position = recorded.Position + 1 }),
        ];
    }

    /// <summary>An operation that has a payment taken back, with the positions of its events.</summary>
    public (string Code, IReadOnlyList<long> Positions) AnOperation()
    {
        var stream = Log.First(recorded => recorded.Data is PaymentRecovered).Stream;
        return (stream.Code, [.. Log.Where(recorded => recorded.Stream == stream).Select(one => one.Position)]);
    }

    /// <summary>Makes a bundle of the whole log or of an operation.</summary>
    public Task<byte[]> MakeAsync(
        string? operation = null, IReadOnlyList<long>? positions = null, bool since = false) =>
        MakeAsync(Rows, new EvidenceQuestion(
            At, operation, positions is null ? null : [1, .. positions], since ? Older : null));

    /// <summary>Makes a bundle of any rows, as whoever has the key can.</summary>
    public async Task<byte[]> MakeAsync(IReadOnlyList<StoredEvent> rows, EvidenceQuestion question)
    {
        using var file = new MemoryStream();
        var bundle = new EvidenceBundle(new TilesInMemory(Leaves(rows)), CheckpointOf(rows), Key);
        var events = question.Positions is { } some ? some.Select(position => rows[(int)position - 1]) : rows;
        await bundle.WriteAsync(file, question, events.ToAsyncEnumerable());
        return file.ToArray();
    }

    /// <summary>What our verifier says.</summary>
    public static Task<(BundleProven? Proven, Fault? Fault)> VerifyAsync(byte[] zip, AuditorKnows? knows = null) =>
        BundleVerification.VerifyAsync(new MemoryStream(zip), knows ?? new AuditorKnows(), _ => { });

    /// <summary>What verify.py prints of some bundles, in one run, and how it ends.</summary>
    public async Task<(int Exit, string Output)> RunPythonAsync(IEnumerable<byte[]> zips, params string[] options)
    {
        var paths = zips.Select(zip => Write(zip, ".zip")).ToList();
        var script = Path.Combine(Testing.Repository.Root, "src/PorFse.Ledger.Exchange/Evidence/verify.py");
        var start = new ProcessStartInfo("python3", ["-B", script, .. options, .. paths])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        var text = paths.Aggregate(
            output + await errors, (all, path) => all.Replace(path, "", StringComparison.Ordinal));
        return (python.ExitCode, text);
    }

    /// <summary>A file for verify.py.</summary>
    public string Write(byte[] bytes, string extension)
    {
        var path = Path.Combine(folder, $"{files++:0000}{extension}");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Skips the test where verify.py cannot run.</summary>
    public static void SkipWithoutPython()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (var program in new[] { "python3", "openssl" })
        {
            Xunit.Assert.SkipUnless(
                folders.Any(place => File.Exists(Path.Combine(place, program))),
                $"{program} is not on the PATH; verify.py needs it.");
        }
    }

    public void Dispose()
    {
        Key.Dispose();
        OtherKey.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static List<Digest> Leaves(IEnumerable<StoredEvent> rows)
    {
        var canonical = new CanonicalEvent();
        return [.. rows.Select(row => canonical.LeafOf(row))];
    }

    private static Checkpoint CheckpointOf(IReadOnlyList<StoredEvent> rows)
    {
        var leaves = Leaves(rows);
        var origin = Checkpoint.OriginOf(Programme, leaves[0]);
        return new Checkpoint(origin, rows.Count, new TilesInMemory(leaves).Root);
    }
}
