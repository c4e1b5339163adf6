using PorFse.Ledger.Exchange;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class reading_a_programme_file
{
    private const string Small = """
        {
          "programme": {
            "cci": "2014IT05SFOP007", "title": "POR", "fund": "ESF", "decision": "C(2014) 10098",
            "adoptedOn": "2014-12-17", "eligibleFrom": "2014-01-01", "eligibleUntil": "2023-12-31",
            "closesOn": "2026-02-15"
          },
          "plans": [{
            "decision": "C(2014) 10098", "on": "2014-12-17",
            "axes": [{
              "axis": "I", "title": "Occupazione", "allocation": 10.50,
              "priorities": [{ "priority": "8.i", "title": "Accesso", "allocation": 10.5 }]
            }]
          }],
          "initiatives": [{ "code": "DUL", "title": "Dote", "axis": "I", "priority": "8.i", "on": "2015-02-09" }]
        }
        """;

    [Fact]
    public void gives_the_programme_its_plans_and_its_initiatives()
    {
        var file = ProgrammeFile.Parse(Small);

        file.Programme.ShouldBe(new ProgrammeAdopted(
            "2014IT05SFOP007", "POR", "ESF", "C(2014) 10098", new DateOnly(2014, 12, 17),
            new DateOnly(2014, 1, 1), new DateOnly(2023, 12, 31), new DateOnly(2026, 2, 15)));
        var plan = file.Plans.ShouldHaveSingleItem();
        (plan.Programme, plan.Decision, plan.Note).ShouldBe(("2014IT05SFOP007", "C(2014) 10098", null));
        var axis = plan.Axes.ShouldHaveSingleItem();
        (axis.Axis, axis.Objective, axis.Allocation).ShouldBe(("I", null, Euro.Parse("10.50")));
        axis.Priorities.ShouldHaveSingleItem().ShouldBe(new PlannedPriority("8.i", "Accesso", Euro.Parse("10.50")));
        file.Initiatives.ShouldHaveSingleItem().ShouldBe(
            new InitiativeOpened("DUL", "Dote", "I", "8.i", new DateOnly(2015, 2, 9), null, null));
    }

    [Fact]
    public void gives_targets_of_expenditure_where_there_are_some()
    {
        const string targets = """
            "targets": [
                { "year": 2019, "amount": 234800000.00, "on": "2017-01-31", "document": "RAA", "note": "Rounded." },
                { "year": 2019, "amount": 0.01, "on": "2018-01-31", "reference": "Errata" }
            ],
            """;
        var file = ProgrammeFile.Parse(Small.Insert(
            Small.IndexOf("\"initiatives\"", StringComparison.Ordinal), targets));

        file.Targets.ShouldBe(
        [
            new DecommitmentTargetDeclared("2014IT05SFOP007", 2019, Euro.Parse("234800000.00"),
                new DateOnly(2017, 1, 31), "N+3 2019", "RAA", "Rounded."),
            new DecommitmentTargetDeclared("2014IT05SFOP007", 2019, Euro.Parse("0.01"),
                new DateOnly(2018, 1, 31), "Errata", null, null),
        ]);
        file.Submissions(new Desk(new Provenance("porfse", "tester"))).Select(submission => submission.Reference)
            .ShouldBe(["2014IT05SFOP007", "C(2014) 10098", "N+3 2019", "Errata", "DUL"]);
        ProgrammeFile.Parse(Small).Targets.ShouldBeEmpty();
    }

    [Fact]
    public void hands_in_the_programme_first_then_plans_then_initiatives() =>
        ProgrammeFile.Parse(Small).Submissions(new Desk(new Provenance("porfse", "tester")))
            .Select(submission => submission.Stream.Value)
            .ShouldBe(["programme-2014IT05SFOP007", "programme-2014IT05SFOP007", "initiative-DUL"]);

    [Theory]
    [InlineData("\"fund\": \"ESF\"", "\"found\": \"ESF\"",
        "programme has the unknown member \"found\"; it may have cci, ")]
    [InlineData("\"fund\": \"ESF\", ", "", "programme has no member \"fund\"; it is needed.")]
    [InlineData("\"on\": \"2014-12-17\"", "\"on\": \"17.12.2014\"",
        "plans[0].on is \"17.12.2014\", where a date such as 2014-12-17 is wanted.")]
    [InlineData("10.50", "10.505",
        "plans[0].axes[0].allocation is 10.505, where a number of euro with at most two decimals is wanted.")]
    [InlineData("10.50", "\"10.50\"",
        "plans[0].axes[0].allocation is \"10.50\", where a number of euro with at most two decimals is wanted.")]
    [InlineData("\"title\": \"Accesso\"", "\"title\": 8",
        "plans[0].axes[0].priorities[0].title is 8, where a text is wanted.")]
    [InlineData("\"priority\": \"8.i\", \"on\"", "\"on\"", "initiatives[0] has no member \"priority\"; it is needed.")]
    [InlineData("\"initiatives\": [{", "\"initiative\": [{",
        "The file has the unknown member \"initiative\"; it may have programme, plans, targets, initiatives.")]
    [InlineData("\"closesOn\": \"2026-02-15\"", "\"closesOn\": \"2026-02-15\",",
        "The file is not JSON at line 6, byte 3: ")]
    [InlineData("\"closesOn\"", "\"fund\"", "The file is not JSON")]
    public void says_what_is_wrong_and_where(string right, string wrong, string message)
    {
        var file = Small.Replace(right, wrong, StringComparison.Ordinal);
        Should.Throw<MalformedFileException>(() => ProgrammeFile.Parse(file)).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("", "The file is not JSON at line 1, byte 1: ")]
    [InlineData("[]", "The file is a list, where an object with programme, plans, targets, initiatives is wanted.")]
    [InlineData("{}", "The file has no member \"programme\"; it is needed.")]
    public void refuses_what_is_no_such_file_at_all(string json, string message) =>
        Should.Throw<MalformedFileException>(() => ProgrammeFile.Parse(json)).Message.ShouldStartWith(message);
}
