using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>Plays a uniformly random arm whatever contexts say: the baseline that learns nothing and that no arm can influence.</summary>
/// <remarks>
/// Round t from 0 uses block t of the learner's stream. Time O(arms) per round. Runs are single-threaded; settings are immutable.
/// </remarks>
[Reference("lattimore2020", "Chapter 1")]
public sealed record UniformArms : IContextualLearner
{
    /// <inheritdoc/>
    /// <value><c>uniform</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "uniform";

    /// <inheritdoc/>
    public ContextualRun Begin(int arms, int dimension, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new UniformArmsRun(arms, dimension, key);
    }
}
