using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A1-3: screening takes the reward out of clickbait.</summary>
internal sealed record BestResponseCheck : ClickbaitCheck
{
    private const double GridStep = 0.01;
    private readonly BestResponseExperiment screened;
    private readonly BestResponseExperiment unscreened;

    public BestResponseCheck(CheckScale scale, ClickUtility utility)
        : base("A1-3", "Under UCB-S the best arm's best response is close to the desired click rate; without screening it is 1 (instance A, T = 50,000).", scale)
    {
        ClickBandit bandit = ClickbaitInstances.A(utility);
        screened = Sweep(scale, bandit, new UcbS(utility));
        unscreened = Sweep(scale, bandit, new UcbMu());
    }

    public override long TotalPulls => screened.TotalPulls + unscreened.TotalPulls;

    private protected override Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        BestResponseCurve with = screened.Run(device, ShiftedProgress.For(progress, 0, TotalPulls), cancellation);
        BestResponseCurve without = unscreened.Run(
            device, ShiftedProgress.For(progress, screened.TotalPulls, TotalPulls), cancellation);
        return
        [
            // The band is 2 to 6 steps of the grid; half a step of slack, because a grid point 6 steps up is 0.06000000000000005 above in doubles.
            new("best response minus desired click rate, UCB-S", with.Distance, 1.5 * GridStep, 6.5 * GridStep),
            AtMost("clicks at click rate 1 over clicks when truthful, UCB-S", with.Points[^1].Clicks / with.Own.Clicks, 0.3),
            new("best response, UCB-μ", without.Maximizer.ClickRate, 1, 1),
        ];
    }

    private static BestResponseExperiment Sweep(CheckScale scale, ClickBandit bandit, ILearner learner)
    {
        Sequence<double> grid = ClickRateGrid.Upwards(bandit.TruthfulClickRates[bandit.BestArm], GridStep);
        return new(
            bandit, learner, bandit.TruthfulClickRates, bandit.BestArm, grid, horizon: 50_000, scale.Runs(20), scale.Root);
    }
}
