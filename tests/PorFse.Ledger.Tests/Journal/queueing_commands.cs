using System.Threading.Channels;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Books;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class queueing_commands
{
    [Fact]
    public async Task gives_each_caller_its_own_answer()
    {
        var books = await OpenAsync(Commit(1_000_000m));
        await using var queue = new CommandQueue(books.Bookkeeper);
        var answers = await Task.WhenAll(Enumerable.Range(1, 500).Select(i =>
            Task.Run(() => queue.RecordAsync(Pay(i % 5 == 0 ? -i : i, "PA-" + i)))));

        for (var i = 1; i <= 500; i++)
        {
            if (i % 5 == 0)
                answers[i - 1].ShouldBe(new Answer.Refused(new AmountNotPositive(Eur(-i))));
            else
                Paid(answers[i - 1]).ShouldBe(("PA-" + i, Eur(i)));
        }
        (await books.LogAsync()).Select(recorded => recorded.Position)
            .ShouldBe(Enumerable.Range(1, Beginning.Count + 1 + 400).Select(i => (long)i));
    }

    [Fact]
    public async Task merges_what_arrives_while_an_append_is_under_way()
    {
        var books = await OpenAsync(Commit(1_000m));
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var store = new FaultyStore(books.Store, (append, _) =>
        {
            started.TrySetResult();
            return append == 1 ? go.Task : Task.CompletedTask;
        });
        await using var queue = new CommandQueue(new Bookkeeper(store, Cci, books.Clock));
        var first = queue.RecordAsync(Pay(1m, "PA-0"));
        await started.Task;
        var rest = Enumerable.Range(1, 100).Select(i => queue.RecordAsync(Pay(1m, "PA-" + i))).ToList();
        go.SetResult();
        var answers = await Task.WhenAll(rest.Prepend(first));

        store.Appends.ShouldBe(2);
        answers.Select(Paid).ShouldBe(Enumerable.Range(0, 101).Select(i => ("PA-" + i, Eur(1m))));
    }

    [Fact]
    public async Task records_what_waits_before_it_stops()
    {
        var books = await OpenAsync(Commit(1_000m));
        var queue = new CommandQueue(books.Bookkeeper);
        var waiting = Enumerable.Range(1, 200).Select(i => queue.RecordAsync(Pay(1m, "PA-" + i))).ToList();
        await queue.DisposeAsync();

        (await Task.WhenAll(waiting)).ShouldAllBe(answer => answer is Answer.Recorded);
        (await books.OperationAsync()).Paid.ShouldBe(Eur(200m));
        await Should.ThrowAsync<ChannelClosedException>(() => queue.RecordAsync(Pay(1m, "PA-201")));
    }

    [Fact]
    public async Task lets_a_command_that_breaks_the_log_fail_alone()
    {
        var books = await OpenAsync(Commit(1_000m));
        var poison = Pay(1m, "PA-50");
        var store = new FaultyStore(books.Store, (_, entries) =>
            entries.SelectMany(entry => entry.Streams).SelectMany(append => append.Events).Any(e => e.Id == poison.Id)
                ? throw new InvalidOperationException("The disk is full.")
                : Task.CompletedTask);
        await using var queue = new CommandQueue(new Bookkeeper(store, Cci, books.Clock));
        var asked = Enumerable.Range(1, 100).Select(i => queue.RecordAsync(Pay(1m, "PA-" + i))).ToList();

        for (var i = 1; i <= 100; i++)
        {
            if (i == 50)
                await Should.ThrowAsync<InvalidOperationException>(() => asked[49]);
            else
                Paid(await asked[i - 1]).ShouldBe(("PA-" + i, Eur(1m)));
        }
        (await books.OperationAsync()).Paid.ShouldBe(Eur(99m));
    }

    [Fact]
    public async Task goes_on_after_a_failure()
    {
        var books = await OpenAsync(Commit(1_000m));
        var store = new FaultyStore(books.Store, (append, _) =>
            append == 1 ? throw new InvalidOperationException("The server restarts.") : Task.CompletedTask);
        await using var queue = new CommandQueue(new Bookkeeper(store, Cci, books.Clock));

        await Should.ThrowAsync<InvalidOperationException>(() => queue.RecordAsync(Pay(1m)));
        (await queue.RecordAsync(Pay(1m))).ShouldBeOfType<Answer.Recorded>();
    }

    [Fact]
    public async Task tells_each_of_a_crowded_group_what_became_of_it()
    {
        var books = await OpenAsync(
            Commit(1_000m), Counter.Submit(new SelectOperation(Selection() with { Operation = "OP-2" })));
        var go = new TaskCompletionSource();
        var store = new FaultyStore(books.Store, (append, _) => append == 1 ? go.Task
            : append <= Bookkeeper.Attempts + 1 ? books.RecordAsync(Commit(1m, "IM-X" + append)) : Task.CompletedTask);
        await using var queue = new CommandQueue(new Bookkeeper(store, Cci, books.Clock));
        var first = queue.RecordAsync(Pay(1m));
        while (store.Appends == 0)
            await Task.Yield();
        var (crowded, free) = (queue.RecordAsync(Pay(2m, "PA-2")), queue.RecordAsync(Commit(5m, "IM-2", "OP-2")));
        go.SetResult();

        Paid(await first).ShouldBe(("PA-1", Eur(1m)));
        Paid(await crowded).ShouldBe(("PA-2", Eur(2m)));
        (await free).ShouldBeOfType<Answer.Recorded>();
    }

    [Fact]
    public async Task lets_a_caller_give_up_without_the_others()
    {
        var books = await OpenAsync(Commit(1_000m));
        var go = new TaskCompletionSource();
        var store = new FaultyStore(books.Store, (_, _) => go.Task);
        await using var queue = new CommandQueue(new Bookkeeper(store, Cci, books.Clock));
        using var impatience = new CancellationTokenSource();
        var (impatient, patient) = (queue.RecordAsync(Pay(1m), impatience.Token), queue.RecordAsync(Pay(2m, "PA-2")));
        await impatience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        go.SetResult();
        Paid(await patient).ShouldBe(("PA-2", Eur(2m)));
    }

    private static (string Reference, Euro Amount) Paid(Answer answer)
    {
        var payment = answer.ShouldBeOfType<Answer.Recorded>().Event.Data.ShouldBeOfType<PaymentMade>();
        return (payment.Reference, payment.Amount);
    }
}
