using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A1-2: against truthful arms the regret of UCB-S grows more slowly than √(K T ln T).</summary>
internal sealed record RegretRateCheck : ClickbaitCheck
{
    private const double LargestRatio = 1.2;
    private readonly Sequence<RegretExperiment> experiments;

    public RegretRateCheck(CheckScale scale, ClickUtility utility)
        : base("A1-2", "Against truthful arms the regret of UCB-S over √(K T ln T) falls with T and is at most 1.2 (instance A).", scale)
    {
        ClickBandit bandit = ClickbaitInstances.A(utility);
        RegretExperiment At(long horizon) => new(
            bandit, [new UcbS(utility)], horizon, scale.Runs(20), scale.Root, bandit.TruthfulClickRates, [horizon]);
        experiments = [At(1_000), At(5_000), At(20_000), At(50_000)];
    }

    public override long TotalPulls => experiments.Sum(experiment => experiment.TotalPulls);

    private protected override Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        List<Measurement> measurements = [];
        long done = 0;
        double previous = double.PositiveInfinity;
        foreach (RegretExperiment experiment in experiments)
        {
            double regret = experiment
                .Run(device, ShiftedProgress.For(progress, done, TotalPulls), cancellation).Curves[0].Final;
            done += experiment.TotalPulls;
            double ratio = regret / Math.Sqrt(experiment.Environment.Arms * experiment.Horizon * Elementary.Log(experiment.Horizon));
            measurements.Add(AtMost(
                Invariant($"regret / √(K T ln T) at T = {experiment.Horizon:N0}"), ratio, Math.Min(LargestRatio, previous)));
            previous = ratio;
        }

        return measurements.ToSequence();
    }
}
