using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Families;

/// <summary>A one-parameter family of reward distributions, named by its mean, and how far apart two of them are.</summary>
/// <remarks>
/// A closed family of four. kl(p, q) is the Kullback-Leibler divergence of the distribution of mean p from that of mean q; it grows as q
/// leaves p, with derivative (q − p)/V(q), V being the variance as a function of the mean. Confidence bounds are the means at which
/// kl reaches a budget; they move monotonically with the budget up to their error, at most 10⁻¹⁰ plus as much relative to the bound
/// for budgets of at least 10⁻¹¹ (below, where kl loses its digits to cancellation, at most 10⁻⁷). The same bits on every machine.
/// Immutable, thread-safe.
/// </remarks>
[Reference("garivier2011", "Sections 2 and 6: the index as a divergence ball")]
[Reference("cappe2013", "Section 4, exponential families")]
public abstract partial record RewardFamily
{
    /// <summary>Steps after which Newton's method, guarded by bisection, has long come to rest.</summary>
    private const int MostSteps = 100;

    private RewardFamily()
    {
    }

    /// <summary>Gets the smallest mean.</summary>
    public abstract double LeastMean { get; }

    /// <summary>Gets the largest mean; +∞ when there is none.</summary>
    public abstract double LargestMean { get; }

    /// <summary>The Kullback-Leibler divergence kl(p, q).</summary>
    /// <param name="mean">p, within the range of means.</param>
    /// <param name="other">q, within the range of means.</param>
    /// <returns>In nats, at least 0; +∞ where the second distribution excludes what the first does.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A mean is outside the range or NaN.</exception>
    public double Divergence(double mean, double other)
    {
        RequireMean(mean, nameof(mean));
        RequireMean(other, nameof(other));
        return mean.Equals(other) ? 0 : Math.Max(0, Between(mean, other));
    }

    /// <summary>The largest mean q ≥ p with kl(p, q) at most a budget.</summary>
    /// <param name="mean">p, within the range of means.</param>
    /// <param name="budget">In nats, at least 0; +∞ gives the largest mean.</param>
    /// <returns>The bound, within the range of means.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside the range, or the budget is negative or NaN.</exception>
    public double UpperBound(double mean, double budget)
    {
        RequireMean(mean, nameof(mean));
        RequireBudget(budget);
        return Upper(mean, budget);
    }

    /// <summary>The smallest mean q ≤ p with kl(p, q) at most a budget.</summary>
    /// <param name="mean">p, within the range of means.</param>
    /// <param name="budget">In nats, at least 0; +∞ gives the smallest mean.</param>
    /// <returns>The bound, within the range of means.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside the range, or the budget is negative or NaN.</exception>
    public double LowerBound(double mean, double budget)
    {
        RequireMean(mean, nameof(mean));
        RequireBudget(budget);
        return Lower(mean, budget);
    }

    /// <summary>Whether kl(p, q) is convex in q ≥ p.</summary>
    internal virtual bool IsConvex => true;

    /// <summary>kl(p, q) for different means of the range; rounding may leave it just below 0.</summary>
    internal abstract double Between(double mean, double other);

    /// <summary>The derivative of kl(p, q) by q.</summary>
    internal double Slope(double mean, double other) => (other - mean) / Variance(other);

    /// <summary>The upper bound, arguments trusted.</summary>
    internal abstract double Upper(double mean, double budget);

    /// <summary>The lower bound, arguments trusted.</summary>
    internal abstract double Lower(double mean, double budget);

    /// <summary>Variance as a function of the mean.</summary>
    private protected abstract double Variance(double mean);

    /// <summary>
    /// The mean in (<paramref name="near"/>, <paramref name="far"/>) on one side of p where kl meets the budget, which it exceeds at <paramref name="far"/>.
    /// Newton's steps on √kl, which is nearly a line: 2(kl − √(kl·d))·V(q)/(q − p), replaced by halving where they leave the interval.
    /// </summary>
    private protected double Solve(double mean, double budget, double near, double far, double start)
    {
        double point = start;
        for (int step = 0; step < MostSteps; step++)
        {
            double divergence = Between(mean, point);
            (near, far) = divergence > budget ? (near, point) : (point, far);
            double next = point - (2 * (divergence - Math.Sqrt(divergence * budget)) * Variance(point) / (point - mean));

            // Where kl rounds to 0 or the point to p, the step is no number; no comparison holds then, and the interval is halved.
            bool isInside = Math.Min(near, far) <= next && next <= Math.Max(near, far);
            next = isInside ? next : near + ((far - near) / 2);

            // A last Newton step of that size leaves an error of about its square; beside the variance, because q(1 − q) bends the
            // divergence near 1. Halving goes on to the end.
            double move = Math.Abs(next - point);
            if (!Tolerances.Series.Exceeds(move, 0) || (isInside && move <= Tolerances.Index.Relative * Variance(point)))
            {
                return next;
            }

            point = next;
        }

        return point;
    }

    private static void RequireBudget(double budget)
    {
        if (!(budget >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(budget), budget, string.Create(
                CultureInfo.InvariantCulture, $"A budget of divergence must be at least 0; got {budget}."));
        }
    }

    private void RequireMean(double mean, string name)
    {
        if (!(mean >= LeastMean && mean <= LargestMean) || double.IsInfinity(mean))
        {
            throw new ArgumentOutOfRangeException(name, mean, string.Create(
                CultureInfo.InvariantCulture, $"A mean of this family must be finite and lie in [{LeastMean}, {LargestMean}]; got {mean}."));
        }
    }
}
