using System.Globalization;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>Episodes that one learner plays in one environment: the unit of work a device gets.</summary>
/// <remarks>Immutable, thread-safe. Strategy profiles are validated by the environment when the batch is played.</remarks>
public sealed record EpisodeBatch
{
    /// <summary>Initializes a batch.</summary>
    /// <param name="environment">What the learner faces.</param>
    /// <param name="learner">The learner's settings.</param>
    /// <param name="episodes">The episodes; none gives no results.</param>
    /// <param name="horizon">Rounds of every episode, from 1 to 2³² − 1.</param>
    /// <param name="checkpoints">Rounds after which cumulative regret is recorded, strictly increasing, in 1..<paramref name="horizon"/>.</param>
    /// <param name="root">Root of the random streams.</param>
    /// <exception cref="ArgumentNullException">The environment or the learner is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is outside 1..2³² − 1.</exception>
    /// <exception cref="ArgumentException">Checkpoints are not strictly increasing within 1..<paramref name="horizon"/>.</exception>
    public EpisodeBatch(
        IBanditEnvironment environment,
        ILearner learner,
        Sequence<Episode> episodes,
        long horizon,
        Sequence<long> checkpoints,
        ulong root)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(learner);
        if (horizon is < 1 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, string.Create(
                CultureInfo.InvariantCulture, $"A horizon must lie in 1..{uint.MaxValue} rounds, what a show counter holds; got {horizon}."));
        }

        RequireIncreasing(checkpoints, horizon);
        (Environment, Learner, Episodes, Horizon, Checkpoints, Root) = (environment, learner, episodes, horizon, checkpoints, root);
    }

    /// <summary>Gets what the learner faces.</summary>
    public IBanditEnvironment Environment { get; }

    /// <summary>Gets the learner's settings.</summary>
    public ILearner Learner { get; }

    /// <summary>Gets the episodes.</summary>
    public Sequence<Episode> Episodes { get; }

    /// <summary>Gets the rounds of every episode.</summary>
    public long Horizon { get; }

    /// <summary>Gets the rounds after which cumulative regret is recorded, strictly increasing, in 1..<see cref="Horizon"/>.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets the root of the random streams.</summary>
    public ulong Root { get; }

    private static void RequireIncreasing(Sequence<long> checkpoints, long horizon)
    {
        long previous = 0;
        foreach (long checkpoint in checkpoints)
        {
            if (checkpoint <= previous || checkpoint > horizon)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Checkpoints must increase strictly within 1..{horizon}; got {checkpoint} after {previous}."), nameof(checkpoints));
            }

            previous = checkpoint;
        }
    }
}
