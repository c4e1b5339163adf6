using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class a_demonstration(RecordedDemonstration recorded) : IClassFixture<RecordedDemonstration>
{
    private static readonly DateOnly EndOf2019 = new(2019, 12, 31);

    [Fact]
    public void is_accepted_by_the_rules_as_a_whole() => recorded.Refusals.ShouldBeEmpty();

    [Fact]
    public void meets_table_2_to_the_cent() => Table2(recorded).ShouldBe(PublishedTable2);

    [Theory]
    [InlineData(59, 2014)]
    [InlineData(61, 7)]
    [InlineData(500, 1)]
    [InlineData(500, 99)]
    [InlineData(5000, 2014)]
    public void meets_table_2_whatever_its_size_and_seed(int operations, int seed)
    {
        var other = RecordedDemonstration.Of(operations, seed);
        other.Refusals.ShouldBeEmpty();
        Table2(other).ShouldBe(PublishedTable2);
        other.Events.Count(e => e.Data is OperationSelected).ShouldBe(operations);
    }

    // Programmed, committed, paid, certified at the end of 2019.
    private static readonly string[] PublishedTable2 =
    [
        "I 317904209.91 177966084.16 164082630.06 121602699.28",
        "II 206734476.19 146651578.95 111509724.24 88416530.98",
        "III 264685038.65 210514278.08 188797284.44 169432363.65",
        "IV 17989217.51 10418954.68 3754009.42 2773763.85",
        "V 22059306.61 22059306.61 13701746.96 12817015.21",
    ];

    private static string[] Table2(RecordedDemonstration demonstration)
    {
        var net = demonstration.NetAt(EndOf2019, initiative => initiative.Axis);
        return [.. net.Keys.Select(key => key.Of).Distinct().Order(StringComparer.Ordinal)
            .Select(axis => $"{axis} {string.Join(' ', Enum.GetValues<Stage>().Select(stage => net[(axis, stage)]))}")];
    }
}
