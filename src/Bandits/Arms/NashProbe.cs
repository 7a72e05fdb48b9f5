using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>How much any single arm could gain by leaving a strategy profile: every arm tries every rate of a grid, others fixed.</summary>
/// <remarks>Common random numbers pair all runs. Time O(arms × grid × replications × horizon × arms). Immutable and thread-safe.</remarks>
public sealed record NashProbe
{
    /// <summary>Initializes the question.</summary>
    /// <param name="environment">What the learner faces; its arms choose their click rates.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="profile">Strategy profile to leave, shape [arm], in [0, 1].</param>
    /// <param name="grid">Click rates each arm tries, at least one, in [0, 1].</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="replications">Runs per arm and grid point, 1 to 524,288; from 2 on errors are known.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <exception cref="ArgumentException">The profile or a grid point is refused by the environment, or the grid is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the number of replications is out of range.</exception>
    public NashProbe(
        IBanditEnvironment environment,
        ILearner learner,
        Sequence<double> profile,
        Sequence<double> grid,
        long horizon,
        int replications,
        ulong root)
    {
        ArgumentNullException.ThrowIfNull(environment);
        Sweeps = Sequence.Of(environment.Arms, arm => new BestResponseExperiment(
            environment, learner, profile, arm, grid, horizon, replications, root));
        Grid = grid;
    }

    /// <summary>Gets the sweep of every arm, shape [arm].</summary>
    public Sequence<BestResponseExperiment> Sweeps { get; }

    /// <summary>Gets the click rates each arm tries.</summary>
    public Sequence<double> Grid { get; }

    /// <summary>Gets the arm pulls of the whole probe.</summary>
    public long TotalPulls => Sweeps.Sum(sweep => sweep.TotalPulls);

    /// <summary>Plays all unilateral deviations.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One best-response curve per arm.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public NashProbeResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        List<BestResponseCurve> curves = [];
        long done = 0;
        foreach (BestResponseExperiment sweep in Sweeps)
        {
            curves.Add(sweep.Run(device, ShiftedProgress.For(progress, done, TotalPulls), cancellation));
            done += sweep.TotalPulls;
        }

        return new(this, curves.ToSequence());
    }
}
