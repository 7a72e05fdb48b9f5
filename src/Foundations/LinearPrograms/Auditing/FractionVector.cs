using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Fractions over one common denominator.</summary>
/// <param name="Numerators">The numerators.</param>
/// <param name="Denominator">The denominator, at least 1.</param>
internal sealed record FractionVector(BigInteger[] Numerators, BigInteger Denominator)
{
    private const int KeptBits = 1000;

    public Rational this[int index] => new(Numerators[index], Denominator);

    /// <summary>Bits of all numerators and denominators, were each fraction written by itself.</summary>
    public long Bits => Numerators.Sum(numerator => numerator.IsZero ? 1 : numerator.GetBitLength() + Denominator.GetBitLength());

    /// <summary>A fraction rounded, to a relative error of a few units of the last place; infinite beyond double range.</summary>
    public static double Approximate(BigInteger numerator, BigInteger denominator)
    {
        // Both parts are cut to a length that fits a double.
        int top = (int)Math.Max(0, numerator.GetBitLength() - KeptBits);
        int bottom = (int)Math.Max(0, denominator.GetBitLength() - KeptBits);
        return Math.ScaleB((double)(numerator >> top) / (double)(denominator >> bottom), top - bottom);
    }
}
