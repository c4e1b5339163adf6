using Shouldly;
using Xunit;

namespace PorFse.Ledger.Testing;

/// <summary>
/// The part of the contract about very many entries at once: each is answered as if it had come alone.
/// </summary>
public abstract partial class StoreContract
{
    private const int Many = 400;

    [Fact]
    public async Task of_many_entries_one_with_a_used_identity_is_left_out()
    {
        var store = await OpenAsync();
        var made = Commitment("OP-1");
        await AppendAsync(store, EntryOf(At("OP-1", 0, made)));
        var outcomes = await AppendAsync(store, [.. Others(), EntryOf(At("OP-2", 0, made)), .. Others(from: Many)]);

        outcomes[Many].ShouldBe(new AppendOutcome.IdTaken(made.Id));
        await OthersShouldBeThereAsync(store, outcomes, before: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task of_many_entries_one_that_expects_another_version_is_left_out(long expected)
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"), Commitment("OP-1"))));
        var stale = EntryOf(At("OP-1", expected, Commitment("OP-1"), Commitment("OP-1"), Commitment("OP-1")));
        var outcomes = await AppendAsync(store, [.. Others(), stale, .. Others(from: Many)]);

        outcomes[Many].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), expected, 2));
        await OthersShouldBeThereAsync(store, outcomes, before: 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task of_many_entries_one_judged_on_another_version_is_left_out(long expected)
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        var stale = EntryOf(At("OP-2", 0, Commitment("OP-2")), At("OP-1", expected));
        var outcomes = await AppendAsync(store, [.. Others(), stale, .. Others(from: Many)]);

        outcomes[Many].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), expected, 1));
        await OthersShouldBeThereAsync(store, outcomes, before: 1);
    }

    [Fact]
    public async Task of_many_entries_those_after_a_refused_one_on_its_stream_are_taken_as_the_stream_is()
    {
        var store = await OpenAsync();
        await AppendAsync(store, EntryOf(At("OP-1", 0, Commitment("OP-1"))));
        var outcomes = await AppendAsync(store,
        [
            .. Others(),
            EntryOf(At("OP-1", 2, Commitment("OP-1"))),
            EntryOf(At("OP-1", 1, Commitment("OP-1"))),
            EntryOf(At("OP-1", 2, Commitment("OP-1"))),
        ]);

        outcomes[Many].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 2, 1));
        outcomes.Skip(Many + 1).ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
        await ShouldBeGaplessAsync(store, 1 + Many + 2);
    }

    private IEnumerable<Entry> Others(int from = 0) =>
        Enumerable.Range(from, Many).Select(i => EntryOf(At($"M-{i}", 0, Commitment($"M-{i}"))));

    private static async Task OthersShouldBeThereAsync(
        IEventStore store, IReadOnlyList<AppendOutcome> outcomes, int before)
    {
        outcomes.Where((_, i) => i != Many).ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
        await ShouldBeGaplessAsync(store, before + (2 * Many));
    }
}
