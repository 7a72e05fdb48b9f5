using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Hoeffding's interval R √(ln(2/α) / (2 n)): holds for every distribution of range R and any n, whatever its spread.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Reference("hoeffding1963", "Theorem 2")]
public sealed record HoeffdingInterval : IMeanInterval
{
    /// <inheritdoc/>
    public string Name => "Hoeffding";

    /// <inheritdoc/>
    public string Assumption => "runs are independent and their range is known";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public double HalfWidth(double variance, int count, double range, double error)
    {
        MeanIntervals.Require(variance, count, range, error);
        return range * Math.Sqrt(Elementary.Log(2 / error) / (2.0 * count));
    }
}
