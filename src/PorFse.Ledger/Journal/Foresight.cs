using System.Runtime.InteropServices;

namespace PorFse.Ledger;

/// <summary>
/// What must be remembered while very many commands are judged in order, seen by going through them once beforehand:
/// which identities come again, which references are corrected, and about how many operations there are. All else may
/// be forgotten, so that commands of any number are judged in little memory.
/// </summary>
public sealed class Foresight
{
    private const int LeastBits = 1 << 12;
    private const int MostBits = 1 << 28;
    private const int BitsOfIdentity = 32;
    private const int BitsOfReference = 8;

    private readonly Marks corrected;
    private readonly Marks operations = new(1 << 22);
    private readonly HashSet<Guid> again = [];
    private readonly HashSet<StreamName> together = [];
    private Marks? identities;

    /// <summary>Begins to look.</summary>
    /// <param name="expected">About how many commands there will be.</param>
    public Foresight(long expected = 0)
    {
        (identities, corrected) = (New(BitsOfIdentity), New(BitsOfReference));

        Marks New(int bits) => new(Math.Clamp(Math.Max(expected, 1) * bits, LeastBits, MostBits));
    }

    /// <summary>
    /// About how many operations there are: the share of buckets that stay empty when each is thrown into one tells
    /// (linear counting), to some thousandths.
    /// </summary>
    public long Operations
    {
        get
        {
            var buckets = operations.Count;
            return (long)Math.Round(buckets * (Math.Log(buckets) - Math.Log(Math.Max(operations.Empty, 1))));
        }
    }

    /// <summary>Looks at the commands of one row.</summary>
    /// <param name="row">The commands, which are taken together or not at all.</param>
    /// <param name="corrects">The references they correct.</param>
    public void See(IReadOnlyList<Submission> row, IEnumerable<string> corrects)
    {
        ArgumentNullException.ThrowIfNull(row);
        var seen = identities ?? throw new InvalidOperationException("All commands were said to have been seen.");
        foreach (var reference in corrects)
            corrected.Add(HashOf(reference));
        foreach (var submission in row)
        {
            // Two marks, both seen before by chance for one in thousands; those are remembered in vain.
            Span<Guid> id = [submission.Id];
            var parts = MemoryMarshal.Cast<Guid, ulong>(id);
            // The first byte of the second half has the bits that are the same in all (RFC 9562, section 4.1).
            if (!seen.Add(parts[0]) & !seen.Add(parts[1] >> 8))
                again.Add(submission.Id);
            if (submission.Stream.IsOperation)
                operations.Add(HashOf(submission.Stream));
        }
        if (row.Count > 1 && row.Any(submission => submission.Stream != row[0].Stream))
            together.UnionWith(row.Select(submission => submission.Stream).Where(stream => stream.IsOperation));
    }

    /// <summary>Ends the looking: what only finding repetitions needed is let go.</summary>
    public void Close() => identities = null;

    /// <summary>
    /// Looks a second time at the commands of one row, where they are to be judged in several goings through:
    /// operations whose identities may come again, perhaps on another operation, belong together.
    /// </summary>
    public void SeeAgain(IReadOnlyList<Submission> row) => together.UnionWith(row.Where(MayComeAgain)
        .Select(submission => submission.Stream).Where(stream => stream.IsOperation));

    /// <summary>Whether the identity may come again: always true where it does.</summary>
    public bool MayComeAgain(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return again.Contains(submission.Id);
    }

    /// <summary>Whether a correction may name the reference: always true where one does.</summary>
    public bool IsCorrected(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return corrected.Contains(HashOf(reference));
    }

    /// <summary>
    /// In which of several goings through commands on a stream are judged. Null for all of them: for whatever is no
    /// operation, because it is judged on by others, and for operations that belong together with another stream.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">How many goings through there are.</param>
    public int? ShareOf(StreamName stream, int count) => stream.IsOperation && !together.Contains(stream)
        ? (int)(HashOf(stream) % count)
        : null;

    private static uint HashOf(StreamName stream) => unchecked((uint)stream.GetHashCode());

    private static uint HashOf(string reference) => unchecked((uint)reference.GetHashCode(StringComparison.Ordinal));
}
