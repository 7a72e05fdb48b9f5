using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Cascading;

/// <summary>How much regret ranking learners have under the cascade model, over independent replications.</summary>
/// <remarks>
/// Whether item e would attract in round t of replication r is one draw of the stream (r, <see cref="Streams.Rewards"/>, e), block t, whichever learner
/// plays: common random numbers. Block 0 is the free observation of each item that the literature grants before round 1.
/// Regret of a round is the best list's click probability less that of the list shown. Immutable, thread-safe.
/// </remarks>
public sealed record CascadeExperiment
{
    private const int MostThreads = 1024;

    /// <summary>Initializes the question.</summary>
    /// <param name="model">What users do.</param>
    /// <param name="learners">The learners, at least one, with different names.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="replications">Runs per learner, 1 to 524,288.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, strictly increasing in 1..horizon; empty for rounds spaced evenly in their logarithm.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">Learners are missing or share a name, or checkpoints do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the number of replications is out of range.</exception>
    public CascadeExperiment(
        CascadeModel model, Sequence<ICascadeLearner> learners, long horizon, int replications, ulong root, Sequence<long> checkpoints = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        if (learners.Count == 0 || learners.Select(learner => learner.Name).Distinct(StringComparer.Ordinal).Count() != learners.Count)
        {
            throw new ArgumentException("An experiment needs at least one learner, and learners with different names.", nameof(learners));
        }

        (Model, Learners, Horizon, Replications, Root) = (model, learners, horizon, replications, root);
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
    }

    /// <summary>Gets what users do.</summary>
    public CascadeModel Model { get; }

    /// <summary>Gets the learners, in the order of the results.</summary>
    public Sequence<ICascadeLearner> Learners { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the runs per learner.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets a value indicating whether every item is observed once, free of charge, before round 1.</summary>
    /// <value>True by default, as in the literature.</value>
    public bool HasFreeObservations { get; init; } = true;

    /// <summary>Plays the experiment.</summary>
    /// <remarks>Time O(learners × replications × horizon × items). The result does not depend on the number of threads.</remarks>
    /// <param name="threads">Replications played at the same time, at least 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One curve per learner, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no thread.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public CascadeResult Run(int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new(this, Sequence.Of(Learners.Count, index => Play(Learners[index], threads, cancellation)));
    }

    private RegretCurve Play(ICascadeLearner learner, int threads, CancellationToken cancellation)
    {
        ContenderPlay[] plays = ContenderLanes.Play(
            new CascadeContender(Model, learner) { HasFreeObservations = HasFreeObservations },
            Checkpoints,
            Replications,
            replication => new StreamKey(Root).Replication(replication),
            new CpuDevice { Threads = Math.Min(threads, MostThreads) },
            _ => { },
            cancellation);
        double[] mean = new double[Checkpoints.Count];
        double[] deviation = new double[Checkpoints.Count];
        for (int index = 0; index < mean.Length; index++)
        {
            RunningMoments moments = default;
            foreach (ContenderPlay play in plays)
            {
                moments = moments.Add(play.Regret[index]);
            }

            mean[index] = moments.Mean;
            deviation[index] = moments.Count > 1 ? moments.StandardDeviation : double.NaN;
        }

        return new(learner.Name, Checkpoints, Sequence.Create<double>(mean), Sequence.Create<double>(deviation), Replications);
    }
}
