using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Tests;

/// <summary>
/// By what the figures of the report are made of: one event of the demonstration to change, and the figures that then
/// have another value, in the order of the report.
/// </summary>
internal static class ChangedEvents
{
    private static readonly Euro Cent = Euro.FromCents(1);

    internal static readonly Dictionary<string, (Func<IEvent, IEvent?> Change, string Figures)> All = new()
    {
        ["the allocation of an axis"] = (
            Of<FinancialPlanAdopted>(
                plan => plan.Decision == "C(2019) 3048",
                plan => plan with
                {
                    Axes = [.. plan.Axes.Select(axis =>
                        axis.Axis == "IV" ? axis with { Allocation = axis.Allocation + Cent } : axis)],
                }),
            """
            t1.I.share t1.II.share t1.III.share t1.IV.allocation t1.IV.share t1.V.share t1.T.allocation
            t2.IV.allocation t2.IV.programmed_rate t2.T.allocation t2.T.programmed_rate
            s21.programmed_rate s21.allocation s21.IV.allocation
            """),
        ["what is programmed for an initiative"] = (
            ACentMore<ResourcesProgrammed>("SEAV"),
            """
            t2.IV.programmed t2.IV.programmed_rate t2.IV.committed_rate t2.T.programmed t2.T.programmed_rate
            t2.T.committed_rate s21.programmed s21.programmed_rate s21.seav
            s34.programmed s34.seav
            """),
        ["what is programmed for an initiative of a family"] = (
            ACentMore<ResourcesProgrammed>("ITS1718"),
            """
            t2.III.programmed t2.III.programmed_rate t2.III.committed_rate t2.T.programmed t2.T.programmed_rate
            t2.T.committed_rate s21.programmed s21.programmed_rate s21.its.total
            s33.programmed s33.its.total
            """),
        ["what is committed on an initiative"] = (
            ACentMore<CommitmentEntered>("LPSMART"),
            """
            t2.III.committed t2.III.committed_rate t2.III.paid_rate t2.T.committed t2.T.committed_rate
            t2.T.paid_rate s21.committed s21.lp_smart.committed s33.committed s33.lp_smart.committed
            """),
        ["what is programmed and not yet committed"] = (
            ACentMore<CommitmentEntered>("GIUD"),
            """
            t2.II.committed t2.II.committed_rate t2.II.paid_rate t2.T.committed t2.T.committed_rate
            t2.T.paid_rate s21.committed s32.committed s32.giudiziaria.activated s32.giudiziaria.committed
            """),
        ["what is paid on an initiative"] = (
            ACentMore<PaymentMade>("DUL"),
            """
            t2.I.paid t2.I.paid_rate t2.I.certified_rate t2.T.paid t2.T.paid_rate t2.T.certified_rate
            s21.paid s31.paid s31.dul.paid
            """),
        ["what is certified in the year"] = (
            ACentMore<ExpenditureCertified>("SEAV", PublishedReport.At.Year),
            """
            t2.IV.certified t2.IV.certified_rate t2.T.certified t2.T.certified_rate
            s21.certified s21.certified_increase s34.pf.certified
            """),
        ["what is certified before"] = (
            ACentMore<ExpenditureCertified>("DUL", PublishedReport.At.Year - 1),
            """
            t2.I.certified t2.I.certified_rate t2.T.certified t2.T.certified_rate
            s21.certified s31.pf.certified
            """),
        ["the participants of an axis"] = (
            Of<ParticipantsReported>(
                report => report.Axis == "IV" && report.On == PublishedReport.At,
                report => report with { Men = report.Men + 1 }),
            """
            s21.participants s21.participants.m s21.participants.f s21.participants.employment.share
            s21.participants.inclusion.share s21.participants.skills s21.participants.skills.share
            s21.participants.skills.m s21.participants.skills.f s21.vulnerable.share
            s21.vulnerable.disability.share s21.vulnerable.migrants.share
            s21.vulnerable.other_disadvantaged.share s34.participants s34.participants.m
            s34.participants.m.share s34.participants.f.share
            """),
        ["the vulnerable of an axis"] = (
            Of<ParticipantsReported>(
                report => report.Axis == "III" && report.On == PublishedReport.At,
                report => report with { Migrants = report.Migrants + 1 }),
            """
            s21.vulnerable s21.vulnerable.share s21.vulnerable.migrants.share s21.vulnerable.employment.share
            s21.vulnerable.inclusion.share s21.vulnerable.education.share
            s33.vulnerable.share s33.vulnerable.migrants s33.vulnerable.migrants.share
            """),
        ["the participants of an initiative"] = (
            Of<ParticipantsReported>(
                report => report.Initiative == "RETI" && report.On == PublishedReport.At,
                report => report with { Women = report.Women + 1 }),
            "s21.dul_reti.participants"),
        ["the value of an indicator"] = (
            Of<IndicatorValueReported>(
                report => report.Indicator == "I-CO01" && report.On == PublishedReport.At,
                report => report with { Value = report.Value + 1 }),
            "s31.pf.unemployed"),
        ["the applications to an initiative"] = (
            Of<IndicatorValueReported>(
                report => report.Indicator == "NIDI1819-DOMANDE" && report.On == PublishedReport.At,
                report => report with { Value = report.Value + 1 }),
            "s32.nidi1819.applications"),
        ["the target of an indicator"] = (
            Of<IndicatorTargetSet>(
                target => target.Indicator == "III-CR03-10I", target => target with { Value = target.Value + 0.01m }),
            "s33.result.10i.target"),
        ["the target of certified expenditure"] = (
            Of<IndicatorTargetSet>(
                target => target.Indicator == "I-CE" && target.Year == 2023,
                target => target with { Value = target.Value + 0.01m }),
            "s31.pf.certified.target"),
        ["the target under N+3 of a year"] = (
            Of<DecommitmentTargetDeclared>(
                target => target.Year == 2020, target => target with { Expenditure = target.Expenditure + Cent }),
            "s21.n3.2020"),
        ["a project, selected later"] = (
            Of<OperationSelected>(
                project => project.Initiative == "LPSMART",
                project => project with { On = PublishedReport.At.AddDays(1) }),
            "s21.lp_smart.projects s33.lp_smart.projects"),
        ["a new project, selected the year before"] = (
            Of<OperationSelected>(
                project => project.Initiative == "GIUD" && project.On.Year == PublishedReport.At.Year,
                project => project with { On = new DateOnly(2018, 12, 31) }),
            "s21.giudiziaria.projects"),
    };

    private static Func<IEvent, IEvent?> ACentMore<T>(string initiative, int? year = null)
        where T : class, ITransaction => Of<T>(
            money => money.Initiative == initiative && money.On <= PublishedReport.At
                && money.On.Year == (year ?? money.On.Year),
            money => money switch
            {
                ResourcesProgrammed it => it with { Amount = it.Amount + Cent },
                CommitmentEntered it => it with { Amount = it.Amount + Cent },
                PaymentMade it => it with { Amount = it.Amount + Cent },
                ExpenditureCertified it => it with { Amount = it.Amount + Cent },
                _ => throw new ArgumentException($"{typeof(T).Name} is not changed here."),
            });

    private static Func<IEvent, IEvent?> Of<T>(Func<T, bool> isIt, Func<T, IEvent> change)
        where T : class, IEvent => one => one is T it && isIt(it) ? change(it) : null;
}
