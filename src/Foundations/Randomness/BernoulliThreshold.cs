using System.Globalization;

namespace Mechanisms.Foundations.Randomness;

/// <summary>A probability as an integer threshold, so that a Bernoulli draw compares integers and has the same bits on every machine.</summary>
/// <remarks>
/// A draw uses one 32-bit word and succeeds when <c>(word &gt;&gt; 1) &lt; Value</c>, where <c>Value = round(p · 2³¹)</c>, ties to even.
/// Probabilities 0 and 1 are exact; any other is off by at most 2⁻³². The default value never succeeds.
/// </remarks>
public readonly record struct BernoulliThreshold
{
    private BernoulliThreshold(uint value) => Value = value;

    /// <summary>Gets the threshold.</summary>
    /// <value>From 0 (never) to 2³¹ (always).</value>
    public uint Value { get; }

    /// <summary>Gets the probability with which draws succeed: <see cref="Value"/> · 2⁻³¹.</summary>
    public double Probability => Value / 2147483648.0;

    /// <summary>The threshold nearest to a probability.</summary>
    /// <param name="probability">Probability of success, in [0, 1].</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or NaN.</exception>
    public static BernoulliThreshold FromProbability(double probability) => probability is >= 0 and <= 1
        ? new((uint)Math.Round(probability * 2147483648.0, MidpointRounding.ToEven))
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, string.Create(
            CultureInfo.InvariantCulture, $"A probability must lie in [0, 1]; got {probability}."));

    /// <summary>Whether a draw with this random word succeeds.</summary>
    /// <param name="word">A uniform 32-bit word; its lowest bit is not used.</param>
    /// <returns>True for success.</returns>
    public bool Succeeds(uint word) => (word >> 1) < Value;

    /// <summary>Writes the probability of success in the invariant culture.</summary>
    /// <returns>For example <c>0.5</c>.</returns>
    public override string ToString() => Probability.ToString(CultureInfo.InvariantCulture);
}
