using System.Runtime.InteropServices;

namespace PorFse.Ledger.Projections;

/// <summary>
/// What is counted besides money, folded like <see cref="CheckedState"/>: of every indicator, axis and initiative the
/// report of the last date, of several at one date the one recorded last.
/// </summary>
public sealed class CheckedCounts
{
    private readonly Dictionary<string, IndicatorAdopted> indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedEvent> values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Axis, string? Initiative), RecordedEvent> people = [];

    /// <summary>
    /// Every indicator of an axis or initiative, with its last value and the participants reported there at that date.
    /// </summary>
    public IEnumerable<(IndicatorAdopted Indicator, RecordedEvent Value, RecordedEvent Participants)> Pairs
    {
        get
        {
            foreach (var (code, value) in values)
            {
                if (indicators.TryGetValue(code, out var adopted)
                    && (adopted.Priority is null || adopted.Initiative is not null)
                    && people.TryGetValue((adopted.Axis, adopted.Initiative), out var reported)
                    && reported.Data.On == value.Data.On)
                {
                    yield return (adopted, value, reported);
                }
            }
        }
    }

    /// <summary>Every axis with its last report, and those of its initiatives that are not of a later date.</summary>
    public IEnumerable<(RecordedEvent Axis, IReadOnlyList<RecordedEvent> Initiatives)> Axes =>
        people.Where(entry => entry.Key.Initiative is null).Select(entry => (
            entry.Value,
            (IReadOnlyList<RecordedEvent>)
            [
                .. people.Where(other => other.Key.Axis == entry.Key.Axis && other.Key.Initiative is not null
                    && other.Value.Data.On <= entry.Value.Data.On).Select(other => other.Value),
            ]));

    /// <summary>Takes one more fact, in the order of recording.</summary>
    public void Add(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        switch (recorded.Data)
        {
            case IndicatorAdopted adopted:
                indicators[adopted.Indicator] = adopted;
                break;
            case IndicatorValueReported value:
                Keep(values, value.Indicator, recorded);
                break;
            case ParticipantsReported report:
                Keep(people, (report.Axis, report.Initiative), recorded);
                break;
        }
    }

    private static void Keep<TKey>(Dictionary<TKey, RecordedEvent> last, TKey key, RecordedEvent recorded)
        where TKey : notnull
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(last, key, out _);
        if (kept is null || recorded.Data.On >= kept.Data.On)
            kept = recorded;
    }
}
