using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Families;

/// <content>The four cases.</content>
public abstract partial record RewardFamily
{
    /// <summary>Gets rewards 0 and 1: <see cref="Bernoulli"/>.</summary>
    public static RewardFamily ZeroOne { get; } = new Bernoulli();

    /// <summary>Chooses by case, so that none is forgotten.</summary>
    /// <typeparam name="TResult">Type of the answer.</typeparam>
    /// <param name="bernoulli">Answer for <see cref="Bernoulli"/>.</param>
    /// <param name="gaussian">Answer for <see cref="Gaussian"/>.</param>
    /// <param name="poisson">Answer for <see cref="Poisson"/>.</param>
    /// <param name="exponential">Answer for <see cref="Exponential"/>.</param>
    /// <returns>The answer of this case.</returns>
    public TResult Match<TResult>(
        Func<Bernoulli, TResult> bernoulli, Func<Gaussian, TResult> gaussian, Func<Poisson, TResult> poisson, Func<Exponential, TResult> exponential)
    {
        ArgumentNullException.ThrowIfNull(bernoulli);
        ArgumentNullException.ThrowIfNull(gaussian);
        ArgumentNullException.ThrowIfNull(poisson);
        ArgumentNullException.ThrowIfNull(exponential);
        return this switch
        {
            Bernoulli family => bernoulli(family),
            Gaussian family => gaussian(family),
            Poisson family => poisson(family),
            _ => exponential((Exponential)this),
        };
    }

    /// <summary>x ln(x / y), 0 at x = 0.</summary>
    private static double Term(double x, double y) => x <= 0 ? 0 : x * Elementary.Log(x / y);

    /// <summary>Rewards 0 and 1; and bounded rewards in [0, 1], whose deviations are no likelier.</summary>
    /// <remarks>kl(p, q) = p ln(p/q) + (1 − p) ln((1 − p)/(1 − q)), with 0 ln 0 = 0; V(q) = q(1 − q).</remarks>
    public sealed record Bernoulli : RewardFamily
    {
        /// <inheritdoc/>
        public override double LeastMean => 0;

        /// <inheritdoc/>
        public override double LargestMean => 1;

        /// <inheritdoc/>
        internal override double Between(double mean, double other) => Term(mean, other) + Term(1 - mean, 1 - other);

        /// <inheritdoc/>
        internal override double Upper(double mean, double budget)
        {
            // At mean 0 the divergence is −ln(1 − q).
            if (mean <= 0)
            {
                return 1 - Elementary.Exp(-budget);
            }

            if (budget <= 0 || mean >= 1 || double.IsInfinity(budget))
            {
                return budget <= 0 ? mean : 1;
            }

            // Pinsker: kl ≥ 2(q − p)²; the first two terms of the expansion start Newton's method.
            double far = Math.Min(1, mean + Math.Sqrt(budget / 2));
            double guess = mean + Math.Sqrt(2 * budget * mean * (1 - mean)) + (2.0 / 3 * (1 - (2 * mean)) * budget);
            return Solve(mean, budget, mean, far, mean < guess && guess < far ? guess : mean + ((far - mean) / 2));
        }

        /// <inheritdoc/>
        internal override double Lower(double mean, double budget) => 1 - Upper(1 - mean, budget);

        private protected override double Variance(double mean) => mean * (1 - mean);
    }

    /// <summary>Normal rewards of known variance; and rewards that deviate no more (sub-Gaussian).</summary>
    /// <remarks>kl(p, q) = (p − q)²/(2σ²); bounds are p ± √(2σ²d), exact up to rounding. V = σ².</remarks>
    public sealed record Gaussian : RewardFamily
    {
        private readonly double variance;

        /// <summary>Initializes the family.</summary>
        /// <param name="variance">σ², positive and finite. Rewards in [0, 1] are sub-Gaussian with σ² = 1/4.</param>
        /// <exception cref="ArgumentOutOfRangeException">The variance is not positive and finite.</exception>
        public Gaussian(double variance) => this.variance = variance > 0 && double.IsFinite(variance)
            ? variance
            : throw new ArgumentOutOfRangeException(nameof(variance), variance, string.Create(
                CultureInfo.InvariantCulture, $"A variance must be positive and finite; got {variance}."));

        /// <summary>Gets the variance σ².</summary>
        public double RewardVariance => variance;

        /// <inheritdoc/>
        public override double LeastMean => double.NegativeInfinity;

        /// <inheritdoc/>
        public override double LargestMean => double.PositiveInfinity;

        /// <inheritdoc/>
        internal override double Between(double mean, double other) => (mean - other) * (mean - other) / (2 * variance);

        /// <inheritdoc/>
        internal override double Upper(double mean, double budget) => mean + Math.Sqrt(2 * variance * budget);

        /// <inheritdoc/>
        internal override double Lower(double mean, double budget) => mean - Math.Sqrt(2 * variance * budget);

        private protected override double Variance(double mean) => variance;
    }

    /// <summary>Counts with Poisson's distribution.</summary>
    /// <remarks>kl(p, q) = q − p + p ln(p/q); V(q) = q.</remarks>
    public sealed record Poisson : RewardFamily
    {
        /// <inheritdoc/>
        public override double LeastMean => 0;

        /// <inheritdoc/>
        public override double LargestMean => double.PositiveInfinity;

        /// <inheritdoc/>
        internal override double Between(double mean, double other) => other - mean + Term(mean, other);

        /// <inheritdoc/>
        internal override double Upper(double mean, double budget)
        {
            if (mean <= 0 || budget <= 0 || double.IsInfinity(budget))
            {
                return mean + budget;
            }

            // kl ≥ (q − p)²/(2q), so that q ≤ p + d + √(d² + 2pd).
            double guess = mean + Math.Sqrt(2 * budget * mean);
            return Solve(mean, budget, mean, mean + budget + Math.Sqrt((budget * budget) + (2 * mean * budget)), guess);
        }

        /// <inheritdoc/>
        internal override double Lower(double mean, double budget)
        {
            if (mean <= 0 || budget <= 0)
            {
                return mean;
            }

            // Below p, kl ≥ (q − p)²/(2p).
            double far = Math.Max(0, mean - Math.Sqrt(2 * budget * mean));
            return Solve(mean, budget, mean, far, far + ((mean - far) / 2));
        }

        private protected override double Variance(double mean) => mean;
    }

    /// <summary>Waiting times with the exponential distribution.</summary>
    /// <remarks>kl(p, q) = p/q − 1 − ln(p/q); V(q) = q². A mean of 0 is the limit: every other mean is infinitely far from it.</remarks>
    public sealed record Exponential : RewardFamily
    {
        /// <inheritdoc/>
        public override double LeastMean => 0;

        /// <inheritdoc/>
        public override double LargestMean => double.PositiveInfinity;

        /// <inheritdoc/>
        internal override bool IsConvex => false;

        /// <inheritdoc/>
        internal override double Between(double mean, double other) => mean <= 0 || other <= 0
            ? double.PositiveInfinity
            : (mean / other) - 1 - Elementary.Log(mean / other);

        /// <inheritdoc/>
        internal override double Upper(double mean, double budget)
        {
            if (mean <= 0 || budget <= 0)
            {
                return mean;
            }

            // With u = ln(q/p) > 0 the equation is e⁻ᵘ − 1 + u = d, and its left side is too large at u = d + √(2d).
            return mean * Elementary.Exp(Root(budget + Math.Sqrt(2 * budget), budget, 1));
        }

        /// <inheritdoc/>
        internal override double Lower(double mean, double budget)
        {
            if (mean <= 0 || budget <= 0 || double.IsInfinity(budget))
            {
                return budget <= 0 ? mean : 0;
            }

            // With v = ln(p/q) > 0 the equation is eᵛ − 1 − v = d, and its left side is too large at v = √(2d); and at ln(1 + d + √(d² + 2d)).
            double start = Math.Min(Math.Sqrt(2 * budget), Elementary.Log(1 + budget + Math.Sqrt((budget * budget) + (2 * budget))));
            return mean * Elementary.Exp(-Root(start, budget, -1));
        }

        private protected override double Variance(double mean) => mean * mean;

        // e^(−su) − 1 + su = d with s = ±1: convex, so that Newton's steps come down to the root from above.
        private static double Root(double start, double budget, double sign)
        {
            double root = start;
            for (int step = 0; step < MostSteps; step++)
            {
                double power = Elementary.Exp(-sign * root);
                double move = (power - 1 + (sign * root) - budget) / (sign * (1 - power));
                root -= move;
                if (!(Math.Abs(move) > Tolerances.Index.Relative * root))
                {
                    break;
                }
            }

            return root;
        }
    }
}
