using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Tests.Mutants;

public class MutantTests
{
    private const int CasesOfEach = 100_000;

    // The worst needs 1,057.
    private const int MostExamined = 2_500;
    private static readonly StreamKey Key = new(1);

    private static readonly Dictionary<string, Subject> Slips = AllSubjects.Slips().ToDictionary(subject => subject.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Subject> Originals = AllSubjects.Originals().ToDictionary(subject => subject.Name, StringComparer.Ordinal);

    public static TheoryData<string> SlipNames => [.. Slips.Keys];

    public static TheoryData<string> OriginalNames => [.. Originals.Keys];

    // No test reads a clock: the bound of ten seconds a slip is one on cases here; the suite "claims" of benchmarks/SideBySide takes the times.
    [Theory]
    [MemberData(nameof(SlipNames))]
    public void A_slip_is_refuted_with_default_settings_and_shrunk_within_few_cases(string slip)
    {
        Searched searched = Slips[slip].Search(Key, Subject.DefaultCases);
        Assert.NotNull(searched.Witness);
        Assert.InRange(searched.Examined, 1, MostExamined);
    }

    [Theory]
    [MemberData(nameof(OriginalNames))]
    public void An_original_gives_no_false_alarm(string original) =>
        Assert.Equal(new Searched(null, Subject.DefaultCases), Originals[original].Search(Key, Subject.DefaultCases));

    [Fact]
    public void Every_slip_has_its_rule_of_the_library_under_the_same_claim_and_search() =>
        Assert.All(Slips.Values, slip => Assert.Equal(Originals[slip.Original].Terms, slip.Terms));

    [LongFact]
    public void No_original_gives_a_false_alarm_in_a_hundred_thousand_cases() => Parallel.ForEach(
        Originals.Values, original => Assert.Equal(new Searched(null, CasesOfEach), original.Search(Key, CasesOfEach)));

    [Fact]
    public void Originals_are_searched_in_a_million_cases_in_all() => Assert.InRange((long)Originals.Count * CasesOfEach, 1_000_000, long.MaxValue);

    [LongFact]
    public void Slips_are_refuted_whatever_the_key() => Assert.All(
        Slips.Values, slip => Assert.All(Enumerable.Range(2, 20), root => Assert.NotNull(slip.Search(new((ulong)root), Subject.DefaultCases).Witness)));

    [Fact]
    public void There_are_at_least_forty_slips() => Assert.InRange(Slips.Count, 40, int.MaxValue);
}
