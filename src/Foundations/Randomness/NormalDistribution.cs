using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The normal distribution.</summary>
/// <remarks>
/// Draws by Box and Muller's transform, the cosine alone: exactly four words per draw, no rejection, and with
/// <see cref="Elementary"/> the same bits on every machine. No draw is further than 8.58 standard deviations from the mean,
/// beyond which a normal variable lies with probability 10⁻¹⁷. Thread-safe.
/// </remarks>
[Reference("box1958", "Equation (1)")]
public sealed record NormalDistribution
{
    /// <summary>Initializes a normal distribution.</summary>
    /// <param name="mean">Mean, finite.</param>
    /// <param name="standardDeviation">Standard deviation, finite and at least 0; 0 always draws the mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range or NaN.</exception>
    public NormalDistribution(double mean, double standardDeviation)
    {
        Mean = Parameter.Finite(mean, nameof(mean), "A mean");
        StandardDeviation = Parameter.FiniteAtLeast(0, standardDeviation, nameof(standardDeviation), "A standard deviation");
    }

    /// <summary>Gets mean 0 and standard deviation 1.</summary>
    public static NormalDistribution Standard { get; } = new(0, 1);

    /// <summary>Gets the mean.</summary>
    public double Mean { get; }

    /// <summary>Gets the standard deviation.</summary>
    public double StandardDeviation { get; }

    /// <summary>Draws a value.</summary>
    /// <param name="stream">Gives four words.</param>
    /// <returns>A normal value.</returns>
    public double Draw(ref RandomStream stream) => Mean + (StandardDeviation * DrawStandard(ref stream));

    /// <summary>Transforms two uniform numbers into a standard normal value, in every lane, with the bits of <see cref="Draw"/> for the same numbers.</summary>
    /// <remarks>Time: one <see cref="Elementary{TReal, TInteger, TMask}.Log"/>, one <see cref="Elementary{TReal, TInteger, TMask}.Cos"/> and a root.</remarks>
    /// <typeparam name="TReal">Lane reals, of double precision; NaN in single.</typeparam>
    /// <typeparam name="TInteger">Lane integers.</typeparam>
    /// <typeparam name="TMask">Lane masks.</typeparam>
    /// <param name="first">In [0, 1): the stream's words 0 and 1, as <see cref="RandomStream.NextDouble"/> makes them a number.</param>
    /// <param name="second">In [0, 1): words 2 and 3.</param>
    /// <returns>√(−2 ln(1 − first)) · cos(2π · second).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal FromUniform<TReal, TInteger, TMask>(TReal first, TReal second)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => Transform<TReal, TInteger, TMask>(
            Elementary<TReal, TInteger, TMask>.Log(TReal.Create(1) - first),
            Elementary<TReal, TInteger, TMask>.Cos(TReal.Create(2 * Math.PI) * second));

    /// <summary>Writes the parameters in the invariant culture.</summary>
    /// <returns>For example <c>normal(mean 0, sd 1)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"normal(mean {Mean}, sd {StandardDeviation})");

    // √(-2 ln u) · cos 2πv with u in (0, 1] and v in [0, 1); one number has a shorter way to its logarithm than lanes, with the same bits.
    internal static double DrawStandard(ref RandomStream stream)
    {
        double logarithm = Elementary.Log(1 - stream.NextDouble());
        double cosine = Elementary.Cos(2 * Math.PI * stream.NextDouble());
        return Transform<RealScalar, IntegerScalar, MaskScalar>(new(logarithm), new(cosine)).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Transform<TReal, TInteger, TMask>(TReal logarithm, TReal cosine)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => TReal.Sqrt(TReal.Create(-2) * logarithm) * cosine;
}
