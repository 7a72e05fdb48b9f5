using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>Plays uniformly random arms for some rounds, then leaves the choice to another learner, which is told of all rounds.</summary>
/// <remarks>
/// Round t from 0 plays available arm number ⌊word · available / 2³²⌋ by word 0 of block t of agent 65,535 of the learner's role, so the other learner's draws are its own.
/// Time and memory are those of the other learner. Runs are single-threaded; settings are immutable.
/// </remarks>
[Reference("lattimore2020", "Chapter 6")]
public sealed record UniformFirst : IContextualLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="then">The learner that chooses after the uniform rounds.</param>
    /// <param name="rounds">Number of uniform rounds, at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="then"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public UniformFirst(IContextualLearner then, long rounds)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        Then = then;
        Rounds = rounds;
    }

    /// <inheritdoc/>
    /// <value>The other learner's name by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? Then.Name;
        init => field = LearnerSettings.Name(value);
    }

    /// <summary>Gets the learner that chooses after the uniform rounds.</summary>
    public IContextualLearner Then { get; }

    /// <summary>Gets the number of uniform rounds.</summary>
    public long Rounds { get; }

    /// <inheritdoc/>
    public ContextualRun Begin(int arms, int dimension, long horizon, StreamKey key) =>
        new UniformFirstRun(Then.Begin(arms, dimension, horizon, key), Rounds, key);
}
