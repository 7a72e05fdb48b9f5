using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Nash;

/// <summary>Fractions of small denominators near doubles.</summary>
[Reference("knuth1997", "Section 4.5.3: continued fractions")]
internal static class SimpleFraction
{
    /// <summary>The first convergent of a number's continued fraction that is within a distance of it.</summary>
    public static Rational Near(double value, double distance)
    {
        Rational exact = Rational.FromDouble(value);
        Rational allowed = Rational.FromDouble(distance);
        Rational rest = exact;
        (BigInteger numerator, BigInteger earlierNumerator) = (BigInteger.One, BigInteger.Zero);
        (BigInteger denominator, BigInteger earlierDenominator) = (BigInteger.Zero, BigInteger.One);
        while (true)
        {
            BigInteger whole = rest.Floor();
            (numerator, earlierNumerator) = ((whole * numerator) + earlierNumerator, numerator);
            (denominator, earlierDenominator) = ((whole * denominator) + earlierDenominator, denominator);
            Rational convergent = new(numerator, denominator);
            if (Rational.Abs(convergent - exact) <= allowed)
            {
                return convergent;
            }

            rest = Rational.One / (rest - whole);
        }
    }
}
