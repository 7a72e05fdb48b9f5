using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>How much regret contextual learners have when arms report their contexts by fixed policies, over independent replications.</summary>
/// <remarks>
/// Replication r of every learner meets the same true contexts, and its n-th play of an arm has the same noise whichever learner plays. Without report
/// policies every arm is truthful and this is the plain regret of linear bandits. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// ReportExperiment experiment = new(bandit, [new LinUcb(), GrimTrigger.Optimistic(radius)], horizon: 10_000, replications: 10, root: 7);
/// Sequence&lt;EpisodeSummary&gt; summaries = experiment.Run(threads: 2);
/// </code></example>
public sealed record ReportExperiment
{
    /// <summary>Initializes the question.</summary>
    /// <param name="bandit">What the learners face.</param>
    /// <param name="learners">The learners, at least one, with different names.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="replications">Runs per learner, 1 to 524,288.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="reports">How each arm reports, shape [arm]; empty when all are truthful.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, strictly increasing in 1..horizon; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">Learners are missing or share a name, or shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the number of replications is out of range.</exception>
    public ReportExperiment(
        LinearBandit bandit,
        Sequence<IContextualLearner> learners,
        long horizon,
        int replications,
        ulong root,
        Sequence<IReportPolicy> reports = default,
        Sequence<long> checkpoints = default)
    {
        ArgumentNullException.ThrowIfNull(bandit);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        ContextualLearners.RequireDistinct(learners);
        if (reports.Count != 0 && reports.Count != bandit.Arms)
        {
            throw new ArgumentException($"There must be a report policy for each of {bandit.Arms} arms, or none; got {reports.Count}.", nameof(reports));
        }

        Bandit = bandit;
        Learners = learners;
        Horizon = horizon;
        Replications = replications;
        Root = root;
        Reports = reports;
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
    }

    /// <summary>Gets what the learners face.</summary>
    public LinearBandit Bandit { get; }

    /// <summary>Gets the learners, in the order of the results.</summary>
    public Sequence<IContextualLearner> Learners { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the runs per learner.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets how each arm reports, shape [arm]; empty when all are truthful.</summary>
    public Sequence<IReportPolicy> Reports { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Plays the experiment.</summary>
    /// <remarks>Time O(learners × replications × horizon × a round of the learner); the result does not depend on the number of threads.</remarks>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="cancellation">Stops the work between checkpoints.</param>
    /// <returns>One summary per learner, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<EpisodeSummary> Run(int threads, CancellationToken cancellation = default)
    {
        Sequence<ContextualResult> results = Replicated.Run(Learners.Count * Replications, threads, Play, cancellation);
        return Sequence.Of(Learners.Count, learner =>
        {
            EpisodeResult[] plays = [.. Enumerable.Range(learner * Replications, Replications).Select(index => results[index].Play)];
            return EpisodeSummary.Of(Learners[learner].Name, Checkpoints, plays);
        });

        ContextualResult Play(int index)
        {
            StreamKey key = new StreamKey(Root).Replication(index % Replications);
            return new ContextualEpisode(Bandit, Reports, Learners[index / Replications], Horizon, key, key).Play(Checkpoints, cancellation);
        }
    }
}
