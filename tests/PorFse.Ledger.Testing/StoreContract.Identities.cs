using Shouldly;
using Xunit;

namespace PorFse.Ledger.Testing;

/// <summary>The part of the contract about identities: each is used once, for ever.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task an_identity_in_the_log_is_not_used_again()
    {
        var store = await OpenAsync();
        var made = Commitment("OP-1");
        await AppendAsync(store, EntryOf(At("OP-1", 0, made)));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-2", 0, made)), EntryOf(At("OP-2", 0, Commitment("OP-2"))));

        outcomes[0].ShouldBe(new AppendOutcome.IdTaken(made.Id));
        Span(outcomes[1]).ShouldBe((2, 2));
        await ShouldBeGaplessAsync(store, 2);
    }

    [Fact]
    public async Task an_identity_is_used_once_within_a_batch()
    {
        var store = await OpenAsync();
        var made = Commitment("OP-1");
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, made)),
            EntryOf(At("OP-2", 0, made)),
            EntryOf(At("OP-2", 0, Commitment("OP-2"))));

        Span(outcomes[0]).ShouldBe((1, 1));
        outcomes[1].ShouldBe(new AppendOutcome.IdTaken(made.Id));
        Span(outcomes[2]).ShouldBe((2, 2));
        await ShouldBeGaplessAsync(store, 2);
    }

    [Fact]
    public async Task an_identity_is_used_once_within_an_entry()
    {
        var store = await OpenAsync();
        var made = Commitment("OP-1");
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-1", 0, made), At("OP-2", 0, made)), EntryOf(At("OP-1", 0, made)));

        outcomes[0].ShouldBe(new AppendOutcome.IdTaken(made.Id));
        Span(outcomes[1]).ShouldBe((1, 1));
    }

    [Fact]
    public async Task an_entry_with_one_taken_identity_is_not_appended_in_part()
    {
        var store = await OpenAsync();
        var made = Commitment("OP-1");
        await AppendAsync(store, EntryOf(At("OP-1", 0, made)));
        var outcomes = await AppendAsync(store,
            EntryOf(At("OP-2", 0, Commitment("OP-2"), made, Commitment("OP-2"))),
            EntryOf(At("OP-2", 0, Commitment("OP-2"))));

        outcomes[0].ShouldBe(new AppendOutcome.IdTaken(made.Id));
        Span(outcomes[1]).ShouldBe((2, 2));
        await ShouldBeGaplessAsync(store, 2);
    }

    [Fact]
    public async Task an_identity_of_a_stale_entry_stays_free()
    {
        var store = await OpenAsync();
        var made = Commitment("OP-1");
        var outcomes = await AppendAsync(store, EntryOf(At("OP-1", 9, made)), EntryOf(At("OP-1", 0, made)));

        outcomes[0].ShouldBe(new AppendOutcome.Stale(StreamName.Operation("OP-1"), 9, 0));
        Span(outcomes[1]).ShouldBe((1, 1));
        await ShouldBeGaplessAsync(store, 1);
    }

    [Fact]
    public async Task an_entry_repeated_as_it_was_is_not_appended_twice()
    {
        var store = await OpenAsync();
        var entry = EntryOf(At("OP-1", 0, Commitment("OP-1")));
        await AppendAsync(store, entry);
        var outcomes = await AppendAsync(store, entry, entry);

        outcomes.ShouldAllBe(outcome => outcome is AppendOutcome.Stale || outcome is AppendOutcome.IdTaken);
        await ShouldBeGaplessAsync(store, 1);
    }
}
