using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Numerics;

/// <summary>The functions of <see cref="Elementary{TReal, TInteger, TMask}"/> for one double: same source, same bits.</summary>
/// <remarks>Use these instead of <see cref="Math"/> wherever a result must be the same on every machine. Thread-safe.</remarks>
public static class Elementary
{
    private const int SignificandBits = 52;

    private const int ExponentBias = 1023;

    // Below it e^x is a normal number by far.
    private const double LargestPlainExponent = 700;

    /// <summary>Natural logarithm.</summary>
    /// <remarks>Optimized at its first call: kernels take it every round long before the runtime has counted enough calls to do so, on one processor after many seconds. Never inlined, to leave them their budget of locals.</remarks>
    /// <param name="value">Any number.</param>
    /// <returns>log x with an error under 1 ulp; -∞ at 0, NaN below 0, +∞ at +∞.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Log(double value) => double.IsNormal(value) && value > 0
        ? LogOfNormal(value)
        : Elementary<RealScalar, IntegerScalar, MaskScalar>.Log(new(value)).Value;

    /// <summary>Exponential, base e.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>e^x with an error under 1 ulp; +∞ above 709.78, 0 below -745.13.</returns>
    public static double Exp(double value) => Math.Abs(value) < LargestPlainExponent
        ? ExpOfPlain(value)
        : Elementary<RealScalar, IntegerScalar, MaskScalar>.Exp(new(value)).Value;

    /// <summary>A power with any exponent.</summary>
    /// <param name="value">A positive number.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>exp(exponent · log x), the same on every machine; its relative error is some 2⁻⁵² times the size of exponent · log x.</returns>
    public static double Power(double value, double exponent) => Exp(exponent * Log(value));

    /// <summary>Sine.</summary>
    /// <param name="angle">Angle in radians.</param>
    /// <returns>sin x with an error under 1 ulp for |x| ≤ 2²⁰, NaN outside.</returns>
    public static double Sin(double angle) => Elementary<RealScalar, IntegerScalar, MaskScalar>.Sin(new(angle)).Value;

    /// <summary>Cosine.</summary>
    /// <param name="angle">Angle in radians.</param>
    /// <returns>cos x with an error under 1 ulp for |x| ≤ 2²⁰, NaN outside.</returns>
    public static double Cos(double angle) => Elementary<RealScalar, IntegerScalar, MaskScalar>.Cos(new(angle)).Value;

    // 2^k from its bits instead of its binary digits: the same product.
    private static double ExpOfPlain(double value)
    {
        double power = Elementary<RealScalar, IntegerScalar, MaskScalar>.ExpOfReduced(new(value), out RealScalar exponent).Value;
        return power * BitConverter.Int64BitsToDouble(((long)exponent.Value + ExponentBias) << SignificandBits);
    }

    // Without a look at what is special about lanes that are not one number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogOfNormal(double value)
    {
        RealScalar significand = RealScalar.Significand(new(value), out RealScalar exponent);
        return Elementary<RealScalar, IntegerScalar, MaskScalar>.LogOfSignificand(significand, exponent).Value;
    }
}
