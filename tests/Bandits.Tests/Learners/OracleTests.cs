using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

public sealed class OracleTests
{
    public static TheoryData<ClickUtility, double> LossesOfTheMuOracle => new()
    {
        { new ClickUtility.ProductPenalty(5), 0.578 },
        { new ClickUtility.ClickPenalty(5), 0.45 },
    };

    public static TheoryData<ClickUtility, double, double> LossesOfTheUtilityOracle => new()
    {
        { new ClickUtility.ProductPenalty(5), 0.8119868415, 0.1155 },
        { new ClickUtility.ClickPenalty(5), 0.7 + (0.1 * Math.Sqrt(2)), 0.1 },
    };

    [Theory]
    [MemberData(nameof(LossesOfTheMuOracle))]
    public void The_mu_oracle_shows_the_best_arm_however_much_it_inflates(ClickUtility utility, double loss)
    {
        ClickBandit environment = new([0.6, 0.5], utility);
        foreach (double rate in new[] { environment.TruthfulClickRates[0], 0.9, 1 })
        {
            EpisodeResult result = Play(environment, [rate, 0.5], new MuOracle());
            Assert.Equal([1_000L, 0], result.Shows);
        }

        Assert.Equal(loss, Play(environment, [1, 0.5], new MuOracle()).Regret[0] / 1_000, 12);
    }

    [Theory]
    [MemberData(nameof(LossesOfTheUtilityOracle))]
    public void The_utility_oracle_lets_the_best_arm_inflate_up_to_its_runner_up(ClickUtility utility, double limit, double loss)
    {
        ClickBandit environment = new([0.6, 0.5], utility);
        double truthful = environment.TruthfulClickRates[1];
        Assert.Equal([1_000L, 0], Play(environment, [limit - 1e-9, truthful], new UtilityOracle()).Shows);
        Assert.Equal([0L, 1_000], Play(environment, [limit + 1e-9, truthful], new UtilityOracle()).Shows);
        Assert.Equal(loss, Play(environment, [limit - 1e-9, truthful], new UtilityOracle()).Regret[0] / 1_000, 7);
    }

    [Fact]
    public void Oracles_are_told_the_profile_of_each_episode()
    {
        ClickBandit environment = new([0.6, 0.5], new ClickUtility.ClickPenalty(5));
        Sequence<Episode> episodes = [new([0.7, 0.6], 0), new([1, 0.6], 1), new([0.7, 0.6], 2)];
        Sequence<EpisodeResult> results = new CpuDevice().Play(new(environment, new UtilityOracle(), episodes, 50, [50], 1));
        Assert.Equal([[50L, 0], [0L, 50], [50L, 0]], results.Select(result => result.Shows));
    }

    [Fact]
    public void An_oracle_refuses_to_play_blind()
    {
        Assert.Contains("must be told", Assert.Throws<InvalidOperationException>(() => new MuOracle().Begin(2, 10, default)).Message, StringComparison.Ordinal);
        Assert.Contains("must be told", Assert.Throws<InvalidOperationException>(() => new UtilityOracle().Begin(2, 10, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fixed_arm_needs_that_many_arms()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedArm(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedArm(2).Begin(2, 10, new StreamKey(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Play(new ClickBandit([0.5, 0.5], new ClickUtility.Product()), [1, 1], new FixedArm(2)));
        Assert.Equal("arm 2", new FixedArm(2).Name);
    }

    private static EpisodeResult Play(ClickBandit environment, Sequence<double> rates, ILearner learner) =>
        new CpuDevice().Play(new(environment, learner, [new(rates, 0)], 1_000, [1_000], 5))[0];
}
