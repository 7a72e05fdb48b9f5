using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>The lemmas behind UCB-S, and values measured with another generator. Keys are fixed; false-alarm rates are stated.</summary>
public sealed partial class UcbSTests
{
    /// <summary>
    /// A run fails with probability at most 4·K·T⁻³ = 2.5·10⁻⁹, so 1,000 runs raise a false alarm with probability 2.5·10⁻⁶.
    /// </summary>
    [Fact]
    public void Never_removes_a_truthful_arm()
    {
        ClickBandit environment = new([0.8, 0.7, 0.6, 0.5, 0.3], new ClickUtility.ProductPenalty(5));
        Assert.All(
            Play(environment, environment.TruthfulClickRates, 2_000, runs: 1_000),
            result => Assert.All(result.EliminatedAt, show => Assert.Equal(0, show)));
    }

    /// <summary>
    /// While active, an arm δ above its desired rate gets at most ⌈8(1 + H)² ln T / δ²⌉ + 1 clicks. Mean removal shows were measured
    /// over 50 runs; both means must agree within 5.2 combined standard errors, estimated from the runs here. For normal means the ratio
    /// has Student's distribution with 199 degrees of freedom or more: false alarm 5·10⁻⁷ each.
    /// </summary>
    [Theory]
    [InlineData(0.1, 11_018, 39_059)]
    [InlineData(0.2, 2_593, 9_765)]
    [InlineData(0.3, 1_073, 4_340)]
    public void Detects_clickbait_as_fast_as_measured_and_never_later_than_proved(double excess, double measured, long bound)
    {
        ClickBandit environment = new([0.6], Clicks);
        UcbS learner = new(Clicks) { WhenEmpty = EmptySetPolicy.Stop };
        AssertDetection(Play(environment, [0.7 + excess], 200_000, runs: 200, learner), excess, measured, bound);
    }

    [LongFact]
    public void Detects_the_slightest_clickbait_as_fast_as_measured_and_never_later_than_proved()
    {
        ClickBandit environment = new([0.6], Clicks);
        UcbS learner = new(Clicks) { WhenEmpty = EmptySetPolicy.Stop };
        AssertDetection(Play(environment, [0.75], 200_000, runs: 400, learner), 0.05, 45_794, 156_238);
    }

    /// <summary>
    /// Three arms of mean 0.3 and click rate 1: measured, the last is gone after 661 rounds (standard deviation 40, 1,500 runs).
    /// The mean of 400 runs must agree within 5 combined standard errors (for normal means, false alarm 6·10⁻⁷); play is uniform afterwards, and every round costs 1.8.
    /// </summary>
    [Fact]
    public void Plays_uniformly_once_all_arms_are_caught()
    {
        Sequence<EpisodeResult> results = Play(new ClickBandit([0.3, 0.3, 0.3], Clicks), [1, 1, 1], 20_000, runs: 400);
        double[] emptyAt = [.. results.Select(result => (double)result.EliminatedAt.Sum())];
        Assert.All(results, result => Assert.All(result.EliminatedAt, show => Assert.NotEqual(0, show)));
        Assert.InRange((emptyAt.Average() - 661) / Math.Sqrt((1600.0 / 400) + (1600.0 / 1500)), -5, 5);
        Assert.All(results, result => Assert.Equal(1.8 * 20_000, result.Regret[0], 6));

        // A single count has a standard deviation of at most √(T · 2/9) = 67: 400 · 3 counts within 7 of them, false alarm below 10⁻⁸.
        Assert.All(results, result => Assert.All(result.Shows, shows => Assert.InRange(shows, 6_667 - 470, 6_667 + 470)));
    }

    /// <summary>While the best arm is truthful, an active arm j gets at most 8 ln T / (μ* − μ(j))² + 1 clicks, but with probability 4·K·T⁻³ a run.</summary>
    [Fact]
    public void Worse_arms_get_logarithmically_many_clicks()
    {
        const int Horizon = 20_000;
        ClickBandit environment = new([0.8, 0.6, 0.5, 0.3], Clicks);
        foreach (EpisodeResult result in Play(environment, environment.TruthfulClickRates, Horizon, runs: 16))
        {
            for (int arm = 1; arm < 4; arm++)
            {
                double gap = 0.8 - environment.PostClickMeans[arm];
                Assert.True(result.Clicks[arm] <= (8 * Math.Log(Horizon) / (gap * gap)) + 1);
            }
        }
    }

    private static void AssertDetection(Sequence<EpisodeResult> results, double excess, double measured, long bound)
    {
        double lemma = Math.Ceiling(8 * 4 * Math.Log(200_000) / (excess * excess)) + 1;
        Assert.InRange(lemma, bound - 2, bound + 2);
        Assert.All(results, result => Assert.True(result.EliminatedAt[0] > 0 && result.Clicks[0] <= bound));
        RunningMoments shows = RunningMoments.Of([.. results.Select(result => (double)result.EliminatedAt[0])]);
        double error = Math.Sqrt(shows.Variance * ((1.0 / shows.Count) + (1.0 / 50)));
        Assert.InRange((shows.Mean - measured) / error, -5.2, 5.2);
    }
}
