using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>How much regret learners have in one environment, over independent replications.</summary>
/// <remarks>
/// Replication r of every learner reads the streams of replication r under the root key: its n-th show of an arm has the same outcome whichever
/// learner plays (common random numbers), so curves of different learners may be compared pairwise. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// RegretExperiment experiment = new(environment, [new UcbS(utility), new Uniform()], horizon: 50_000, replications: 20, root: 7, clickRates: [0.7, 0.6]);
/// RegretResult result = experiment.Run(new CpuDevice());
/// </code></example>
public sealed record RegretExperiment
{
    /// <summary>Runs are played, and held in memory, in blocks: of as many runs as 64 MiB of numbers hold, within these limits.</summary>
    private const int BlockNumbers = 1 << 23;

    private const int NumbersPerArm = 12;
    private const int LeastBlock = 256;
    private const int LargestBlock = 1 << 14;

    /// <summary>Initializes the question.</summary>
    /// <param name="environment">What the learners face.</param>
    /// <param name="learners">The learners, at least one, with different names.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="replications">Runs per learner, 1 to 524,288; from 2 on there is a confidence band.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="clickRates">Strategy profile of the arms, shape [arm], in [0, 1]; empty where the arms have no choice.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, strictly increasing in 1..horizon; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">Learners are missing or share a name, checkpoints do not fit, or the environment refuses the profile.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the number of replications is out of range.</exception>
    public RegretExperiment(
        IBanditEnvironment environment,
        Sequence<ILearner> learners,
        long horizon,
        int replications,
        ulong root,
        Sequence<double> clickRates = default,
        Sequence<long> checkpoints = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        RequireDistinct(learners);
        _ = environment.Tables(clickRates);
        Environment = environment;
        Learners = learners;
        Horizon = horizon;
        Replications = replications;
        Root = root;
        ClickRates = clickRates;
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
    }

    /// <summary>Gets what the learners face.</summary>
    public IBanditEnvironment Environment { get; }

    /// <summary>Gets the learners, in the order of the results.</summary>
    public Sequence<ILearner> Learners { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the runs per learner.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets the strategy profile of the arms, shape [arm]; empty where the arms have no choice.</summary>
    public Sequence<double> ClickRates { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets the arm pulls of the whole experiment.</summary>
    public long TotalPulls => checked(Horizon * Replications * Learners.Count);

    /// <summary>Plays the experiment.</summary>
    /// <remarks>Time O(learners × replications × horizon × arms), shared by the device's threads; the result does not depend on the device.</remarks>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One summary per learner, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public RegretResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        List<EpisodeSummary> summaries = [];
        for (int learner = 0; learner < Learners.Count; learner++)
        {
            summaries.Add(Play(learner, device, progress, cancellation));
        }

        return new(this, device.Name, summaries.ToSequence());
    }

    /// <summary>Plays all runs of one learner: the part of the experiment that can be saved on its own.</summary>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told pulls of the whole experiment, counting the learners before this one as done; from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What the learner did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public EpisodeSummary Play(
        int learner, IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        return PlayBlocks(learner, device, store: null, progress, cancellation);
    }

    /// <summary>Plays all runs of one learner from where a store has them, and keeps the state there while they are played and when they are cancelled.</summary>
    /// <remarks>
    /// The summary is that of <see cref="Play"/>, bit for bit, however often the work was interrupted. On an <see cref="IResumableDevice"/> runs in play are saved too; on another
    /// device the store gets whole blocks of up to 16,384 runs. Memory does not depend on the horizon, and is one number a run besides those of a block.
    /// </remarks>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <param name="device">The machine that plays.</param>
    /// <param name="store">Where the state is kept. A state in it must be of this experiment and learner, settings included.</param>
    /// <param name="progress">Told pulls of the whole experiment, counting the learners before this one, and what the store had, as done; from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work; what was done is saved.</param>
    /// <returns>What the learner did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    /// <exception cref="ArgumentException">The saved state is of another learner or experiment.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public EpisodeSummary Resume(
        int learner,
        IDevice device,
        IStateStore<RegretState> store,
        IProgress<ExperimentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(store);
        return PlayBlocks(learner, device, store, progress, cancellation);
    }

    /// <summary>Checks that learners can be told apart.</summary>
    internal static void RequireDistinct(Sequence<ILearner> learners)
    {
        if (learners.Count == 0)
        {
            throw new ArgumentException("An experiment needs at least one learner; got none.", nameof(learners));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ILearner learner in learners)
        {
            ArgumentNullException.ThrowIfNull(learner, nameof(learners));
            if (!names.Add(learner.Name))
            {
                throw new ArgumentException(
                    $"Learners must have different names; got {learner.Name} twice. Run them in two experiments.", nameof(learners));
            }
        }
    }

    private EpisodeSummary PlayBlocks(
        int learner, IDevice device, IStateStore<RegretState>? store, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        string name = Learners[learner].Name;
        byte[] fingerprint = store is null ? [] : FingerprintOf(Learners[learner]);
        RegretState? saved = LoadOwn(store, name, fingerprint);
        SummaryFold finished = saved?.Finished.Copy() ?? new(Environment.Arms, Checkpoints.Count);
        long before = (Horizon * Replications * learner) + (Horizon * finished.Count);
        PullProgress? pulls = PullProgress.For(progress, name, epoch: 0, before, TotalPulls);
        BatchState? block = saved?.Block;
        bool isUnsaved = false;
        while (finished.Count < Replications)
        {
            EpisodeBatch batch = Block(Learners[learner], finished.Count);
            Sequence<EpisodeResult> results;
            try
            {
                results = store is not null && device is IResumableDevice resumable
                    ? resumable.Resume(batch, new BlockStore(store, name, fingerprint, finished, block), pulls, cancellation)
                    : device.Play(batch, pulls, cancellation);
            }
            catch (OperationCanceledException) when (isUnsaved && device is not IResumableDevice)
            {
                store!.Save(new(name, fingerprint, finished, null));
                throw;
            }

            foreach (EpisodeResult result in results)
            {
                finished.Add(result);
            }

            block = null;
            isUnsaved = store is not null;
            if (store is { IsDue: true })
            {
                store.Save(new(name, fingerprint, finished.Copy(), null));
                isUnsaved = false;
            }
        }

        return finished.Summary(name, Checkpoints);
    }

    private EpisodeBatch Block(ILearner learner, int first)
    {
        int size = Math.Clamp(BlockNumbers / ((NumbersPerArm * Environment.Arms) + Checkpoints.Count), LeastBlock, LargestBlock);
        Sequence<Episode> episodes = Sequence.Of(
            Math.Min(size, Replications - first), run => new Episode(ClickRates, ReplicationLayout.Evaluation(epoch: 0, first + run)));
        return new(Environment, learner, episodes, Horizon, Checkpoints, Root);
    }

    private byte[] FingerprintOf(ILearner learner)
    {
        using WorkFingerprint fingerprint = new(learner, Horizon, Root, Checkpoints);
        fingerprint.Write(Environment.Tables(ClickRates));
        return fingerprint.Hash();
    }

    /// <summary>Loads what a store has of a learner, and refuses anything else.</summary>
    private RegretState? LoadOwn(IStateStore<RegretState>? store, string learner, byte[] fingerprint)
    {
        RegretState? saved = store?.Load();
        if (saved is not null && !saved.Fingerprint.AsSpan().SequenceEqual(fingerprint))
        {
            throw new ArgumentException(
                $"The saved state must be of {learner} in this experiment; it is of {saved.Learner}, of other settings, environment, horizon, checkpoints or key, or of another version. Resume what it is of, or start afresh.", nameof(store));
        }

        if (saved is not null && (saved.Learner != learner || saved.FinishedRuns > Replications
            || saved.Finished.Arms != Environment.Arms || saved.Finished.Checkpoints != Checkpoints.Count))
        {
            throw new ArgumentException(
                $"The saved state must be of {learner} in this experiment; it is of {saved.Learner} with {saved.FinishedRuns} runs, {saved.Finished.Arms} arms and {saved.Finished.Checkpoints} checkpoints.", nameof(store));
        }

        return saved;
    }
}
