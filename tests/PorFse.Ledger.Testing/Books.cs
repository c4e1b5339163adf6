using Shouldly;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Testing;

/// <summary>A log in memory with a clock and a bookkeeper, and the commands that open the usual history.</summary>
public sealed class Books
{
    /// <summary>Empty books on <see cref="Today"/>.</summary>
    public Books()
    {
        Clock = new ManualClock(Today);
        Store = new InMemoryEventStore(Clock);
        Bookkeeper = new Bookkeeper(Store, Cci, Clock);
    }

    /// <summary>The clock.</summary>
    public ManualClock Clock { get; }

    /// <summary>The log.</summary>
    public InMemoryEventStore Store { get; }

    /// <summary>The bookkeeper.</summary>
    public Bookkeeper Bookkeeper { get; }

    /// <summary>A bookkeeper on the same log, with somebody in front of it.</summary>
    public Bookkeeper Disturbed(Func<int, Task> beforeAppend) =>
        new(new FaultyStore(Store, (append, _) => beforeAppend(append)), Cci, Clock);

    /// <summary>Ledger, programme, plan, initiative IN-1 and operation OP-1, in this order.</summary>
    public static IReadOnlyList<Submission> Beginning { get; } =
    [
        Counter.Submit(new OpenLedger(new LedgerOpened(Cci, false, On("2014-12-17"), null))),
        Counter.Submit(new AdoptProgramme(Adoption())),
        Counter.Submit(new AdoptFinancialPlan(Plan())),
        Counter.Submit(new OpenInitiative(Opening())),
        Counter.Submit(new SelectOperation(Selection())),
    ];

    /// <summary>Books with <see cref="Beginning"/> and then some commands, all recorded.</summary>
    public static async Task<Books> OpenAsync(params IReadOnlyList<Submission> after)
    {
        var books = new Books();
        await books.RecordAsync([.. Beginning, .. after]);
        return books;
    }

    /// <summary>Records commands that must all be new and allowed.</summary>
    public async Task RecordAsync(params IReadOnlyList<Submission> submissions)
    {
        foreach (var answer in await Bookkeeper.RecordAsync(submissions))
            answer.ShouldBeOfType<Answer.Recorded>((answer as Answer.Refused)?.Reason.ToString());
    }

    /// <summary>The whole log.</summary>
    public async Task<List<RecordedEvent>> LogAsync()
    {
        var log = new List<RecordedEvent>();
        await foreach (var recorded in Store.ReadAsync(0, CancellationToken.None))
            log.Add(recorded);
        return log;
    }

    /// <summary>The operation as the log has it.</summary>
    public async Task<Operation> OperationAsync(string code = OperationCode)
    {
        var stream = StreamName.Operation(code);
        return (await Store.LoadAsync([stream], [], CancellationToken.None)).Streams[stream].Fold<Operation>();
    }

    /// <summary>The commands of the usual transactions on OP-1.</summary>
    public static Submission Commit(decimal amount, string reference = "IM-1", string operation = OperationCode) =>
        Counter.Submit(new EnterCommitment(operation, Eur(amount), Day, reference));

    /// <inheritdoc cref="Commit"/>
    public static Submission Reduce(decimal amount, string reference = "IM-2") =>
        Counter.Submit(new ReduceCommitment(OperationCode, Eur(amount), Day, reference));

    /// <inheritdoc cref="Commit"/>
    public static Submission Pay(decimal amount, string reference = "PA-1") =>
        Counter.Submit(new MakePayment(OperationCode, Eur(amount), Day, reference));
}
