using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A1-7: an arm that is never clicked is removed by two-sided screening and shown forever by one-sided screening.</summary>
internal sealed record DeadArmCheck : ClickbaitCheck
{
    private const long Horizon = 20_000;
    private const double Regret = 2094;
    private const double RegretSlack = 0.25;
    private readonly RegretExperiment experiment;
    private readonly int deadArm;
    private readonly double shows;

    public DeadArmCheck(CheckScale scale, ClickUtility utility)
        : base("A1-7", "Two-sided screening removes an arm that is never clicked; one-sided screening shows it forever (instance B, T = 20,000).", scale)
    {
        ClickBandit bandit = ClickbaitInstances.B(utility);
        deadArm = bandit.Arms - 1;
        UcbS twoSided = new(utility);
        experiment = new(
            bandit,
            [twoSided, twoSided with { Name = "UCB-S, upper side only", Mode = ScreeningMode.UpperOnly }],
            Horizon,
            scale.Runs(10),
            scale.Root,
            Profiles.With(bandit.TruthfulClickRates, deadArm, 0),
            [Horizon]);

        // Removed at the first show n with √(2 ln T / n) below the smallest desired rate.
        shows = Math.Floor(2 * Elementary.Log(Horizon) / (utility.MinimumDesiredClickRate * utility.MinimumDesiredClickRate)) + 1;
    }

    public override long TotalPulls => experiment.TotalPulls;

    private protected override Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        Sequence<EpisodeSummary> summaries = experiment.Run(device, progress, cancellation).Summaries;
        int runs = experiment.Replications;
        return
        [
            new("mean regret of two-sided screening", summaries[0].Curve.Final, Regret * (1 - RegretSlack), Regret * (1 + RegretSlack)),
            new("runs in which the dead arm is removed", summaries[0].Eliminations[deadArm], runs, runs),
            new("mean shows of the dead arm", summaries[0].Shows[deadArm], shows, shows),
            AtLeast("mean regret of one-sided screening", summaries[1].Curve.Final, 15_000),
        ];
    }
}
