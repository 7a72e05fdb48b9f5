using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>What regret learners have when arms adapt: epochs of play, between them every arm changes its click rate to get more clicks.</summary>
/// <remarks>
/// Each learner meets its own population, all from the same start. In every epoch the learner plays afresh against the current profile
/// (evaluation), every arm probes its own rate a little up and down (others fixed), and all arms step at once, see <see cref="GradientAdaptation"/>.
/// <para>Random numbers: bits 31-20 of the replication are the epoch, bit 19 tells probe (1) from evaluation (0), bits 18-0 are the run. Both sides of
/// a probe, all arms' probes and all learners share runs (common random numbers); evaluations of different epochs are independent.</para>
/// <para>Time O(learners × epochs × (replications + 2 · arms · probe replications) × horizon × arms). Immutable and thread-safe.</para>
/// </remarks>
[Reference("kleinebuening2024", "Section 6: arms adapt by gradient steps between repeated interactions")]
public sealed record AdaptiveArmsExperiment
{
    /// <summary>Initializes the question.</summary>
    /// <param name="environment">What the learners face; its arms choose their click rates.</param>
    /// <param name="learners">The learners, at least one, with different names.</param>
    /// <param name="start">Strategy profile of epoch 0, shape [arm], within the bounds of the adaptation.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="epochs">Number of epochs, 1 to 4,096; the first is epoch 0.</param>
    /// <param name="replications">Evaluation runs per epoch, 1 to 524,288; from 2 on there is a confidence band.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="adaptation">How arms adapt; the defaults of <see cref="GradientAdaptation"/> when null.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, strictly increasing in 1..horizon; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">Learners are missing or share a name, checkpoints do not fit, or the start is no profile within the bounds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon, the number of epochs or of replications is out of range.</exception>
    public AdaptiveArmsExperiment(
        IBanditEnvironment environment,
        Sequence<ILearner> learners,
        Sequence<double> start,
        long horizon,
        int epochs,
        int replications,
        ulong root,
        GradientAdaptation? adaptation = null,
        Sequence<long> checkpoints = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (epochs is < 1 or > ReplicationLayout.MaximumEpochs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(epochs), epochs, $"Epochs must lie in 1..{ReplicationLayout.MaximumEpochs}; got {epochs}.");
        }

        ReplicationLayout.RequireRuns(replications, nameof(replications));
        RegretExperiment.RequireDistinct(learners);
        adaptation ??= new();
        RequireProfile(environment, start, adaptation);
        Environment = environment;
        Learners = learners;
        Start = start;
        Horizon = horizon;
        Epochs = epochs;
        Replications = replications;
        Root = root;
        Adaptation = adaptation;
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
    }

    /// <summary>Gets what the learners face.</summary>
    public IBanditEnvironment Environment { get; }

    /// <summary>Gets the learners, in the order of the results.</summary>
    public Sequence<ILearner> Learners { get; }

    /// <summary>Gets the strategy profile of epoch 0, shape [arm].</summary>
    public Sequence<double> Start { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>Gets the evaluation runs per epoch.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets how arms adapt.</summary>
    public GradientAdaptation Adaptation { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets the arm pulls of one epoch of one learner, probes included.</summary>
    public long PullsPerEpoch => checked(
        Horizon * (Replications + (2L * Environment.Arms * Adaptation.ProbeReplications)));

    /// <summary>Gets the arm pulls of the whole experiment.</summary>
    public long TotalPulls => checked(PullsPerEpoch * Epochs * Learners.Count);

    /// <summary>Begins the run of one learner.</summary>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <returns>A run before epoch 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    public AdaptiveArmsRun Begin(int learner) => Resume(learner, []);

    /// <summary>Continues the run of one learner after saved epochs, bit for bit as if it had not been interrupted.</summary>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <param name="finished">Results of epochs 0, 1, … of this learner in this experiment; may be empty.</param>
    /// <returns>A run before the first missing epoch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    /// <exception cref="ArgumentException">The results are not the first epochs of this learner: a wrong name, number, shape, or a profile that does not follow from the one before.</exception>
    public AdaptiveArmsRun Resume(int learner, Sequence<EpochResult> finished)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(learner);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(learner, Learners.Count);
        return new(this, Learners[learner], finished);
    }

    /// <summary>Plays all epochs of all learners.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work; use <see cref="Begin"/> to keep finished epochs.</param>
    /// <returns>One trajectory per learner, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public AdaptiveArmsResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        List<AdaptiveArmsTrajectory> trajectories = [];
        for (int learner = 0; learner < Learners.Count; learner++)
        {
            AdaptiveArmsRun run = Begin(learner);
            while (!run.IsFinished)
            {
                run.Step(device, progress, cancellation);
            }

            trajectories.Add(run.Trajectory);
        }

        return new(this, device.Name, trajectories.ToSequence());
    }

    private static void RequireProfile(IBanditEnvironment environment, Sequence<double> start, GradientAdaptation adaptation)
    {
        if (start.Count != environment.Arms)
        {
            throw new ArgumentException(
                $"The start must hold one click rate per arm: {environment.Arms}; got {start.Count}. Adaptive arms need an environment whose arms choose.",
                nameof(start));
        }

        for (int arm = 0; arm < start.Count; arm++)
        {
            if (!(start[arm] >= adaptation.LowestClickRate && start[arm] <= adaptation.HighestClickRate))
            {
                throw new ArgumentException(
                    Invariant($"Click rates must start within [{adaptation.LowestClickRate}, {adaptation.HighestClickRate}]; arm {arm} has {start[arm]}. Move it or widen the bounds."),
                    nameof(start));
            }
        }

        _ = environment.Tables(start);
    }
}
