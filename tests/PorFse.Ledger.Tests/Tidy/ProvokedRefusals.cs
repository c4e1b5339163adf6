using System.Text;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Testing;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>Every refusal there is, provoked by handing in a command that deserves it.</summary>
internal static class ProvokedRefusals
{
    private static readonly string LongCode = new('x', 61);

    private const string Head = "type,reference,operation,axis,on,amount\n";

    private const string SnapshotName = "RAA 2018";

    private static readonly Desk Other = new(Origin with { Source = "another register" });

    /// <summary>Commands refused where 100.00 is committed, 80.00 paid, 60.00 certified (50.00 public).</summary>
    private static readonly Submission[] OnFullBooks =
    [
        Other.Submit(new OpenLedger(new LedgerOpened("2021IT05SFPR008", false, Day, null))),
        Counter.Submit(new AdoptProgramme(Adoption() with { Programme = "2021IT05SFPR008" })),
        Other.Submit(new AdoptProgramme(Adoption() with { On = On("2015-01-01") })),
        Plan1(Plan("C(2020) 7664") with { Axes = [] }),
        Plan1(Plan("C(2020) 7664") with { Axes = [Axis("I", 1m, ("8.i", 1m)), Axis("I", 1m, ("8.ii", 1m))] }),
        Plan1(Plan("C(2020) 7664") with { Axes = [Axis("I", 3m, ("8.i", 1m), ("8.ii", 1.99m))] }),
        Counter.Submit(new DeclareDecommitmentTarget(Target() with { Year = 2024 })),
        Other.Submit(new OpenInitiative(Opening() with { On = On("2016-01-01") })),
        Counter.Submit(new OpenInitiative(Opening() with { Initiative = "IN-3", Priority = "10.i" })),
        Counter.Submit(new OpenInitiative(Opening() with { Initiative = LongCode })),
        Counter.Submit(new OpenInitiative(Opening() with { Initiative = "IN-3", Title = "" })),
        Counter.Submit(new OpenInitiative(Opening() with { Initiative = "IN-3", Title = "Dote\tunica" })),
        Counter.Submit(new ProgramResources("IN-9", Eur(1m), Day, "PR-9")),
        Counter.Submit(new ProgramResources("IN-2", Eur(1m), On("2019-01-02"), "PR-9")),
        Counter.Submit(new ReduceProgrammedResources(InitiativeCode, Eur(100.01m), Day, "PR-9")),
        Counter.Submit(new CloseInitiative(InitiativeCode, On("2015-07-13"))),
        Other.Submit(new SelectOperation(Selection() with { On = On("2016-02-02") })),
        Counter.Submit(new SelectOperation(Selection() with { Operation = "OP-3", Cup = "E44J1500034000" })),
        Counter.Submit(new EnterCommitment("OP-9", Eur(1m), Day, "IM-9")),
        Counter.Submit(new EnterCommitment(OperationCode, Eur(0m), Day, "IM-9")),
        Counter.Submit(new EnterCommitment(OperationCode, Eur(100_000_000_000m), Day, "IM-9")),
        Counter.Submit(new EnterCommitment(OperationCode, Eur(1m), On("2024-01-01"), "IM-9")),
        Counter.Submit(new EnterCommitment(OperationCode, Eur(1m), On("2020-06-02"), "IM-9")),
        Counter.Submit(new EnterCommitment(OperationCode, Eur(99m), Day, "IM-1")),
        (Counter with { Initiative = "IN-2" }).Submit(new EnterCommitment(OperationCode, Eur(1m), Day, "IM-9")),
        Counter.Submit(new ReduceCommitment(OperationCode, Eur(100.01m), Day, "IM-9")),
        Counter.Submit(new ReduceCommitment(OperationCode, Eur(20.01m), Day, "IM-9")),
        Counter.Submit(new ReduceCommitment(OperationCode, Eur(1m), Day, "IM-9", Corrects: "IM-8")),
        Counter.Submit(new ReduceCommitment(OperationCode, Eur(100.01m), Day, "IM-9", Corrects: "IM-1")),
        Counter.Submit(new MakePayment(OperationCode, Eur(20.01m), Day, "PA-9")),
        Counter.Submit(new RecoverPayment(OperationCode, Eur(80.01m), Day, "PA-9")),
        Counter.Submit(new RecoverPayment(OperationCode, Eur(20.01m), Day, "PA-9")),
        Counter.Submit(new CertifyExpenditure(OperationCode, Eur(10m), Eur(10.01m), Day, "CE-9")),
        Counter.Submit(new CertifyExpenditure(OperationCode, Eur(20.01m), Eur(20m), Day, "CE-9")),
        Counter.Submit(new DecertifyExpenditure(OperationCode, Eur(60.01m), Eur(50m), Day, "CE-9")),
        Seal(Sealing() with { Name = SnapshotName, At = Day }),
        Seal(Sealing() with { KnownAtPosition = 0 }),
        Seal(Sealing() with { ApprovedOn = On("2019-12-30") }),
        Seal(Sealing() with { Total = Figures(null, 100m, 100m, 100m, 80m, 59.99m, 4) }),
        Seal(Sealing() with { Total = Figures(null, 100m, 100m, 100m, 80m, 60m, 5) }),
        Counter.Submit(new CompleteImport(new ImportCompleted("b-9", Day, 1))),
        Counter.Submit(new AdoptIndicator(Unemployed() with { Indicator = "I-CO09", Kind = "impact" })),
        Other.Submit(new AdoptIndicator(Unemployed() with { On = On("2015-01-01") })),
        Counter.Submit(new ReportIndicatorValue(new IndicatorValueReported("I-CO02", 1m, Day, "V-9", null))),
        Counter.Submit(new ReportIndicatorValue(new IndicatorValueReported("I-CO01", -1m, Day, "V-9", null))),
        Counter.Submit(new ReportIndicatorValue(new IndicatorValueReported("I-CE", 1m, Day, "V-9", null))),
        Counter.Submit(new ReportParticipants(OfAxis() with { Axis = "VI" })),
        Counter.Submit(new ReportParticipants(OfAxis() with { Men = -1 })),
        Counter.Submit(new ReportParticipants(OfAxis() with { Migrants = 11 })),
        Counter.Submit(new ReportParticipants(OfAxis(), 11)),
        Counter.Submit(new ReportParticipants(OfAxis() with { Axis = "II", Initiative = InitiativeCode })),
    ];

    private static readonly Submission[] OnEmptyBooks = [Plan1(Plan())];

    /// <summary>Refusals that only a host or a reader of files can raise, as they raise them.</summary>
    private static readonly Refusal[] OfHosts =
    [
        new LedgerNotOpen(),
        new AmountNotInCents("1.234,50"),
        new SnapshotUnknown("raa 2019", 1),
        new PositionBeyondHead(13_895, 13_894),
        new AxisNotFound("VI", 5, "I, II, III, IV, V"),
        new PriorityNotFound("8.i", 3, "9.i, 9.ii, 9.iv"),
        new InitiativeNotFound("DUL", 4, "ALTREAT, ATADG, COMUN, VALIND"),
        new OperationNotFound("OP-9", "DUL"),
        new FigureNotFound("allocation", "operation", 3, "programme, axis, priority"),
        new ReferenceUsedInRow("PA-1", "payment_made", 12, "{\"Amount\":10.00}", "{\"Amount\":10.01}"),
        new FileChanged("6e340b9cffb37a98", "b413f47d13ee2fe6", 8_192),
        new ImportInterrupted(8_192, 30_065),
        new ImportOvertaken(8_192, 30_065),
        new NoteMalformed(3, "SHA-256, base64"),
        new NoteForged("porfse/2014IT05SFOP007/6e340b9cffb37a98"),
        new NoteNotSigned(1, 1),
        new KnownAtAfterNow(
            new DateTimeOffset(2030, 1, 31, 23, 59, 59, TimeSpan.Zero),
            new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)),
    ];

    private static readonly string LongRow = new('x', 1 << 23);

    /// <summary>Files that cannot be read as they are, after the first row that names the columns.</summary>
    private static readonly string[] BrokenFiles =
    [
        "",
        "type,colour\n",
        "operation\n",
        "type,on,on\n",
        Head + "payment_made,PA-9\n",
        Head + "\"" + LongRow,
        Head + "payment_made,PA \"9\",OP-1,,2018-03-01,1.00\n",
        Head + "payment_made,\"PA-9,OP-1,,2018-03-01,1.00\n",
        Head + "payment_made,PA\u00e8,OP-1,,2018-03-01,1.00\n",
        Head + "payment_made,\u00ef\u00bb\u00bfPA-9,OP-1,,2018-03-01,1.00\n",
        Head + "payment,PA-9,OP-1,,2018-03-01,1.00\n",
        Head + "payment_made,PA-9,,,2018-03-01,1.00\n",
        Head + "payment_made,PA-9,OP-1,I,2018-03-01,1.00\n",
        Head + "payment_made,PA-9,OP-1,,01.03.2018,1.00\n",
        Head + "payment_made,PA-9,OP-1,,2018-03-01,\"1.234,50\"\n",
        Head.TrimEnd() + ",rejected_row,rejected_code,rejected_reason\n"
            + "payment_made,PA-9,OP-1,,2018-03-01,1.00,two,x,x\n",
    ];

    private static readonly IReadOnlyList<Refusal> OfReading =
    [
        .. BrokenFiles.SelectMany(text => ReadFile.Of(Encoding.Latin1.GetBytes(text)).Rows)
            .SelectMany(row => row.Findings).Select(finding => finding.Reason),
    ];

    /// <summary>One refusal of each kind.</summary>
    internal static async Task<IReadOnlyList<Refusal>> AllAsync()
    {
        var full = await Books.OpenAsync(
            Counter.Submit(new OpenInitiative(Opening() with { Initiative = "IN-2" })),
            Counter.Submit(new CloseInitiative("IN-2", On("2019-01-01"))),
            Counter.Submit(new ProgramResources(InitiativeCode, Eur(100m), Day, "PR-1")),
            Books.Commit(100m),
            Books.Pay(80m),
            Counter.Submit(new CertifyExpenditure(OperationCode, Eur(60m), Eur(50m), Day, "CE-1")),
            Counter.Submit(new AdoptIndicator(Unemployed())),
            Counter.Submit(new AdoptIndicator(Unemployed() with { Indicator = "I-CE", Kind = "financial" })),
            Counter.Submit(new SealSnapshot(Sealing() with { Name = SnapshotName })));

        return
        [
            .. await ReasonsAsync(full, OnFullBooks), .. await ReasonsAsync(new Books(), OnEmptyBooks),
            .. OfHosts, .. OfReading,
        ];
    }

    /// <summary>True for a refusal that no command of the ledger can meet.</summary>
    internal static bool IsOfHosts(Refusal reason) => OfHosts.Concat(OfReading).Contains(reason);

    private static Submission Seal(SnapshotSealed sealing) => Other.Submit(new SealSnapshot(sealing));

    private static Submission Plan1(FinancialPlanAdopted plan) => Counter.Submit(new AdoptFinancialPlan(plan));

    private static async Task<IEnumerable<Refusal>> ReasonsAsync(Books books, Submission[] submissions) =>
        (await books.Bookkeeper.RecordAsync(submissions)).Select((answer, i) => answer is Answer.Refused refused
            ? refused.Reason
            : throw new InvalidOperationException($"{submissions[i].Stream} {submissions[i].Reference}: {answer}"));
}
