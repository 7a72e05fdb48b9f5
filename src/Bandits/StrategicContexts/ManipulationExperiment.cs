using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>What regret contextual learners have when arms adapt the features they claim: epochs of play, between them every arm tries to be played more.</summary>
/// <remarks>
/// True contexts are users times true features, see <see cref="FeatureContexts"/>; arms report users times claimed features, at first the true ones. Users are the
/// same in all epochs of a replication. Every epoch begins with a learner that knows nothing: estimates, removed arms and the sums behind removal are all new.
/// Each replication has a population of its own, whose arms step by <see cref="FeatureAdaptation"/>.
/// <para>Random numbers: users come from replication r; noise and learner of epoch e, probe p (0 is the evaluation) from replication
/// (e · (arms · dimension + 1) + p) · replications + r.</para>
/// <para>GGTM and OptGTM (<see cref="GrimTrigger"/> around <see cref="KnownWeights"/> or <see cref="DisjointLinUcb"/>) with at most 8 dimensions, 1,024 arms and 2³² − 1
/// rounds play episodes in lanes, evaluations and probes of several populations side by side, in double precision; others play one episode after the other. The result
/// has the same bits for every width of lanes, number of threads and grouping of populations.</para>
/// <para>Time O(learners × replications × epochs × (arms · dimension + 1) × horizon × a round). Immutable and thread-safe.</para>
/// </remarks>
[Reference("kleinebuening2024b", "Section 6, experiments")]
public sealed record ManipulationExperiment
{
    private const int MostThreads = 1024;

    // More are enough for any number of threads.
    private const long MostEpisodes = 1 << 20;

    /// <summary>Initializes the question.</summary>
    /// <param name="weights">θ, shape [dimension], finite.</param>
    /// <param name="noise">Standard deviation of the noise, finite and at least 0.</param>
    /// <param name="features">True features, shape [arm, dimension], finite and nowhere 0, so that any claim is a multiple of the truth.</param>
    /// <param name="learners">The learners, at least one, with different names.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="epochs">Number of epochs, at least 1; the first is epoch 0.</param>
    /// <param name="replications">Populations per learner, at least 1.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="adaptation">How arms adapt; the authors' way when null.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">Learners are missing or share a name, shapes do not fit, or a feature is 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or there are more than 2³² runs.</exception>
    public ManipulationExperiment(
        Sequence<double> weights,
        double noise,
        Matrix<double> features,
        Sequence<IContextualLearner> learners,
        long horizon,
        int epochs,
        int replications,
        ulong root,
        FeatureAdaptation? adaptation = null,
        Sequence<long> checkpoints = default)
    {
        Bandit = new(weights, noise, new FeatureContexts(features));
        ContextualLearners.RequireDistinct(learners);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        RequireNonzero(features);
        RequireRoom(checked((long)epochs * (features.Entries.Length + 1) * replications));
        Features = features;
        Learners = learners;
        Horizon = horizon;
        Epochs = epochs;
        Replications = replications;
        Root = root;
        Adaptation = adaptation ?? new();
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
    }

    /// <summary>Gets the environment, true features and all.</summary>
    public LinearBandit Bandit { get; }

    /// <summary>Gets the true features, shape [arm, dimension].</summary>
    public Matrix<double> Features { get; }

    /// <summary>Gets the learners, in the order of the results.</summary>
    public Sequence<IContextualLearner> Learners { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>Gets the populations per learner.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets how arms adapt.</summary>
    public FeatureAdaptation Adaptation { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets the rounds of the whole experiment, probes included; nobody probes after the last epoch.</summary>
    public long TotalPulls => checked(Learners.Count * PullsPerLearner);

    private long PullsPerLearner => checked(Replications * Horizon * (Epochs + ((Epochs - 1L) * Features.Entries.Length)));

    /// <summary>The experiment of the authors: five dimensions, four arms, 10,000 users, epochs 0 to 20.</summary>
    /// <remarks>
    /// θ = (1, 1, 0.8, 1, 1), features ±0.1, noise 0.5. The released program says five arms and defines four; here there are four. It also keeps the
    /// sums behind removal from epoch to epoch, and lets removed arms win when all indices are negative; neither happens here.
    /// </remarks>
    /// <param name="learners">The learners; see <see cref="AuthorsRadius"/>.</param>
    /// <param name="replications">Populations per learner; the authors have 10.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="epochs">Number of epochs.</param>
    /// <returns>The question.</returns>
    public static ManipulationExperiment Authors(
        Sequence<IContextualLearner> learners, int replications = 10, ulong root = 0, int epochs = 21) => new(
        [1, 1, 0.8, 1, 1],
        0.5,
        new(4, 5, Enumerable.Range(0, 20).Select(index => index / 5 == index % 5 ? 0.1 : -0.1).ToArray()),
        learners,
        10_000,
        epochs,
        replications,
        root);

    /// <summary>The confidence radius of the authors' program: dimension for the bounds on weights and contexts, noise of scale 1, δ = 1/T.</summary>
    /// <param name="dimension">Length of contexts, 1 to 1,024.</param>
    /// <returns>The radius.</returns>
    public static ConfidenceRadius AuthorsRadius(int dimension) => new ConfidenceRadius.SelfNormalized
    {
        WeightBound = LinearSettings.Dimension(dimension),
        ContextBound = dimension,
        Volume = VolumeBound.Horizon,
    };

    /// <summary>Plays the experiment.</summary>
    /// <remarks>The result depends neither on the number of threads nor on the width of lanes, which is the machine's.</remarks>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="cancellation">Stops the work between checkpoints.</param>
    /// <returns>One result per learner, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<ManipulationResult> Run(int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        CpuDevice device = new() { Threads = Math.Min(threads, MostThreads) };
        (int Learner, int First, int Count, LaneWidth Width)[] blocks =
        [
            .. from learner in Enumerable.Range(0, Learners.Count)
               from block in Blocks(Learners[learner], device)
               select (learner, block.First, block.Count, block.Width),
        ];
        Sequence<Sequence<Sequence<ManipulationEpoch>>> played = Replicated.Run(
            blocks.Length,
            threads,
            index => new ManipulatedPopulations(this, Learners[blocks[index].Learner], blocks[index].First, blocks[index].Count, blocks[index].Width)
                .Play(null, cancellation),
            cancellation);
        return Sequence.Of(Learners.Count, learner => new ManipulationResult(
            this, Learners[learner].Name, played.Where((_, index) => blocks[index].Learner == learner).SelectMany(block => block).ToSequence()));
    }

    /// <summary>Plays all populations of one learner: the part of the experiment that can be saved on its own.</summary>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <param name="device">Gives the number of threads and the width of lanes.</param>
    /// <param name="progress">Told rounds of the whole experiment, counting the learners before this one as done; from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work between checkpoints.</param>
    /// <returns>What the arms made of the learner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public ManipulationResult Play(
        int learner, IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        IContextualLearner played = Learners[learner];
        PullProgress? pulls = PullProgress.For(progress, played.Name, epoch: 0, PullsPerLearner * learner, TotalPulls);
        (int First, int Count, LaneWidth Width)[] blocks = Blocks(played, device as CpuDevice ?? new());
        Sequence<Sequence<Sequence<ManipulationEpoch>>> populations = Replicated.Run(
            blocks.Length,
            device,
            index => new ManipulatedPopulations(this, played, blocks[index].First, blocks[index].Count, blocks[index].Width).Play(pulls, cancellation),
            cancellation);
        return new(this, played.Name, populations.SelectMany(block => block).ToSequence());
    }

    // Populations that are played together: as many as fill lanes in epochs without probes, unless threads would be idle.
    private (int First, int Count, LaneWidth Width)[] Blocks(IContextualLearner learner, CpuDevice device)
    {
        if (TriggerLearner.Of(Bandit, learner, Horizon) is null)
        {
            return [.. Enumerable.Range(0, Replications).Select(run => (run, 1, LaneWidth.Scalar))];
        }

        int episodes = Epochs == 1 ? 1 : 1 + Features.Entries.Length;
        LaneWidth width = ContenderLanes.WidthOf(device, (int)Math.Min(MostEpisodes, (long)episodes * Replications));
        int size = Math.Clamp((Replications + device.Threads - 1) / device.Threads, 1, width switch
        {
            LaneWidth.Bits512 => Real512.Count,
            LaneWidth.Bits256 => Real256.Count,
            _ => 1,
        });
        return [.. Enumerable.Range(0, (Replications + size - 1) / size).Select(block => (block * size, Math.Min(size, Replications - (block * size)), width))];
    }

    private static void RequireNonzero(Matrix<double> features)
    {
        if (features.Entries.Contains(0))
        {
            throw new ArgumentException("Features must not be 0, so that every claim is a multiple of the truth. Use a small one.", nameof(features));
        }
    }

    private static void RequireRoom(long runs)
    {
        if (runs > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(runs), runs, Invariant($"Epochs × (features + 1) × replications must be below 2³²; got {runs}. Take fewer replications."));
        }
    }
}
