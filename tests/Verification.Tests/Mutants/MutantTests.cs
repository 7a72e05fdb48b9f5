using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Tests.Mutants;

public class MutantTests
{
    private const int CasesOfAll = 1_000_000;
    private static readonly StreamKey Key = new(1);

    private static readonly Dictionary<string, Subject> Slips = new[]
    {
        AuctionMutants.All(), ServiceMutants.All(), MyersonMutants.All(), BundleMutants.All(), MatchingMutants.All(), LocationMutants.All(),
    }.SelectMany(list => list).ToDictionary(subject => subject.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Subject> Originals = new[]
    {
        AuctionMutants.Originals(), ServiceMutants.Originals(), MyersonMutants.Originals(), BundleMutants.Originals(),
        MatchingMutants.Originals(), LocationMutants.Originals(),
    }.SelectMany(list => list).ToDictionary(subject => subject.Name, StringComparer.Ordinal);

    public static TheoryData<string> SlipNames => [.. Slips.Keys];

    public static TheoryData<string> OriginalNames => [.. Originals.Keys];

    // Ten seconds a slip are a bound on cases here, for no test reads a clock: at most 2,000; benchmarks/results/2026-11-22-mutants.md has the times.
    [Theory]
    [MemberData(nameof(SlipNames))]
    public void A_slip_is_refuted_with_default_settings(string slip) =>
        Assert.NotNull(Slips[slip].WitnessAgainst(Key, Subject.DefaultCases));

    [Theory]
    [MemberData(nameof(OriginalNames))]
    public void An_original_gives_no_false_alarm(string original) =>
        Assert.Null(Originals[original].WitnessAgainst(Key, Subject.DefaultCases));

    [Fact]
    public void Every_slip_has_its_rule_of_the_library_under_the_same_claim_and_search() =>
        Assert.All(Slips.Values, slip => Assert.Equal(Originals[slip.Original].Terms, slip.Terms));

    [LongFact]
    public void The_originals_give_no_false_alarm_in_a_million_cases() => Assert.All(
        Originals.Values, original => Assert.Null(original.WitnessAgainst(Key, (CasesOfAll / Originals.Count) + 1)));

    [LongFact]
    public void Slips_are_refuted_whatever_the_key() => Assert.All(
        Slips.Values, slip => Assert.All(Enumerable.Range(2, 20), root => Assert.NotNull(slip.WitnessAgainst(new((ulong)root), Subject.DefaultCases))));

    [Fact]
    public void There_are_at_least_forty_slips() => Assert.InRange(Slips.Count, 40, int.MaxValue);
}
