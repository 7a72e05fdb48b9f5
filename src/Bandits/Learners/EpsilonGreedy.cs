using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Plays the best mean so far, and with a constant probability a random arm.</summary>
/// <remarks>
/// Each arm once first, then with probability ε a uniformly random arm and otherwise the arm of largest mean. A show without a click counts as
/// reward 0. Ties go to the lowest arm. Regret grows linearly: ε of all rounds is spent at random.
/// <para>Time O(arms) per round, memory O(arms).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002", "Fig. 3, with constant ε")]
public sealed record EpsilonGreedy : ILearner
{
    /// <inheritdoc/>
    /// <value><c>ε-greedy</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "ε-greedy";

    /// <summary>Gets ε, the probability of a random arm.</summary>
    /// <value>In [0, 1]; 0.1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double Epsilon { get; init => field = LearnerSettings.Unit(value); } = 0.1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new EpsilonGreedyRun(arms, horizon, key, Epsilon, double.PositiveInfinity);
}
