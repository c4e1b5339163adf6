using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

/// <summary>
/// Any facts in any order, many of them against the rules, checked at random dates and positions: the findings are
/// those that plain sums over lists of facts give, written here once more and in other words.
/// </summary>
public class checks_of_random_histories
{
    private static readonly string[] Initiatives = ["ALFA", "BETA", "ZETA"];
    private static readonly DateOnly First = new(2013, 11, 1);

    [Fact]
    public Task find_what_plain_sums_find() => SeededRandom.TryAsync(300, async random =>
    {
        var log = History(random);
        var at = First.AddDays(random.Next(4_800));
        var position = random.Next(log.Count + 1);
        var lag = random.Next(400);
        await using var views = new FoldedViews(log, Views.All);
        var basis = new Basis(at, await views.HeadAtAsync(position, default));

        var found = await new LedgerChecks(views, Cci).RunAsync(basis, lag).ToListAsync();

        var known = log.Take(position).ToList();
        found.Select(finding => $"{finding.Kind.Code} {Subject(finding)} {finding.Amount?.ToString() ?? "-"}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(Naive(known, at, lag).Order(StringComparer.Ordinal), $"{at:o} #{position} lag {lag}");
        ShouldNameTheEventSinceWhich(found, log, at);
    });

    private static string Subject(Finding finding) => finding switch
    {
        ProgrammedAboveAllocated of => of.Axis,
        IndicatorDiffersFromParticipants of => $"{of.Indicator} {of.Value} {of.Participants}",
        InitiativesAboveAxis of => FormattableString.Invariant($"{of.Axis} {of.OfInitiatives} {of.Participants}"),
        TargetDiffersFromDerived of => of.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DecommitmentTargetMissed of => of.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        PaidAboveCommitted or CertifiedAbovePaid or CommittedAboveProgrammed => finding.Stream.Code,
        _ => FormattableString.Invariant($"#{finding.Position}"),
    };

    private static IEnumerable<string> Naive(List<RecordedEvent> known, DateOnly at, int lag)
    {
        var facts = known.Where(e => e.Data.On <= at).ToList();
        var money = facts.Where(e => e.Data is ITransaction).ToList();
        var adopted = known.Find(e => e.Data is ProgrammeAdopted)?.Position ?? long.MaxValue;
        foreach (var e in facts)
        {
            var (amount, place) = (e.Data is ITransaction t ? Net([t]).ToString() : "-", $"#{e.Position}");
            var spends = e.Data is not (IReversal or ExpenditureCertified or InitiativeClosed
                or IEventOf<Programme> or IEventOf<Indicator> or IEventOf<Participation>);
            var settles = e.Data is IReversal or ExpenditureCertified;
            if (adopted < long.MaxValue && spends && (e.Data.On < EligibleFrom || e.Data.On > EligibleUntil))
                yield return $"spending-outside-eligibility {place} {amount}";
            if (adopted < long.MaxValue && settles && (e.Data.On < EligibleFrom || e.Data.On > ClosesOn))
                yield return $"settlement-outside-programme {place} {amount}";
            if (e.Data is not ITransaction)
                continue;
            if (e.Position < adopted)
                yield return $"money-before-programme {place} {amount}";
            if ((e.RecordedAt.UtcDateTime.Date - e.Data.On.ToDateTime(default)).Days > lag)
                yield return $"recorded-late {place} {amount}";
        }
        foreach (var operation in money.Where(e => e.Stream.Kind == "operation").GroupBy(e => e.Stream.Code))
        {
            var of = operation.Select(e => (ITransaction)e.Data).ToList();
            var (committed, paid) = (Net(of, Stage.Committed), Net(of, Stage.Paid));
            var certified = Net(of, Stage.Certified);
            if (paid > committed)
                yield return $"paid-above-committed {operation.Key} {paid - committed}";
            if (certified > paid)
                yield return $"certified-above-paid {operation.Key} {certified - paid}";
        }
        foreach (var finding in OfPlans(known, [.. money.Select(e => (ITransaction)e.Data)], at))
            yield return finding;
        foreach (var finding in OfCounts([.. facts.Select(e => e.Data)]))
            yield return finding;
    }

    private static IEnumerable<string> OfPlans(List<RecordedEvent> known, List<ITransaction> money, DateOnly at)
    {
        foreach (var code in Initiatives)
        {
            var of = money.Where(t => t.Initiative == code).ToList();
            var (programmed, committed) = (Net(of, Stage.Programmed), Net(of, Stage.Committed));
            if (committed > programmed)
                yield return $"committed-above-programmed {code} {committed - programmed}";
        }
        var opened = known.Select(e => e.Data).OfType<InitiativeOpened>().ToDictionary(o => o.Initiative, o => o.Axis);
        var plan = known.Select(e => e.Data).OfType<FinancialPlanAdopted>().Where(p => p.On <= at)
            .OrderBy(p => p.On).LastOrDefault();
        foreach (var axis in new[] { "I", "II" })
        {
            var allocated = plan?.Axes.Where(planned => planned.Axis == axis).Sum(p => p.Allocation) ?? Euro.Zero;
            var programmed = Net(money.Where(t => opened.GetValueOrDefault(t.Initiative) == axis), Stage.Programmed);
            if (programmed > allocated)
                yield return $"programmed-above-allocated {axis} {programmed - allocated}";
        }
        for (var year = 2014; year < 2024; year++)
        {
            var target = known.Select(e => e.Data).OfType<DecommitmentTargetDeclared>()
                .LastOrDefault(declared => declared.Year == year && declared.On <= at);
            var derived = DerivedTarget.Of(plan?.Axes.Sum(axis => axis.Allocation), year);
            var off = target is null || derived is null ? Euro.Zero : target.Expenditure - derived.Value;
            if (Math.Abs(off.ToDecimal()) > (target?.Expenditure.ToDecimal() ?? 0m) / 100m)
                yield return FormattableString.Invariant($"target-differs-from-derived {year} {off}");
            if (new DateOnly(year, 12, 31) > at)
                continue;
            var certified = Net(money.Where(t => t.On.Year <= year), Stage.Certified);
            if (target is not null && certified < target.Expenditure)
                yield return FormattableString.Invariant(
                    $"decommitment-target-missed {year} {target.Expenditure - certified}");
        }
    }

    private static IEnumerable<string> OfCounts(List<IEvent> facts)
    {
        foreach (var indicator in facts.OfType<IndicatorAdopted>())
        {
            var value = facts.OfType<IndicatorValueReported>().Where(v => v.Indicator == indicator.Indicator)
                .OrderBy(v => v.On).LastOrDefault();
            var report = LastOf(indicator.Axis, indicator.Initiative);
            var counted = indicator.Code == "CO16" ? report?.WithDisability : report?.OtherDisadvantaged;
            if (value?.On == report?.On && counted is not null && counted != value!.Value)
                yield return $"indicator-differs-from-participants {indicator.Indicator} {value.Value} {counted} -";
        }
        foreach (var axis in new[] { "I", "II" })
        {
            var own = LastOf(axis, null);
            var parts = Initiatives.Select(code => LastOf(axis, code)).Where(part => part?.On <= own?.On)
                .Sum(part => part!.Men + part.Women);
            if (own is not null && parts > own.Men + own.Women)
                yield return $"initiatives-above-axis {axis} {parts} {own.Men + own.Women} -";
        }

        ParticipantsReported? LastOf(string axis, string? initiative) => facts.OfType<ParticipantsReported>()
            .Where(report => report.Axis == axis && report.Initiative == initiative)
            .OrderBy(report => report.On).LastOrDefault();
    }

    private static Euro Net(IEnumerable<ITransaction> of, Stage? stage = null) => of
        .Where(t => stage is null || Movement.Of(t).Stage == stage)
        .Sum(t => t is IReversal ? -t.Amount : t.Amount);

    // Known one event less, an operation's excess is not there yet; from there to the end it always is.
    private static void ShouldNameTheEventSinceWhich(List<Finding> found, List<RecordedEvent> log, DateOnly at)
    {
        foreach (var finding in found.OfType<PaidAboveCommitted>())
        {
            var mine = log.Where(e => e.Stream == finding.Stream && e.Data.On <= at && e.Data is ITransaction);
            Exceeds(finding.Position!.Value - 1).ShouldBeFalse();
            Exceeds(finding.Position.Value).ShouldBeTrue();

            bool Exceeds(long until)
            {
                var of = mine.Where(e => e.Position <= until).Select(e => (ITransaction)e.Data).ToList();
                return Net(of, Stage.Paid) > Net(of, Stage.Committed);
            }
        }
    }

    private static List<RecordedEvent> History(Random random)
    {
        List<IEvent> facts =
        [
            Adoption(),
            Some.Plan(),
            Some.Plan("C(2)", "2017-02-20") with { Axes = [Axis("I", random.Next(1, 400))] },
            .. Initiatives.Select((code, i) => Opening() with
            {
                Initiative = code, Axis = i == 1 ? "II" : "I", On = First.AddDays(random.Next(100)),
            }),
            Group("CO16", null, First.AddDays(random.Next(100))),
            Group("CO17", "ALFA", First.AddDays(random.Next(100))),
        ];
        for (var i = random.Next(80); i > 0; i--)
            facts.Insert(random.Next(facts.Count / 4, facts.Count + 1), Any(random, i));
        var recordedOn = First;
        return [.. facts.Select((fact, i) => new RecordedEvent(
            i + 1, Guid.Empty, EventSamples.StreamOf(fact), i + 1,
            new ManualClock(recordedOn = recordedOn.AddDays(random.Next(60))).Now, fact, Origin))];
    }

    private static IndicatorAdopted Group(string code, string? initiative, DateOnly on) =>
        new(code, "output", "I", null, initiative, code, "Title", "persons", on, null);

    private static IEvent Any(Random random, int number)
    {
        var (initiative, reference) = (Initiatives[random.Next(3)], $"R-{number}");
        var operation = $"OP-{initiative}-{random.Next(2)}";
        var on = random.Next(8) == 0
            ? new DateOnly(random.Next(2013, 2027), 12, 31)
            : First.AddDays(random.Next(4_600));
        var amount = Euro.FromCents(random.Next(1, 10_000));
        return random.Next(13) switch
        {
            10 or 11 => new ParticipantsReported(
                random.Next(4) == 0 ? "II" : "I", random.Next(2) == 0 ? null : initiative, random.Next(30),
                random.Next(20), random.Next(3), null, random.Next(3), ReportDay(), reference, null),
            12 => new IndicatorValueReported(
                random.Next(2) == 0 ? "CO16" : "CO17", random.Next(3), ReportDay(), reference, null),
            0 or 1 => new ResourcesProgrammed(initiative, amount, on, reference, null),
            2 => new ProgrammedResourcesReduced(initiative, amount, on, reference, null, null, null),
            3 or 4 => new CommitmentEntered(operation, initiative, amount, on, reference, null),
            5 => new CommitmentReduced(operation, initiative, amount, on, reference, null, null, null),
            6 => new PaymentMade(operation, initiative, amount, on, reference, null, null),
            7 => new PaymentRecovered(operation, initiative, amount, on, reference, null, null, null),
            8 => random.Next(3) > 0
                ? new ExpenditureCertified(operation, initiative, amount, amount, on, reference, null)
                : new ExpenditureDecertified(operation, initiative, amount, amount, on, reference, null, null, null),
            _ => Target(amount.ToDecimal(), reference) with { Year = random.Next(2014, 2024), On = on },
        };

        DateOnly ReportDay() => new(random.Next(2018, 2020), 12, 31);
    }
}
