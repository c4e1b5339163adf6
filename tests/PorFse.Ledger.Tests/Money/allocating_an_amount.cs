using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class allocating_an_amount
{
    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(101, new long[] { 1, 1, 1 }, new long[] { 34, 34, 33 })]
    [InlineData(1, new long[] { 50, 35, 15 }, new long[] { 1, 0, 0 })]
    [InlineData(10, new long[] { 50, 35, 15 }, new long[] { 5, 4, 1 })]
    [InlineData(0, new long[] { 50, 35, 15 }, new long[] { 0, 0, 0 })]
    [InlineData(7, new long[] { 0, 3, 0 }, new long[] { 0, 7, 0 })]
    [InlineData(long.MaxValue, new[] { long.MaxValue, long.MaxValue }, new[] { 1L << 62, (1L << 62) - 1 })]
    public void gives_the_cents_left_over_to_the_largest_fractions(long cents, long[] weights, long[] parts) =>
        Allocation.ByWeights(Euro.FromCents(cents), weights).Select(part => part.Cents).ShouldBe(parts);

    [Fact]
    public void loses_no_cent_and_stays_within_one_of_the_exact_part() => SeededRandom.Try(500, random =>
    {
        var amount = Euro.FromCents(random.NextInt64(0, random.Next(2) == 0 ? 1_000 : long.MaxValue));
        var weights = Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.NextInt64(1_000)).Append(1).ToArray();
        var parts = Allocation.ByWeights(amount, weights);

        parts.Sum().ShouldBe(amount);
        var total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        for (var i = 0; i < weights.Length; i++)
        {
            var distance = (Int128)parts[i].Cents * total - (Int128)amount.Cents * weights[i];
            Int128.Abs(distance).ShouldBeLessThan(total, $"part {i}: {parts[i]} of {amount} by {weights[i]}/{total}");
        }
    });

    [Fact]
    public void gives_no_smaller_weight_the_larger_part() => SeededRandom.Try(500, random =>
    {
        var amount = Euro.FromCents(random.NextInt64(0, 10_000));
        var weights = Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.NextInt64(1, 50)).ToArray();
        var parts = Allocation.ByWeights(amount, weights);

        var order = Enumerable.Range(0, weights.Length).OrderBy(i => weights[i]).ThenByDescending(i => i);
        order.Select(i => parts[i]).ShouldBeInOrder();
    });

    [Fact]
    public void needs_an_amount_and_weights_that_make_sense()
    {
        Should.Throw<ArgumentException>(() => Allocation.ByWeights(Euro.FromCents(-1), [1]));
        Should.Throw<ArgumentException>(() => Allocation.ByWeights(Euro.FromCents(1), [1, -1]));
        Should.Throw<ArgumentException>(() => Allocation.ByWeights(Euro.FromCents(1), [0, 0]));
        Should.Throw<ArgumentException>(() => Allocation.ByWeights(Euro.FromCents(1), []));
    }

    [Fact]
    public void by_financing_shares_is_exact_for_technical_assistance()
    {
        var shares = FinancingShares.Of(Eur(32_874_516m));

        shares.ShouldBe(new FinancingShares(Eur(16_437_258m), Eur(11_506_080.60m), Eur(4_931_177.40m)));
        (shares.Union + shares.State + shares.Region).ShouldBe(Eur(32_874_516m));
    }

    [Fact]
    public void by_financing_shares_always_adds_up() => SeededRandom.Try(200, random =>
    {
        var amount = Euro.FromCents(random.NextInt64(0, 100_000_000_00));
        var shares = FinancingShares.Of(amount);

        (shares.Union + shares.State + shares.Region).ShouldBe(amount);
        (shares.Union >= shares.State && shares.State >= shares.Region && shares.Region >= Euro.Zero).ShouldBeTrue();
    });
}
