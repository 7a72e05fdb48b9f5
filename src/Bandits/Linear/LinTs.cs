using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>Thompson sampling for linear rewards: draws weights around the ridge estimate and plays the arm that is best for them.</summary>
/// <remarks>
/// Each round draws θ̃ ~ N(θ, v² V⁻¹) and plays argmax over arms of ⟨θ̃, x⟩. Ties go to the lowest arm. v = <see cref="Spread"/>: the scale of
/// the noise works in practice; the regret bound of order d^(3/2) √T wants σ √(9 d ln(t/δ)).
/// <para>Round t from 0 draws <c>dimension</c> normal values from blocks t · dimension and on of the learner's stream.</para>
/// <para>Time O(dimension³ + arms · dimension) per round, memory O(dimension²). Runs are single-threaded and allocate nothing per round; settings are immutable.</para>
/// </remarks>
[Reference("agrawal2013linear", "Algorithm 1")]
public sealed record LinTs : IContextualLearner
{
    /// <inheritdoc/>
    /// <value><c>LinTS</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "LinTS";

    /// <summary>Gets λ, the regularization of the estimate, in squared units of contexts.</summary>
    /// <value>Positive and finite; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Regularization { get; init => field = LinearSettings.Regularization(value); } = 1;

    /// <summary>Gets v, the scale of the posterior, in units of reward.</summary>
    /// <value>Finite and at least 0; 1 by default. 0 makes a greedy learner.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Spread { get; init => field = LinearSettings.Scale(value, "The scale of a posterior"); } = 1;

    /// <inheritdoc/>
    public ContextualRun Begin(int arms, int dimension, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new LinTsRun(this, arms, dimension, key);
    }
}
