using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The exponential distribution.</summary>
/// <remarks>Draws by inversion: exactly two words per draw, the same bits on every machine; the largest draw is 36.7 means. Thread-safe.</remarks>
[Reference("devroye1986", "Section II.2.1, inversion")]
public sealed record ExponentialDistribution
{
    /// <summary>Initializes an exponential distribution.</summary>
    /// <param name="rate">Events per unit, the inverse of the mean; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive and finite.</exception>
    public ExponentialDistribution(double rate) => Rate = Parameter.PositiveFinite(rate, nameof(rate), "A rate");

    /// <summary>Gets the rate: the inverse of the mean.</summary>
    public double Rate { get; }

    /// <summary>Draws a value.</summary>
    /// <param name="stream">Gives two words.</param>
    /// <returns>A value of at least 0, in the unit of 1/rate.</returns>
    public double Draw(ref RandomStream stream) => (0 - Elementary.Log(1 - stream.NextDouble())) / Rate;

    /// <summary>Writes the parameters in the invariant culture.</summary>
    /// <returns>For example <c>exponential(rate 2)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"exponential(rate {Rate})");
}
