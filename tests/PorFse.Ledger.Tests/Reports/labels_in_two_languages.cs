using System.Collections;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public partial class labels_in_two_languages
{
    private const string OfRefusals = "refusal.";
    private const string OfFindings = "finding.";
    private const string OfFaults = "fault.";

    private static readonly Dictionary<string, string> English = Read("");

    private static readonly Dictionary<string, string> Italian = Read("it");

    private static readonly Type[] Refusals =
        [.. Types.Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)];

    private static readonly Type[] Faults =
        [.. Types.Where(type => type.IsSubclassOf(typeof(Fault)) && !type.IsAbstract)];

    private static IEnumerable<Type> Types =>
        new[] { typeof(Refusal), typeof(Labels), typeof(EvidenceBundle) }.SelectMany(one => one.Assembly.GetTypes());

    [Fact]
    public void are_the_same_in_both_languages_but_for_what_has_its_english_beside_its_rule() =>
        Italian.Keys.Where(key => !key.StartsWith(OfRefusals, StringComparison.Ordinal))
            .Where(key => !key.StartsWith(OfFindings, StringComparison.Ordinal))
            .Where(key => !key.StartsWith(OfFaults, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void have_the_same_places_in_both_languages() =>
        English.Keys.Where(key => !Places(English[key]).SequenceEqual(Places(Italian[key]))).ShouldBeEmpty();

    [Fact]
    public void are_never_empty_and_have_no_blanks_around_them() =>
        English.Concat(Italian).Where(label => label.Value.Length == 0 || label.Value != label.Value.Trim())
            .Select(label => label.Key).ShouldBeEmpty();

    [Fact]
    public void have_an_italian_sentence_for_every_refusal_of_the_rules_with_places_that_are_its_members()
    {
        Refusals.Length.ShouldBeGreaterThan(30);
        foreach (var type in Refusals)
        {
            var refusal = (Refusal)RuntimeHelpers.GetUninitializedObject(type);
            var members = type.GetProperties().Select(property => property.Name).ToList();
            Italian.ShouldContainKey(OfRefusals + refusal.Code);
            Places(Italian[OfRefusals + refusal.Code]).Except(members).ShouldBeEmpty(refusal.Code);
        }
    }

    [Fact]
    public void have_an_italian_sentence_for_every_fault_with_places_that_are_its_members()
    {
        foreach (var type in Faults)
        {
            var key = OfFaults + Kebab(type.Name);
            Italian.ShouldContainKey(key);
            Places(Italian[key]).Except(type.GetProperties().Select(property => property.Name)).ShouldBeEmpty(key);
        }
        Italian.Keys.Count(key => key.StartsWith(OfFaults, StringComparison.Ordinal)).ShouldBe(Faults.Length);
        Labels.Italian.Of(new EventsMissing(1_000, 2_000)).ShouldBe(
            "Non c'è alcun evento alla posizione 1.000; mancano fino alla posizione 2.000: 1.001 eventi.");
    }

    // The counter's own refusals are inside the host, which nobody references: its source says what they have.
    [Fact]
    public void have_an_italian_sentence_for_every_refusal_of_the_counter_and_for_no_other()
    {
        var declared = Repository.FilesOf(".cs")
            .Where(file => file.StartsWith("src/PorFse.Ledger.Cli/", StringComparison.Ordinal))
            .SelectMany(file => Declarations().Matches(Repository.Read(file)))
            .ToDictionary(match => Kebab(match.Groups[1].Value), match => match.Groups[2].Value);
        declared.Count.ShouldBeGreaterThan(3);
        foreach (var (code, members) in declared)
        {
            Italian.ShouldContainKey(OfRefusals + code);
            Places(Italian[OfRefusals + code]).ShouldAllBe(place => Regex.IsMatch(members, $@"\b{place}\b"));
        }
        Italian.Keys.Where(key => key.StartsWith(OfRefusals, StringComparison.Ordinal))
            .Except(declared.Keys.Concat(Refusals.Select(type => Kebab(type.Name))).Select(code => OfRefusals + code))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task have_an_italian_sentence_and_source_for_every_finding()
    {
        var findings = await ProvokedFindings.AllAsync();
        foreach (var finding in findings)
        {
            var italian = Labels.Italian.Of(finding);
            italian.ShouldNotContain("{");
            italian.ShouldNotBe(finding.Message);
            Labels.English.Of(finding).ShouldBe(finding.Message);
            Labels.Italian.SourceOf(finding.Kind).ShouldNotBeEmpty();
            Labels.English.SourceOf(finding.Kind).ShouldBe(finding.Kind.Source);
        }
        Italian.Keys.Where(key => key.StartsWith(OfFindings, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(LedgerChecks.Kinds.Select(kind => OfFindings + kind.Code)
                .SelectMany(key => new[] { key, key + ".source" }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void say_a_refusal_with_the_readers_numbers_and_dates()
    {
        var refusal = new PaymentExceedsCommitment("OP-1", Eur(1_234_567.89m), Eur(0.5m));
        Labels.English.Of(refusal).ShouldBe(refusal.Message);
        Labels.Italian.Of(refusal).ShouldBe(
            "Operazione OP-1: un pagamento di EUR 1.234.567,89 supera gli EUR 0,50 impegnati e non ancora pagati.");
        Labels.Italian.Of(new DateAfterToday(On("2026-01-31"), On("2026-01-30"))).ShouldBe(
            "La data 2026-01-31 è successiva al giorno di registrazione, 2026-01-30.");
    }

    [Fact]
    public void show_what_they_are_filled_with_in_the_language()
    {
        Labels.English.With("statement", 12_345L, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero))
            .ShouldBe("Known up to position 12,345, recorded 2020-01-02 03:04:05 UTC.");
        Labels.Italian.With("statement", 12_345L, new DateTimeOffset(2020, 1, 2, 4, 4, 5, TimeSpan.FromHours(1)))
            .ShouldBe("Noto fino alla posizione 12.345, registrata il 2020-01-02 03:04:05 UTC.");
    }

    [Theory]
    [InlineData("it", "it")]
    [InlineData("it_IT.UTF-8", "it")]
    [InlineData("IT", "it")]
    [InlineData("en_GB", "en")]
    [InlineData("C", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void are_chosen_by_the_code_of_a_language(string? code, string language) =>
        Labels.Of(code).Language.ShouldBe(language);

    [Fact]
    public void that_do_not_exist_are_a_bug() =>
        Should.Throw<MissingManifestResourceException>(() => Labels.English["nothing"]);

    private static Dictionary<string, string> Read(string culture) =>
        new ResourceManager(typeof(Labels)).GetResourceSet(CultureInfo.GetCultureInfo(culture), true, false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Places(string text) =>
        [.. Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Kebab(string name) => Upper().Replace(name, "-$0").ToLowerInvariant().TrimStart('-');

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"record (\w+)(\([^)]*\))? : Refusal")]
    private static partial Regex Declarations();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Upper();
}
