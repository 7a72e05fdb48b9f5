using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>Linear upper-confidence-bound learner with one ridge estimator for all arms; with its default radius also known as OFUL.</summary>
/// <remarks>
/// Plays argmax over arms of ⟨θ, x⟩ + β √(x'V⁻¹x), where V = λI + Σ xx' and θ = V⁻¹ Σ rx over all rounds played. Ties go to the lowest arm.
/// With the default radius regret is at most √(8 T β² ln(det V / λᵈ)) with probability 1 - δ, for means in [-1, 1] and λ at least the
/// square of the largest norm of a context.
/// <para>Arms that report their contexts can fool it: a grim trigger holds them to what they claim.</para>
/// <para>Time O(arms · dimension²) per round, memory O(arms · dimension + dimension²). Runs are single-threaded and allocate nothing per round; settings are immutable.</para>
/// </remarks>
[Reference("abbasi2011", "Fig. 1 and Theorem 3")]
[Reference("li2010", "Algorithm 1")]
public sealed record LinUcb : IConfidentLearner
{
    /// <inheritdoc/>
    /// <value><c>LinUCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "LinUCB";

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
        new LinearRun(arms, dimension, Regularization, Radius, horizon, isShared: true);
}
