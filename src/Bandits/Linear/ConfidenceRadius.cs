using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>The radius β of the ellipsoid around a ridge estimate: a context x of width ‖x‖ has the confidence radius β‖x‖.</summary>
/// <remarks>A closed family. Immutable, thread-safe.</remarks>
public abstract record ConfidenceRadius
{
    private ConfidenceRadius()
    {
    }

    /// <summary>Gets a value indicating whether β is the same whatever an estimator has seen.</summary>
    public abstract bool IsFixed { get; }

    /// <summary>β of an estimator.</summary>
    /// <param name="state">What the estimator has seen.</param>
    /// <returns>β, at least 0, in units of reward.</returns>
    public abstract double Of(in EstimatorState state);

    /// <summary>The same radius always, as in the first description of LinUCB.</summary>
    [Reference("li2010", "Algorithm 1")]
    public sealed record Constant : ConfidenceRadius
    {
        /// <summary>Initializes a constant radius.</summary>
        /// <param name="value">β, finite and at least 0; 0 makes a greedy learner.</param>
        /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
        public Constant(double value) => Value = LinearSettings.Scale(value, "A confidence radius");

        /// <summary>Gets β, in units of reward.</summary>
        public double Value { get; }

        /// <inheritdoc/>
        public override bool IsFixed => true;

        /// <inheritdoc/>
        public override double Of(in EstimatorState state) => Value;
    }

    /// <summary>The radius that holds at all times at once with probability 1 - δ, for noise that is σ-sub-Gaussian.</summary>
    /// <remarks>
    /// β = √λ · S + σ √(2 ln(1/δ) + volume), where volume is ln(det V / λᵈ) or a bound of it, see <see cref="VolumeBound"/>.
    /// S bounds the norm of the true weights and L that of the contexts; both are the user's to know.
    /// </remarks>
    [Reference("abbasi2011", "Theorem 2")]
    public sealed record SelfNormalized : ConfidenceRadius
    {
        /// <summary>Gets S, the bound on the norm of the true weights.</summary>
        /// <value>1 by default.</value>
        /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
        public double WeightBound { get; init => field = LinearSettings.Scale(value, "A bound on weights"); } = 1;

        /// <summary>Gets σ, the scale of the noise, in units of reward.</summary>
        /// <value>1 by default.</value>
        /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
        public double Noise { get; init => field = LinearSettings.Scale(value, "The scale of noise"); } = 1;

        /// <summary>Gets L, the bound on the norm of contexts; unused by <see cref="VolumeBound.Determinant"/>.</summary>
        /// <value>1 by default.</value>
        /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
        public double ContextBound { get; init => field = LinearSettings.Scale(value, "A bound on contexts"); } = 1;

        /// <summary>Gets δ, the probability that the truth ever leaves the ellipsoid.</summary>
        /// <value>Above 0 and below 1; null, the default, means 1 over the horizon.</value>
        /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1).</exception>
        public double? FailureProbability
        {
            get;
            init => field = value is null or (> 0 and < 1)
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value), value, FormattableString.Invariant($"A failure probability must lie in (0, 1); got {value}."));
        }

        /// <summary>Gets how the volume of the ellipsoid is taken.</summary>
        /// <value><see cref="VolumeBound.Determinant"/> by default, the tightest.</value>
        /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
        public VolumeBound Volume { get; init => field = LearnerSettings.Member(value); }

        /// <inheritdoc/>
        public override bool IsFixed => Volume == VolumeBound.Horizon;

        /// <inheritdoc/>
        public override double Of(in EstimatorState state)
        {
            RadiusTerms terms = Terms(state.Dimension, state.Regularization, state.Horizon);
            double volume = Volume == VolumeBound.Determinant
                ? state.LogDeterminant - terms.Start
                : state.Dimension * Elementary.Log(terms.Growth<RealScalar, IntegerScalar, MaskScalar>(
                    new(Volume == VolumeBound.Horizon ? state.Horizon : state.Samples)).Value);
            return terms.Of<RealScalar, IntegerScalar, MaskScalar>(new(volume)).Value;
        }

        /// <summary>What of β does not depend on samples.</summary>
        internal RadiusTerms Terms(int dimension, double regularization, long horizon)
        {
            double failure = FailureProbability is { } given ? -Elementary.Log(given) : Elementary.Log(horizon);
            double start = Volume == VolumeBound.Determinant ? dimension * Elementary.Log(regularization) : 0;
            return new(Volume, Math.Sqrt(regularization) * WeightBound, Noise, 2 * failure, ContextBound, start, dimension * regularization);
        }
    }
}
