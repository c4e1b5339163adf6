using System.Diagnostics;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class opening_the_ledger
{
    public const string InOrder = """
        cci     opened  outcome
        -       yes     text-missing CCI
        x*61    yes     text-too-long CCI
        U+0000  yes     text-unprintable CCI
        2021IT  yes     ledger-already-open
        2021IT  -       ledger_opened
        x*60    -       ledger_opened
        """;

    private static readonly LedgerOpened Opened = new(Cci, false, Day, null);

    [Fact]
    public void refuses_in_this_order() => Table.Check(InOrder, row =>
        When(new LedgerOpened(row.Text("cci"), false, Day, null), row.Is("opened") ? [Opened] : []).Outcome);

    [Fact]
    public void records_what_it_is_for() => When(Opened).ShouldAppend(Opened);

    [Fact]
    public void happens_once_for_one_programme() => When(Opened with { Programme = "2021IT" }, Opened)
        .ShouldBeRefused(new LedgerAlreadyOpen(Cci, Day, "2021IT"));

    private static Then<LedgerLife> When(LedgerOpened opening, params IEventOf<LedgerLife>[] history) =>
        new Given<LedgerLife>(history).When(life => OpenLedgerHandler.Handle(new OpenLedger(opening), life, Terms()));
}

public class importing_in_bulk
{
    public const string ToStart = """
        batch  outcome
        b-1    import_started
        """;

    public const string ToComplete = """
        started  outcome
        -        import-unknown
        yes      import_completed
        """;

    private static readonly ImportStarted Started = new("b-1", "pagamenti.csv", Day, null);
    private static readonly ImportCompleted Completed = new("b-1", Day, 12);

    [Fact]
    public void starts_in_this_order() => Table.Check(ToStart, row => new Given<Import>().When(import =>
        StartImport.Handle(new StartImport(Started with { Batch = row["batch"] }), import, Terms())).Outcome);

    [Fact]
    public void completes_in_this_order() => Table.Check(ToComplete, row =>
        Complete(row.Is("started") ? [Started] : []).Outcome);

    [Fact]
    public void records_its_start_and_its_end()
    {
        new Given<Import>().When(import => StartImport.Handle(new StartImport(Started), import, Terms()))
            .ShouldAppend(Started);
        Complete(Started).ShouldAppend(Completed);
        Complete().ShouldBeRefused(new ImportUnknown("b-1"));
    }

    [Fact]
    public void knows_whether_it_is_finished()
    {
        var import = new IEventOf<Import>[] { Started }.Fold();
        (import.Started, import.Completed).ShouldBe((Started, null));
        new IEventOf<Import>[] { Started, Completed }.Fold().Completed.ShouldBe(Completed);
    }

    private static Then<Import> Complete(params IEventOf<Import>[] history) => new Given<Import>(history)
        .When(import => CompleteImport.Handle(new CompleteImport(Completed), import, Terms()));
}

public class folding_a_stream
{
    private sealed record Foreign(DateOnly On) : IEventOf<Operation>, IEventOf<Initiative>, IEventOf<Programme>,
        IEventOf<LedgerLife>, IEventOf<Import>;

    [Fact]
    public void throws_on_an_event_it_does_not_know()
    {
        var foreign = new Foreign(Day);

        Should.Throw<UnreachableException>(() => Ledger.Operation.Evolve(Ledger.Operation.Initial, foreign));
        Should.Throw<UnreachableException>(() => Ledger.Initiative.Evolve(Ledger.Initiative.Initial, foreign));
        Should.Throw<UnreachableException>(() => Ledger.Programme.Evolve(Ledger.Programme.Initial, foreign));
        Should.Throw<UnreachableException>(() => LedgerLife.Evolve(LedgerLife.Initial, foreign));
        Should.Throw<UnreachableException>(() => Import.Evolve(Import.Initial, foreign));
    }

    [Fact]
    public void starts_from_nothing()
    {
        new Given<Operation>().When(operation =>
        {
            operation.ShouldBe(Ledger.Operation.Initial);
            return new OperationUnknown("OP-1");
        }).ShouldBeRefused(new OperationUnknown("OP-1"));
    }
}
