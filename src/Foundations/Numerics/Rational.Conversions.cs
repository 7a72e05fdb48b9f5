using System.Numerics;

namespace Mechanisms.Foundations.Numerics;

/// <content>To and from double precision.</content>
public readonly partial struct Rational
{
    private const int SignificandBits = 53;
    private const int MinimumExponent = -1022;
    private const int MaximumExponent = 1023;

    /// <summary>The exact binary value of a double.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>The same number; -0 becomes 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant(
                $"Only finite numbers are rational; got {value}. Give infinite bounds as absent bounds."));
        }

        if (Math.Abs(value) < (1L << SignificandBits) && Math.Truncate(value) == value)
        {
            return (long)value;
        }

        // value = significand · 2^exponent with an integer significand below 2⁵³.
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF;
        long fraction = bits & ((1L << 52) - 1);
        long significand = biased == 0 ? fraction : fraction | (1L << 52);
        int exponent = Math.Max(biased, 1) - 1075;
        int even = BitOperations.TrailingZeroCount(significand);
        significand = bits < 0 ? -(significand >> even) : significand >> even;
        exponent += even;
        return exponent switch
        {
            >= 0 => FromLowestTerms((BigInteger)significand << exponent, BigInteger.One),
            > -63 => new(significand, 1L << -exponent),
            _ => FromLowestTerms(significand, BigInteger.One << -exponent),
        };
    }

    /// <summary>The nearest double; a tie goes to the even significand.</summary>
    /// <remarks>Correctly rounded, subnormal results included. A number that rounds beyond the largest finite double becomes infinite.</remarks>
    /// <returns>The rounded value.</returns>
    public double ToDouble()
    {
        const long ExactLimit = 1L << SignificandBits;
        if (large is null && SmallDenominator <= ExactLimit && (smallDenominatorLessOne == 0 || Math.Abs(smallNumerator) <= ExactLimit))
        {
            return (double)smallNumerator / SmallDenominator;
        }

        BigInteger numerator = BigInteger.Abs(Numerator);
        BigInteger denominator = Denominator;
        long shift = 63 - (numerator.GetBitLength() - denominator.GetBitLength());
        if (shift is > 1200 or < -1200)
        {
            return Sign * (shift > 0 ? 0.0 : double.PositiveInfinity);
        }

        // quotient = ⌊numerator/denominator · 2^shift⌋ has 63 or 64 bits; the remainder decides ties.
        numerator = shift > 0 ? numerator << (int)shift : numerator;
        denominator = shift < 0 ? denominator << (int)-shift : denominator;
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        return Sign * RoundToDouble((ulong)quotient, !remainder.IsZero, (int)shift);
    }

    // (quotient + a little if inexact) · 2^-shift, rounded once to the precision that the result's exponent leaves.
    private static double RoundToDouble(ulong quotient, bool inexact, int shift)
    {
        int length = 64 - BitOperations.LeadingZeroCount(quotient);
        int exponent = length - 1 - shift;
        int kept = Math.Min(SignificandBits, SignificandBits - (MinimumExponent - exponent));
        if (kept < 0 || exponent > MaximumExponent)
        {
            return kept < 0 ? 0 : double.PositiveInfinity;
        }

        int dropped = length - kept;
        ulong significand = dropped == 64 ? 0 : quotient >> dropped;
        ulong tail = dropped == 64 ? quotient : quotient & ((1UL << dropped) - 1);
        ulong half = 1UL << (dropped - 1);
        bool up = tail > half || (tail == half && (inexact || (significand & 1) == 1));
        return Math.ScaleB(up ? significand + 1 : significand, dropped - shift);
    }
}
