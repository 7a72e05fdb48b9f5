using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Arms;

/// <summary>Learners that cannot be told from theory: their equilibria have closed forms.</summary>
public sealed class OracleEquilibriumTests
{
    private static readonly ClickUtility Product = new ClickUtility.ProductPenalty(5);
    private static readonly ClickUtility Clicks = new ClickUtility.ClickPenalty(5);

    public static TheoryData<bool, double> CostOfFullClickbait => new() { { true, 0.578 }, { false, 0.45 } };

    public static TheoryData<bool, double, double> SecondPrice =>
        new() { { true, 0.8119868415, 0.1155 }, { false, 0.7 + (0.1 * Math.Sqrt(2)), 0.1 } };

    [Theory]
    [MemberData(nameof(CostOfFullClickbait))]
    public void Best_response_to_the_mu_oracle_is_click_rate_1_at_the_exact_cost(bool isProduct, double regretPerRound)
    {
        ClickBandit bandit = Bandit(isProduct);
        BestResponseCurve curve = new BestResponseExperiment(
            bandit, new MuOracle(), bandit.TruthfulClickRates, 0, [0.2, 0.6, 0.9, 1], 200, 5, 1).Run(new CpuDevice());
        Assert.Equal(1, curve.Maximizer.ClickRate);
        Assert.Equal(200 * regretPerRound, curve.Maximizer.Regret, 1e-9);
    }

    [Theory]
    [MemberData(nameof(SecondPrice))]
    public void Best_response_to_the_utility_oracle_leaves_the_learner_what_the_second_best_arm_offers(
        bool isProduct, double rate, double regretPerRound)
    {
        ClickBandit bandit = Bandit(isProduct);
        (double shown, double passedOver) = (bandit.TruthfulClickRates[0], 1);
        while (passedOver - shown > 1e-11)
        {
            double middle = (shown + passedOver) / 2;
            (shown, passedOver) = IsShown(bandit, middle) ? (middle, passedOver) : (shown, middle);
        }

        Assert.Equal(rate, shown, 1e-9);
        BestResponseCurve curve = new BestResponseExperiment(
            bandit, new UtilityOracle(), bandit.TruthfulClickRates, 0, [shown - 0.1, shown, passedOver, 1], 500, 5, 1).Run(new CpuDevice());
        Assert.Equal(shown, curve.Maximizer.ClickRate);
        Assert.Equal((0.0, 0.0), (curve.Points[2].Clicks, curve.Points[3].Clicks));
        Assert.Equal(500 * regretPerRound, curve.Maximizer.Regret, 1e-6);
    }

    // Shown forever at click rate 1 the best arm costs T (u* - u(1, μ₁)) = 22,500 per 50,000 rounds; rounds spent on others cost less.
    [Fact]
    public void Regret_of_learning_means_alone_approaches_that_of_the_mu_oracle_from_below()
    {
        ClickBandit bandit = new([0.6, 0.5, 0.4, 0.3, 0.2], Clicks);
        Sequence<double> profile = [1, .. bandit.TruthfulClickRates.Skip(1)];
        RegretExperiment At(long horizon) => new(bandit, [new UcbMu(), new MuOracle()], horizon, 8, 3, profile, [horizon]);
        double previous = 0;
        foreach (long horizon in (long[])[1_000, 10_000, 100_000])
        {
            Sequence<RegretCurve> curves = At(horizon).Run(new CpuDevice()).Curves;
            Assert.Equal(0.45 * horizon, curves[1].Final, 1e-6);
            double share = curves[0].Final / curves[1].Final;
            Assert.InRange(share, previous, 1);
            previous = share;
        }

        Assert.InRange(previous, 0.95, 1);
    }

    // Regret per round has mean 0.2 and variance 0.02: the mean of 20 runs of 10,000 rounds is 2,000 ± 4.9 · √(200 / 20) but once in 10⁶.
    [Fact]
    public void Uniform_play_against_truthful_arms_has_its_exact_expected_regret()
    {
        ClickBandit bandit = new([0.6, 0.5, 0.4, 0.3, 0.2], Clicks);
        RegretExperiment experiment = new(bandit, [new Uniform()], 10_000, 20, 8, bandit.TruthfulClickRates, [10_000]);
        double margin = 4.9 * Math.Sqrt(10_000 * 0.02 / 20);
        Assert.InRange(experiment.Run(new CpuDevice()).Curves[0].Final, 2000 - margin, 2000 + margin);
    }

    private static ClickBandit Bandit(bool isProduct) => new([0.6, 0.5], isProduct ? Product : Clicks);

    private static bool IsShown(ClickBandit bandit, double rate)
    {
        RegretExperiment experiment = new(
            bandit, [new UtilityOracle()], horizon: 1, replications: 1, root: 1, [rate, bandit.TruthfulClickRates[1]]);
        return experiment.Run(new CpuDevice()).Summaries[0].Shows[0] == 1;
    }
}
