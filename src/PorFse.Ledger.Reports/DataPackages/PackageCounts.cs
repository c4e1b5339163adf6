using System.Runtime.CompilerServices;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>
/// The tables of what is counted besides money: participants by axis and by initiative, and the indicators.
/// </summary>
/// <param name="reading">The ledger.</param>
/// <param name="basis">The state.</param>
/// <param name="programme">CCI of the programme.</param>
internal sealed class PackageCounts(IReading reading, Basis basis, string programme)
{
    private const string ByAxis = "participants-by-axis";
    private const string ByInitiative = "participants-by-initiative";
    private const string Indicators = "indicators";

    private static readonly DataField[] People =
    [
        PackageFields.Date("on", "The date they were counted at.") with { IsRequired = true },
        PackageFields.Count("participants", "Men and women, from the beginning of the programme.", 0),
        PackageFields.Count("men", "Men.", 0),
        PackageFields.Count("women", "Women.", 0),
        Group("withDisability", "People with disabilities (CO16)"),
        Group("migrants", "Migrants and minorities (CO15)"),
        Group("otherDisadvantaged", "Others who are disadvantaged (CO17)"),
        Group("vulnerable", "The three groups together, whoever is in several counted in each"),
    ];

    /// <summary>The names of the tables.</summary>
    internal static IReadOnlyList<string> Names { get; } = [ByAxis, ByInitiative, Indicators];

    /// <summary>The tables, in the order of their names.</summary>
    internal IEnumerable<DataResource> Resources() =>
    [
        Of(
            ByAxis,
            "The participants of each axis, by the last report of them",
            [PackageFields.Axis, .. People],
            ReadPeopleAsync(one => one.Initiative is null)),
        Of(
            ByInitiative,
            "The participants of the initiatives that count them, by the last report of them",
            [PackageFields.Initiative, PackageFields.Axis, .. People],
            ReadPeopleAsync(one => one.Initiative is not null)),
        Of(
            Indicators,
            "Every indicator against its milestone and target",
            [
                PackageFields.Text("indicator", "What it is called.") with { IsRequired = true },
                PackageFields.Axis,
                PackageFields.Priority with { IsRequired = false },
                PackageFields.Initiative with { IsRequired = false },
                PackageFields.Text("code", "Common code, such as CO01, or one of the programme's own.") with
                {
                    IsRequired = true,
                },
                PackageFields.Text("title", "Its wording in the programme.") with { IsRequired = true },
                PackageFields.Text("unit", "Unit of value, milestone and target.") with
                {
                    IsRequired = true,
                    Values = [.. IndicatorTerms.Units],
                },
                Quantity("value", "What it has reached; empty where nothing is reported."),
                PackageFields.Date("on", "The date of the value."),
                Quantity("milestone", "What it is to reach by its last year before the last eligible one."),
                Quantity("target", "What it is to reach by the last eligible year."),
                Quantity("achievement", "value/target, six decimals.") with { Unit = "1" },
            ],
            ReadIndicatorsAsync),
    ];

    private static DataResource Of(
        string name, string title, DataField[] fields, Func<CancellationToken, Task<ReportTable>> read)
    {
        return new DataResource(name, title, fields, [fields[0].Name], RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync(
            [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            var table = await read(cancellation).ConfigureAwait(false);
            foreach (var row in table.Keep([.. fields.Select(field => table.IndexOf(field.Name))]).Rows)
                yield return row;
        }
    }

    private Func<CancellationToken, Task<ReportTable>> ReadPeopleAsync(Func<Participants, bool> isWanted) =>
        async cancellation =>
        {
            var counted = await ParticipantsView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false);
            var axes = await new ProgressReader(reading, programme)
                .ReadAsync(Breakdown.Axis, basis, cancellation).ConfigureAwait(false);
            return ParticipantsTable.Of(
                [.. counted.Where(isWanted)], [.. axes.Rows.Select(row => row.Key!)], basis.At, Labels.English);
        };

    private async Task<ReportTable> ReadIndicatorsAsync(CancellationToken cancellation) => PerformanceTable.Of(
        await PerformanceFramework.ReadAsync(reading, programme, basis, cancellation).ConfigureAwait(false),
        basis.At,
        Labels.English);

    private static DataField Group(string name, string description) =>
        PackageFields.Count(name, description + "; empty where nobody counts them.", 0) with { IsRequired = false };

    private static DataField Quantity(string name, string description) =>
        new(name, FieldType.Number, description);
}
