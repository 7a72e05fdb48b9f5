using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>Linear upper-confidence-bound learner with a ridge estimator of its own for every arm.</summary>
/// <remarks>
/// Plays argmax over arms a of ⟨θ(a), x⟩ + β(a) √(x'V(a)⁻¹x), where V(a) and θ(a) come from the rounds in which a was played. Ties go to the lowest arm.
/// What one arm reports never moves the estimate of another.
/// <para>Time O(arms · dimension²) per round with fresh contexts; an arm whose context repeats and that was not played costs O(dimension).
/// Memory O(arms · dimension²). Runs are single-threaded and allocate nothing per round; settings are immutable.</para>
/// </remarks>
[Reference("li2010", "Algorithm 1: LinUCB with disjoint linear models")]
public sealed record DisjointLinUcb : IConfidentLearner
{
    /// <inheritdoc/>
    /// <value><c>disjoint LinUCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "disjoint LinUCB";

    /// <summary>Gets λ, the regularization of the estimates, in squared units of contexts.</summary>
    /// <value>Positive and finite; 1 by default. Regret bounds want at least the square of the largest norm of a context.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Regularization { get; init => field = LinearSettings.Regularization(value); } = 1;

    /// <summary>Gets the radius of the confidence ellipsoid.</summary>
    /// <value><see cref="ConfidenceRadius.SelfNormalized"/> with its defaults by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ConfidenceRadius Radius { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } =
        new ConfidenceRadius.SelfNormalized();

    /// <inheritdoc/>
    public ConfidentRun Begin(int arms, int dimension, long horizon, StreamKey key) =>
        new LinearRun(arms, dimension, Regularization, Radius, horizon, isShared: false);
}
