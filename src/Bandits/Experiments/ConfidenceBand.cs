using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A confidence interval of a mean; curves carry the 95% one by Student's t distribution.</summary>
/// <remarks>
/// <see cref="OfMean"/> is mean ± t(0.975; n - 1) · s / √n, with s the sample standard deviation (divisor n - 1). It holds for each point of a curve on its own, not for
/// the whole curve at once, and is exact for normal observations. The default value is the point 0.
/// </remarks>
/// <param name="Low">Lower end, in the unit of the mean; NaN when there is no band.</param>
/// <param name="High">Upper end, in the unit of the mean; NaN when there is no band.</param>
public readonly record struct ConfidenceBand(double Low, double High)
{
    /// <summary>Probability that the interval of <see cref="OfMean"/> covers the mean it estimates.</summary>
    public const double Level = 0.95;

    /// <summary>The 95% band of a mean.</summary>
    /// <param name="mean">Sample mean.</param>
    /// <param name="standardDeviation">Sample standard deviation, divisor count - 1, at least 0; ignored for one observation.</param>
    /// <param name="count">Number of independent observations, at least 1.</param>
    /// <returns>The interval; (NaN, NaN) for one observation, which says nothing about spread.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the deviation is negative or NaN with two or more observations.</exception>
    public static ConfidenceBand OfMean(double mean, double standardDeviation, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (count == 1)
        {
            return new(double.NaN, double.NaN);
        }

        if (!(standardDeviation >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation), standardDeviation, Invariant($"A standard deviation must be at least 0; got {standardDeviation}."));
        }

        double halfWidth = StudentQuantile.UpperTail(count - 1) * standardDeviation / Math.Sqrt(count);
        return new(mean - halfWidth, mean + halfWidth);
    }
}
