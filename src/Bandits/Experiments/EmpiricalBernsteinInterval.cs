using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Experiments;

/// <summary>The empirical Bernstein interval √(2 V ln(4/α) / n) + 7 R ln(4/α) / (3 (n - 1)): holds for every distribution of range R and any n.</summary>
/// <remarks>The bound of the paper is one-sided with ln(2/δ); both sides take δ = α/2 each. Immutable and thread-safe.</remarks>
[Reference("maurer2009", "Theorem 4")]
public sealed record EmpiricalBernsteinInterval : IMeanInterval
{
    /// <inheritdoc/>
    public string Name => "empirical Bernstein";

    /// <inheritdoc/>
    public string Assumption => "runs are independent and their range is known";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public double HalfWidth(double variance, int count, double range, double error)
    {
        MeanIntervals.Require(variance, count, range, error);
        double logarithm = Elementary.Log(4 / error);
        return Math.Sqrt(2 * variance * logarithm / count) + (range == 0 ? 0 : 7 * range * logarithm / (3.0 * (count - 1)));
    }
}
