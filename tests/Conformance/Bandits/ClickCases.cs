using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.Bandits;

/// <summary>Generator of click-bandit batches that reaches ties, certain and impossible clicks, one arm, horizon 1 and partly filled lanes.</summary>
public static class ClickCases
{
    private static readonly double[] Levels = [0, 0, 1, 1, 0.5, 0.5, 0.25, 0.3, 0.6, 0.9];

    public static Arbitrary<ClickCase> Arbitrary(int longestHorizon) => Arb.From(Cases(longestHorizon), Smaller);

    private static Gen<ClickCase> Cases(int longestHorizon) =>
        from arms in Gen.Choose(1, 6)
        from utility in Gen.Elements<ClickUtility>(
            new ClickUtility.ClickPenalty(5), new ClickUtility.ProductPenalty(5), new ClickUtility.Product(), new ClickUtility.ClickPenalty(0.4))
        from means in Unit().ArrayOf(arms)
        from isTruthful in Gen.Elements(true, false, false)
        from rates in Unit().ArrayOf(arms)
        from horizon in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 40)), (7, Gen.Choose(41, longestHorizon)))
        from episodes in Gen.Choose(1, 11)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        let root = ((ulong)(uint)high << 32) | (uint)low
        let profile = isTruthful ? [.. means.Select(utility.DesiredClickRate)] : rates
        select new ClickCase(utility, means.ToSequence(), profile.ToSequence(), horizon, episodes, root);

    private static Gen<double> Unit() => Gen.OneOf(Gen.Elements(Levels), Gen.Choose(0, 1_000_000).Select(part => part / 1e6));

    private static IEnumerable<ClickCase> Smaller(ClickCase @case)
    {
        if (@case.Horizon > 1)
        {
            yield return @case with { Horizon = @case.Horizon / 2 };
            yield return @case with { Horizon = @case.Horizon - 1 };
        }

        if (@case.Episodes > 1)
        {
            yield return @case with { Episodes = 1 };
            yield return @case with { Episodes = @case.Episodes - 1 };
        }

        if (@case.Means.Count > 1)
        {
            yield return @case with { Means = Shorter(@case.Means), Rates = Shorter(@case.Rates) };
        }
    }

    private static Sequence<double> Shorter(Sequence<double> values) => values.SkipLast(1).ToSequence();
}
