using System.Globalization;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;

namespace PorFse.Ledger.Tests;

/// <summary>A ledger in memory to be checked.</summary>
internal sealed class LedgerIn
{
    private readonly List<RecordedEvent> events;

    private LedgerIn(IEnumerable<RecordedEvent> events) => this.events = [.. events];

    internal static LedgerIn Memory(IEnumerable<RecordedEvent> events) => new(events);

    internal static LedgerIn Memory(string history) => new(WrittenHistory.Of(history).Events);

    /// <summary>What the checks find at a business date, as known at a position.</summary>
    internal async Task<List<Finding>> FindingsAsync(string at, long? position = null, int lagDays = int.MaxValue)
    {
        await using var views = new FoldedViews(events, Views.All);
        var basis = new Basis(Some.On(at), await views.HeadAtAsync(position ?? views.Head.Position, default));
        return await new LedgerChecks(views, Some.Cci).RunAsync(basis, lagDays).ToListAsync();
    }

    /// <summary>The findings, a line each: code, stream, position, date, found, allowed, amount.</summary>
    internal async Task<List<string>> LinesAsync(string at, long? position = null, int lagDays = int.MaxValue) =>
        (await FindingsAsync(at, position, lagDays)).ConvertAll(Line);

    /// <summary>What facts are checked by at a date.</summary>
    internal async Task<CheckTerms> TermsAsync(string at)
    {
        await using var views = new FoldedViews(events, Views.All);
        return await CheckTerms.ReadAsync(views, Some.Cci, new Basis(Some.On(at), views.Head), int.MaxValue);
    }

    internal static string Line(Finding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Kind.Code} {finding.Stream} {finding.Position} {finding.On:yyyy-MM-dd} ")
        + $"{Text(finding.Found)} {Text(finding.Allowed)} {finding.Amount?.ToString() ?? "-"}";

    internal static string Text(Measure measure) => measure switch
    {
        Measure.Money money => money.Value.ToString(),
        Measure.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Measure.Quantity quantity => quantity.Value.ToString("0.##", CultureInfo.InvariantCulture),
        Measure.Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
