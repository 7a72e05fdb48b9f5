using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A1-4: the best arm's best response comes closer to the desired click rate as √(K ln T / T).</summary>
internal sealed record EquilibriumDistanceCheck : ClickbaitCheck
{
    private readonly Sequence<BestResponseExperiment> experiments;

    public EquilibriumDistanceCheck(CheckScale scale, ClickUtility utility)
        : base("A1-4", "Under UCB-S the best arm's best response lies above the desired click rate by about √(K ln T / T) (instance B).", scale)
    {
        ClickBandit bandit = ClickbaitInstances.B(utility);
        Sequence<double> grid = ClickRateGrid.Upwards(bandit.TruthfulClickRates[bandit.BestArm], step: 0.005);
        BestResponseExperiment At(long horizon, int runs) => new(
            bandit, new UcbS(utility), bandit.TruthfulClickRates, bandit.BestArm, grid, horizon, scale.Runs(runs), scale.Root);

        // Short runs are cheap and their best response is flat: they take more of them.
        experiments = [At(1_000, 400), At(10_000, 100), At(100_000, 20)];
    }

    public override long TotalPulls => experiments.Sum(experiment => experiment.TotalPulls);

    private protected override Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        List<Measurement> measurements = [];
        long done = 0;
        foreach (BestResponseExperiment experiment in experiments)
        {
            double distance = experiment.Run(device, ShiftedProgress.For(progress, done, TotalPulls), cancellation).Distance;
            done += experiment.TotalPulls;
            double unit = Math.Sqrt(experiment.Environment.Arms * Elementary.Log(experiment.Horizon) / experiment.Horizon);
            measurements.Add(new(
                Invariant($"(best response - desired rate) / √(K ln T / T) at T = {experiment.Horizon:N0}"), distance / unit, 0.9, 2.2));
        }

        return measurements.ToSequence();
    }
}
