using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Numerics;

/// <summary>The functions of <see cref="Elementary{TReal, TInteger, TMask}"/> for one double: same source, same bits.</summary>
/// <remarks>Use these instead of <see cref="Math"/> wherever a result must be the same on every machine. Thread-safe.</remarks>
public static class Elementary
{
    /// <summary>Natural logarithm.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>log x with an error under 1 ulp; -∞ at 0, NaN below 0, +∞ at +∞.</returns>
    public static double Log(double value) => Elementary<RealScalar, IntegerScalar, MaskScalar>.Log(new(value)).Value;

    /// <summary>Exponential, base e.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>e^x with an error under 1 ulp; +∞ above 709.78, 0 below -745.13.</returns>
    public static double Exp(double value) => Elementary<RealScalar, IntegerScalar, MaskScalar>.Exp(new(value)).Value;

    /// <summary>Sine.</summary>
    /// <param name="angle">Angle in radians.</param>
    /// <returns>sin x with an error under 1 ulp for |x| ≤ 2²⁰, NaN outside.</returns>
    public static double Sin(double angle) => Elementary<RealScalar, IntegerScalar, MaskScalar>.Sin(new(angle)).Value;

    /// <summary>Cosine.</summary>
    /// <param name="angle">Angle in radians.</param>
    /// <returns>cos x with an error under 1 ulp for |x| ≤ 2²⁰, NaN outside.</returns>
    public static double Cos(double angle) => Elementary<RealScalar, IntegerScalar, MaskScalar>.Cos(new(angle)).Value;
}
