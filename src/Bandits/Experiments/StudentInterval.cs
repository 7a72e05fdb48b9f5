using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Student's interval t · s / √n: narrow, exact for normal observations, approximate for others when n is large.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Reference("abramowitz1964", "26.7")]
public sealed record StudentInterval : IMeanInterval
{
    /// <inheritdoc/>
    public string Name => "Student's t";

    /// <inheritdoc/>
    public string Assumption => "the mean of the runs is close to normal";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public double HalfWidth(double variance, int count, double range, double error)
    {
        MeanIntervals.Require(variance, count, range, error);
        return StudentQuantile.TwoSided(1 - error, count - 1) * Math.Sqrt(variance / count);
    }
}
