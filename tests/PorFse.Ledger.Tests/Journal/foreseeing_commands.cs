using System.Globalization;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class foreseeing_commands
{
    [Fact]
    public void finds_every_identity_that_comes_again_and_few_others()
    {
        var foresight = new Foresight(20_000);
        var seen = Enumerable.Range(0, 20_000).Select(i => Commit(i, i)).ToList();
        foreach (var one in seen.Concat(seen.Where((_, i) => i % 1_000 == 0)))
            foresight.See([one], []);
        foresight.Close();

        Should.Throw<InvalidOperationException>(() => foresight.See([seen[0]], []));
        seen.Where((_, i) => i % 1_000 == 0).ShouldAllBe(one => foresight.MayComeAgain(one));
        seen.Count(foresight.MayComeAgain).ShouldBeInRange(20, 60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void counts_the_operations_nearly(int operations)
    {
        var foresight = new Foresight();
        for (var i = 0; i < 3 * operations; i++)
            foresight.See([Commit(i, i % operations)], []);

        foresight.Operations.ShouldBeInRange(operations * 99L / 100, (operations * 101L / 100) + 1);
    }

    [Fact]
    public void keeps_together_what_is_judged_together()
    {
        var foresight = new Foresight();
        foresight.See([Commit(1, 1), Commit(2, 2)], []);
        foresight.See([Commit(3, 3)], []);
        foresight.See([Commit(3, 4)], []);
        foresight.See([Commit(5, 5)], []);
        foreach (var one in new[] { Commit(3, 3), Commit(3, 4), Commit(5, 5) })
            foresight.SeeAgain([one]);

        Enumerable.Range(1, 4).ShouldAllBe(i => foresight.ShareOf(Stream(i), 3) == null);
        foresight.ShareOf(Stream(5), 3)!.Value.ShouldBeInRange(0, 2);
        foresight.ShareOf(StreamName.Initiative(InitiativeCode), 3).ShouldBeNull();
    }

    [Fact]
    public void finds_every_reference_that_is_corrected_and_few_others()
    {
        var foresight = new Foresight(20_000);
        for (var i = 0; i < 20_000; i++)
            foresight.See([Commit(i, i)], i % 20 == 0 ? [Reference(i)] : []);

        var found = Enumerable.Range(0, 20_000).Where(i => foresight.IsCorrected(Reference(i))).ToList();
        found.Count(i => i % 20 == 0).ShouldBe(1_000);
        found.Count.ShouldBeInRange(1_000, 1_500);
    }

    private static Submission Commit(int reference, int operation) => Counter.Submit(new EnterCommitment(
        Code(operation), Eur(1m), Day, Reference(reference)));

    private static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"IM-{number}");

    private static StreamName Stream(int operation) => StreamName.Operation(Code(operation));

    private static string Code(int operation) => string.Create(CultureInfo.InvariantCulture, $"OP-{operation}");
}
