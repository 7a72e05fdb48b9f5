using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <content>Tails and quantiles, without an object per shape: posteriors change every round.</content>
public sealed partial record BetaDistribution
{
    private const int MostSteps = 60;

    /// <summary>The probability of a value above a point.</summary>
    /// <remarks>By the continued fraction of the incomplete beta function. Relative error below 1e-9 for shapes up to 10⁶. The same bits on every machine.</remarks>
    /// <param name="alpha">First shape, at least 1 and finite.</param>
    /// <param name="beta">Second shape, at least 1 and finite.</param>
    /// <param name="point">The point, in [0, 1].</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    [Reference("abramowitz1964", "26.5.8, with 26.5.2 on the side where it converges slowly")]
    public static double UpperTail(double alpha, double beta, double point)
    {
        RequireShapes(alpha, beta);
        RequireUnit(point, nameof(point));
        return point is 0 or 1 ? 1 - point : Tail(alpha, beta, IncompleteBeta.LogOfBeta(alpha, beta), point, out _);
    }

    /// <summary>The probability of a value above a point, and the density there: minus its derivative.</summary>
    /// <remarks>As <see cref="UpperTail(double, double, double)"/>.</remarks>
    /// <param name="alpha">First shape, at least 1 and finite.</param>
    /// <param name="beta">Second shape, at least 1 and finite.</param>
    /// <param name="point">The point, inside (0, 1).</param>
    /// <param name="density">The density at the point.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    public static double UpperTail(double alpha, double beta, double point, out double density)
    {
        RequireShapes(alpha, beta);
        if (!(point is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(point), point, string.Create(
                CultureInfo.InvariantCulture, $"The point must lie inside (0, 1); got {point}."));
        }

        return Tail(alpha, beta, IncompleteBeta.LogOfBeta(alpha, beta), point, out density);
    }

    /// <summary>The point above which lies a given probability.</summary>
    /// <remarks>
    /// Newton's method on the logarithm of the tail, which is concave for shapes from 1 on: every step but the first comes closer from above.
    /// Error below 1e-9. The same bits on every machine.
    /// </remarks>
    /// <param name="alpha">First shape, at least 1 and finite.</param>
    /// <param name="beta">Second shape, at least 1 and finite.</param>
    /// <param name="tail">The probability of a larger value, in [0, 1].</param>
    /// <returns>The quantile at 1 − tail, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    [Reference("abramowitz1964", "26.2.23 for the first guess")]
    public static double UpperQuantile(double alpha, double beta, double tail)
    {
        RequireShapes(alpha, beta);
        RequireUnit(tail, nameof(tail));
        if (tail is 0 or 1)
        {
            return 1 - tail;
        }

        double logOfBeta = IncompleteBeta.LogOfBeta(alpha, beta);
        double wanted = Elementary.Log(tail);
        double low = 0;
        double high = 1;
        double point = Guess(alpha, beta, tail, wanted);
        for (int step = 0; step < MostSteps; step++)
        {
            double above = Tail(alpha, beta, logOfBeta, point, out double density);
            double excess = Elementary.Log(above) - wanted;
            (low, high) = excess > 0 ? (point, high) : (low, point);
            double next = point + (excess * above / density);
            next = low < next && next < high ? next : low + ((high - low) / 2);
            if (!Tolerances.Index.Exceeds(Math.Abs(next - point), point))
            {
                return next;
            }

            point = next;
        }

        return point;
    }

    private static double Tail(double alpha, double beta, double logOfBeta, double point, out double density)
    {
        double mass = Elementary.Exp((alpha * Elementary.Log(point)) + (beta * Elementary.Log(1 - point)) - logOfBeta);
        density = mass / (point * (1 - point));
        return point > (alpha + 1) / (alpha + beta + 2)
            ? mass * IncompleteBeta.Fraction(beta, alpha, 1 - point) / beta
            : 1 - (mass * IncompleteBeta.Fraction(alpha, beta, point) / alpha);
    }

    // Mean plus standard deviation times the normal quantile; halfway to the end where that leaves the interval.
    private static double Guess(double alpha, double beta, double tail, double logOfTail)
    {
        double total = alpha + beta;
        double mean = alpha / total;
        if (tail >= 0.5)
        {
            return mean;
        }

        double t = Math.Sqrt(-2 * logOfTail);
        double z = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        double guess = mean + (z * Math.Sqrt(mean * (1 - mean) / (total + 1)));
        return guess < 1 ? guess : (mean + 1) / 2;
    }

    private static void RequireShapes(double alpha, double beta)
    {
        if (!(alpha >= 1 && beta >= 1 && double.IsFinite(alpha + beta)))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, string.Create(
                CultureInfo.InvariantCulture, $"Shapes must be finite and at least 1; got {alpha} and {beta}."));
        }
    }

    private static void RequireUnit(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(
                CultureInfo.InvariantCulture, $"This argument must lie in [0, 1]; got {value}."));
        }
    }
}
