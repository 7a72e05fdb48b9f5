using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Boltzmann exploration done right: noise that shrinks with an arm's own shows.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + (C/√n)·Z(a), n = shows(a), Z(a) fresh standard Gumbel draws, each arm once first. A show without a click
/// counts as reward 0. Ties go to the lowest arm. Regret is O(K ln² T / Δ) for rewards in [0, 1] and C = 1/2 or more.
/// <para>Time O(arms) draws per round, memory O(arms).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("cesabianchi2017", "Section 4, Algorithm 1 and Theorem 3")]
public sealed record BoltzmannGumbel : ILearner
{
    /// <inheritdoc/>
    /// <value><c>Boltzmann-Gumbel</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "Boltzmann-Gumbel";

    /// <summary>Gets C, the scale of the noise.</summary>
    /// <value>Positive and finite, in units of reward; 0.5 by default: rewards in [0, 1] are sub-Gaussian with that deviation.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearnerSettings.Positive(value); } = 0.5;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new BoltzmannGumbelRun(this, arms, horizon, key);
}
