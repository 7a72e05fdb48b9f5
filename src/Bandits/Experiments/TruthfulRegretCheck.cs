using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A1-1: the regret of UCB-S against truthful arms, none of which it removes.</summary>
internal sealed record TruthfulRegretCheck : ClickbaitCheck
{
    private readonly RegretExperiment experiment;

    public TruthfulRegretCheck(CheckScale scale, ClickUtility utility)
        : base("A1-1", "Against truthful arms UCB-S has small regret and removes nobody (instance A, T = 50,000).", scale)
    {
        ClickBandit bandit = ClickbaitInstances.A(utility);
        experiment = new(
            bandit, [new UcbS(utility)], horizon: 50_000, scale.Runs(20), scale.Root, bandit.TruthfulClickRates, [50_000]);
    }

    public override long TotalPulls => experiment.TotalPulls;

    private protected override Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        EpisodeSummary summary = experiment.Run(device, progress, cancellation).Summaries[0];
        return
        [
            new("mean regret of UCB-S at T = 50,000", summary.Curve.Final, 650, 950),
            new("arms removed, all runs together", summary.TotalEliminations, 0, 0),
        ];
    }
}
