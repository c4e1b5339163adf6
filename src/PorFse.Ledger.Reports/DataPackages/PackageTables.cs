using System.Runtime.CompilerServices;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>
/// The tables of a package: progress by axis, priority, initiative and operation, the plan, the initiatives, what
/// is counted besides money, the transactions and the snapshots, all of one state.
/// </summary>
/// <param name="reading">The ledger.</param>
/// <param name="basis">The state.</param>
/// <param name="opening">The opening of the ledger.</param>
public sealed class PackageTables(IReading reading, Basis basis, LedgerOpened opening)
{
    private const string Initiatives = "initiatives";

    private static readonly Breakdown[] Breakdowns =
        [Breakdown.Axis, Breakdown.Priority, Breakdown.Initiative, Breakdown.Operation];

    private static readonly string[] StageNames = [.. Figures.Amounts.Skip(1).Select(figure => figure.NameOf())];

    private readonly ProgressReader progress = new(reading, opening.Programme);

    /// <summary>Every file a package has, by its path.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Breakdowns.Select(NameOf).Concat(["plan", Initiatives, .. PackageCounts.Names, "transactions", "snapshots"])
            .Select(DataResource.PathOf),
        DataPackage.Descriptor,
    ];

    /// <summary>The package of the state.</summary>
    /// <param name="passed">Is told each position that is done; null where nobody waits.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<DataPackage> PackageAsync(
        Action<long>? passed = null, CancellationToken cancellation = default)
    {
        var programme = await progress.ProgrammeAsync(basis.KnownAt.Position, cancellation).ConfigureAwait(false);
        return new DataPackage(
            new PackageStatement(opening, programme.Title, basis),
            [
                .. Breakdowns.Select(ProgressBy),
                PlanOf(programme.PlanAt(basis.At)),
                AllInitiatives(),
                .. new PackageCounts(reading, basis, opening.Programme).Resources(),
                Transactions(passed),
                Snapshots(),
            ]);
    }

    private static string NameOf(Breakdown by) => "progress-by-" + FinancialProgressTable.KeyOf(by);

    private DataResource ProgressBy(Breakdown by)
    {
        DataField[] fields =
        [
            PackageFields.KeyOf(by),
            .. Enum.GetValues<Figure>().Where(figure => figure.IsIn(by)).Select(PackageFields.Of),
            PackageFields.Count("events", "How many transactions make up the row.", 0),
        ];
        return new DataResource(
            NameOf(by), $"Table 2 by {FinancialProgressTable.KeyOf(by)}", fields, [fields[0].Name], RowsAsync())
        {
            References = by == Breakdown.Initiative ? [new DataReference(fields[0].Name, Initiatives)] : [],
        };

        async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync(
            [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            var table = FinancialProgressTable.Of(
                await progress.ReadAsync(by, basis, cancellation).ConfigureAwait(false), basis.At, Labels.English);
            foreach (var row in table.Keep([.. fields.Select(field => table.IndexOf(field.Name))]).Rows)
                yield return row;
        }
    }

    private static DataResource PlanOf(FinancialPlanAdopted? plan) => new(
        "plan",
        "Table 1: the financial plan in force, by priority",
        [
            PackageFields.Text("objective", "Thematic objective (obiettivo tematico); empty for assistance."),
            PackageFields.Axis,
            PackageFields.Text("axisTitle", "Title of the axis.") with { IsRequired = true },
            PackageFields.Priority,
            PackageFields.Text("priorityTitle", "Title of the priority.") with { IsRequired = true },
            PackageFields.Of(Figure.Allocation),
        ],
        [PackageFields.Priority.Name],
        (plan?.Axes ?? []).SelectMany(axis => axis.Priorities.Select(planned => (IReadOnlyList<Cell>)
        [
            Cell.Of(axis.Objective), Cell.Of(axis.Axis), Cell.Of(axis.Title), Cell.Of(planned.Priority),
            Cell.Of(planned.Title), Cell.Of(planned.Allocation),
        ])).ToAsyncEnumerable());

    private DataResource AllInitiatives()
    {
        DataField[] fields =
        [
            PackageFields.Initiative,
            PackageFields.Title,
            PackageFields.Axis,
            PackageFields.Priority,
            PackageFields.Text("family", "Group of editions reported together."),
            PackageFields.Date("openedOn", "Date of the act that opened it.") with { IsRequired = true },
            PackageFields.Text("phases", "The phases started by the date, each with its first day."),
            PackageFields.Date("closedOn", "Date it was closed; empty while it was open at the date."),
            PackageFields.Count("projects", "Operations selected for it by the date.", 0),
            PackageFields.Count("newProjects", "Those of them selected in the calendar year of the date.", 0),
        ];
        return new DataResource(
            Initiatives,
            "The initiatives opened by the date, and those money was recorded or operations selected for",
            fields,
            [PackageFields.Initiative.Name],
            RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync(
            [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            var read = await InitiativeProgress.ReadAsync(reading, opening.Programme, basis, cancellation)
                .ConfigureAwait(false);
            var table = InitiativeTable.Of(read.Rows, basis.At, Labels.English);
            foreach (var row in table.Keep([.. fields.Select(field => table.IndexOf(field.Name))]).Rows)
                yield return row;
        }
    }

    private DataResource Transactions(Action<long>? passed)
    {
        return new DataResource(
            "transactions",
            "Every transaction of the state, in the order of recording",
            [
                PackageFields.Count("position", "Position of the event in the ledger.", 1),
                PackageFields.Moment("recordedAt", "When the ledger took it in."),
                PackageFields.Date("on", "Business date.") with { IsRequired = true },
                PackageFields.Text("type", "What happened.") with
                {
                    IsRequired = true,
                    Values = [.. EventCatalogue.Transactions.Select(EventCatalogue.AliasOf)],
                },
                PackageFields.Text("stage", "The column of Table 2 it moves.") with
                {
                    IsRequired = true,
                    Values = StageNames,
                },
                PackageFields.Initiative,
                PackageFields.Operation with { IsRequired = false },
                PackageFields.Money("net", "What it adds to its stage; negative where it takes back.") with
                {
                    IsRequired = true,
                },
                PackageFields.Money("publicNet", "Public part of certified expenditure, signed as net."),
                PackageFields.Text("reference", "Number of the source document.") with { IsRequired = true },
                PackageFields.Text("corrects", "Reference of the transaction it takes back."),
                PackageFields.Text("cause", "Why, by the national code of causes."),
                PackageFields.Document,
            ],
            ["position"],
            RowsAsync())
        {
            References =
            [
                new DataReference(PackageFields.Initiative.Name, Initiatives),
                new DataReference(PackageFields.Operation.Name, NameOf(Breakdown.Operation)),
            ],
        };

        async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync(
            [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            var range = new EventRange(0, basis.KnownAt.Position)
            {
                Types = EventCatalogue.Transactions,
                DatesUntil = basis.At,
            };
            await foreach (var recorded in reading.ReadAsync(range, cancellation).ConfigureAwait(false))
            {
                yield return Cells(recorded);
                passed?.Invoke(recorded.Position);
            }
        }
    }

    private static IReadOnlyList<Cell> Cells(RecordedEvent recorded)
    {
        var (stage, net) = Movement.Of((ITransaction)recorded.Data);
        var entry = TransactionEntry.Of(recorded.Data, recorded.Provenance.Source)!;
        return
        [
            new Cell.Count(recorded.Position), new Cell.Moment(recorded.RecordedAt), Cell.Of(entry.On),
            Cell.Of(entry.Type), Cell.Of(((Figure)stage).NameOf()), Cell.Of(entry.Initiative),
            Cell.Of(entry.Operation), Cell.Of(net), Cell.Of(net.IsPositive ? entry.PublicAmount : -entry.PublicAmount),
            Cell.Of(entry.Reference), Cell.Of(entry.Corrects), Cell.Of(entry.Cause), Cell.Of(entry.Document),
        ];
    }

    private DataResource Snapshots()
    {
        return new DataResource(
            "snapshots",
            "The snapshots sealed by the position",
            [
                PackageFields.Text("name", "What it is called.") with { IsRequired = true },
                PackageFields.Date("at", "The last business date that counts.") with { IsRequired = true },
                PackageFields.Count("knownAtPosition", "The position of the last event that counts.", 1),
                PackageFields.Moment("knownAtMoment", "When that event was recorded."),
                PackageFields.Moment("sealedAt", "When it was sealed."),
                PackageFields.Date("approvedOn", "When the state was approved."),
                PackageFields.Text("approvedBy", "Who approved it."),
                PackageFields.Of(Figure.Certified),
            ],
            ["name"],
            RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync(
            [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            var sealings = await new SnapshotReader(reading, opening.Programme)
                .SealingsAsync(basis.KnownAt.Position, cancellation).ConfigureAwait(false);
            foreach (var row in SnapshotListTable.Of(sealings, Labels.English).Rows)
                yield return row;
        }
    }
}
