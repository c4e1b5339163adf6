using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>64 clients in one process, all through one queue to the same few operations.</summary>
public sealed class queueing_commands_of_many_clients(DatabaseFixture databases)
{
    private const int ClientsOfEachParty = 32;
    private const int Commands = 30;

    [Fact]
    public async Task gives_each_its_own_right_answer()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.OpenAsync(ledger.Store, Writers.Operations);
        var before = (await ledger.Store.ReadHeadAsync(default)).Position;
        var queue = new CommandQueue(new Bookkeeper(ledger.Store, Cci, TimeProvider.System));
        var answers = (await Task.WhenAll(
            Writers.RecordAsync(queue, "A", ClientsOfEachParty, Commands),
            Writers.RecordAsync(queue, "B", ClientsOfEachParty, Commands))).SelectMany(of => of).ToList();
        await queue.DisposeAsync();

        var log = await ledger.LogAsync();
        log.ShouldBeWhole();
        var recorded = Told(answers, (Answer.Recorded answer) => answer.Event);
        var already = Told(answers, (Answer.AlreadyRecorded answer) => answer.Event);
        foreach (var (asked, told) in recorded.Concat(already))
        {
            (told.Id, told.Stream).ShouldBe((asked.Id, asked.Stream));
            log[(int)told.Position - 1].ShouldBe(told);
        }
        recorded.Select(pair => pair.Told.Position).Order()
            .ShouldBe(log.Skip((int)before).Select(e => e.Position));
        already.Select(pair => pair.Asked.Id).ShouldBeSubsetOf(recorded.Select(pair => pair.Asked.Id));
        already.ShouldNotBeEmpty();
        await ShouldBeRightAsync(Told(answers, (Answer.Refused answer) => answer.Reason), log);

        await using var reading = await ledger.ReadAsync();
        await reading.ShouldHoldTheRowsOfAsync(new FoldedViews(log, Views.All));
        await reading.ShouldAddUpAtAsync(log, new Basis(DateOnly.MaxValue, reading.Head));
    }

    // There must be a moment at which the rules, asked by themselves, refuse the command with the very same numbers.
    private static async Task ShouldBeRightAsync(
        List<(Submission Asked, Refusal Told)> refused, List<RecordedEvent> log)
    {
        refused.ShouldNotBeEmpty();
        var replayed = new InMemoryEventStore(TimeProvider.System);
        var bookkeeper = new Bookkeeper(replayed, Cci, TimeProvider.System);
        var open = refused.ToList();
        foreach (var one in log)
        {
            await replayed.AppendAsync(
                [
                    new Entry(
                        [new StreamAppend(one.Stream, one.Version - 1, [new NewEvent(one.Id, one.Data)])],
                        one.Provenance,
                        one.RecordedAt),
                ],
                default);
            foreach (var pair in open.Where(pair => pair.Asked.Stream == one.Stream).ToList())
            {
                if (Equals((await bookkeeper.TryAsync([pair.Asked]))[0], pair.Told))
                    open.Remove(pair);
            }
        }
        open.ShouldBeEmpty();
    }

    private static List<(Submission Asked, TTold Told)> Told<TAnswer, TTold>(
        List<(Submission Asked, Answer Answer)> answers, Func<TAnswer, TTold> told)
        where TAnswer : Answer =>
        [.. answers.Where(pair => pair.Answer is TAnswer).Select(pair => (pair.Asked, told((TAnswer)pair.Answer)))];
}
