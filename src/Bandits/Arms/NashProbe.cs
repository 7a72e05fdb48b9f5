using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>How much any single arm could gain by leaving a strategy profile: every arm tries every rate of a grid, others fixed.</summary>
/// <remarks>Common random numbers pair all runs. Time O(arms × grid × replications × horizon × arms). Immutable and thread-safe.</remarks>
/// <param name="Environment">What the learner faces; its arms choose their click rates.</param>
/// <param name="Learner">The learner.</param>
/// <param name="Profile">Strategy profile to leave, shape [arm], in [0, 1].</param>
/// <param name="Grid">Click rates each arm tries, at least one, in [0, 1].</param>
/// <param name="Horizon">Rounds of every run, at least 1.</param>
/// <param name="Replications">Runs per arm and grid point, at least 1; from 2 on errors are known.</param>
/// <param name="Root">Root key of all random streams.</param>
public sealed record NashProbe(
    IBanditEnvironment Environment,
    ILearner Learner,
    Sequence<double> Profile,
    Sequence<double> Grid,
    long Horizon,
    int Replications,
    ulong Root)
{
    /// <summary>Plays all unilateral deviations.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One best-response curve per arm.</returns>
    /// <exception cref="ArgumentException">The environment refuses the profile or a rate, the grid is empty, or a number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public NashProbeResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(Environment);
        List<BestResponseCurve> curves = [];
        for (int arm = 0; arm < Environment.Arms; arm++)
        {
            BestResponseExperiment experiment = new(
                Environment, Learner, Profile, arm, Grid, Horizon, Replications, Root);
            curves.Add(experiment.Run(
                device, ShiftedProgress.For(progress, curves.Count * experiment.TotalPulls, Environment.Arms * experiment.TotalPulls), cancellation));
        }

        return new(this, curves.ToSequence());
    }
}
