using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>
/// The law of Thompson's choice against the integral of the posteriors: P(arm is best) = ∫ density(arm) · ∏ distribution(others). Counts over 20,000 keys
/// pass a χ² test of false-alarm rate 10⁻⁶. Keys are fixed.
/// </summary>
public sealed class BetaThompsonTests
{
    private const int Runs = 20_000;

    public static TheoryData<Sequence<long>, Sequence<long>> Histories => new()
    {
        { [1, 1], [0, 1] },
        { [3, 0, 2], [1, 2, 2] },
        { [8, 9, 7, 2], [4, 4, 5, 0] },
        { [180, 30, 12], [20, 6, 2] },
    };

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void Every_arm_is_chosen_as_often_as_its_posterior_says(Sequence<long> successes, Sequence<long> failures) =>
        AssertLaw(successes, failures, Shares(successes, failures));

    /// <summary>A round later the same run decides again: bounds that were learned in one round must not lean on the draws of the next.</summary>
    [Fact]
    public void The_law_holds_after_rounds_in_which_bounds_were_learned()
    {
        long[] counts = new long[3];
        for (uint key = 0; key < Runs; key++)
        {
            LearnerRun run = Told([9, 6, 3], [4, 4, 2], key);
            run.Choose();
            run.Observe(1, new(IsClicked: true, 1));
            run.Choose();
            run.Observe(2, new(IsClicked: false, 0));
            counts[run.Choose()]++;
        }

        AssertFits(counts, Shares([9, 7, 3], [4, 4, 3]));
    }

    [Fact]
    public void The_test_refutes_the_law_of_one_success_less() =>
        PlantedLaw.RequireFalsified(() => AssertLaw([8, 9, 7, 2], [4, 4, 5, 0], Shares([8, 8, 7, 2], [4, 4, 5, 0])));

    private static void AssertLaw(Sequence<long> successes, Sequence<long> failures, double[] shares)
    {
        long[] counts = new long[shares.Length];
        for (uint key = 0; key < Runs; key++)
        {
            counts[Told(successes, failures, key).Choose()]++;
        }

        AssertFits(counts, shares);
    }

    private static void AssertFits(long[] counts, double[] shares)
    {
        double distance = counts.Select((count, arm) => Math.Pow(count - (Runs * shares[arm]), 2) / (Runs * shares[arm])).Sum();
        Assert.InRange(distance, 0, ChiSquared.InvCDF(shares.Length - 1, 1 - 1e-6));
    }

    private static LearnerRun Told(Sequence<long> successes, Sequence<long> failures, uint key)
    {
        LearnerRun run = new BetaThompson().Begin(successes.Count, 1_000, new StreamKey(77).Replication(key));
        for (int arm = 0; arm < successes.Count; arm++)
        {
            for (long show = 0; show < successes[arm] + failures[arm]; show++)
            {
                run.Observe(arm, new(IsClicked: true, show < successes[arm] ? 1 : 0));
            }
        }

        return run;
    }

    private static double[] Shares(Sequence<long> successes, Sequence<long> failures) => [.. Enumerable.Range(0, successes.Count).Select(arm =>
        GaussLegendreRule.Integrate(
            point => Enumerable.Range(0, successes.Count).Aggregate(
                Beta.PDF(1 + successes[arm], 1 + failures[arm], point),
                (product, other) => other == arm ? product : product * SpecialFunctions.BetaRegularized(1 + successes[other], 1 + failures[other], point)),
            0, 1, 1_024))];
}
