using System.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

/// <summary>The oracle for elementary functions: integer arithmetic on multiples of 2⁻²⁵⁶, by the textbook series.</summary>
/// <remarks>
/// Shares nothing with the code under test: other reductions, plain Taylor series, no floating point. Its own error is under 2⁻²²⁰,
/// which is below 10⁻⁶ ulp of every double above 2⁻¹⁴⁰.
/// </remarks>
internal static class FixedPoint
{
    public const int Bits = 256;

    public static BigInteger One { get; } = BigInteger.One << Bits;

    public static BigInteger Ln2 { get; } = 2 * ArTanh(One / 3);

    // Machin: π = 16 arctan(1/5) - 4 arctan(1/239).
    public static BigInteger Pi { get; } = (16 * ArcTan(One / 5)) - (4 * ArcTan(One / 239));

    /// <summary>A finite double as significand · 2^exponent.</summary>
    public static (BigInteger Significand, int Exponent) Split(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF;
        long fraction = bits & ((1L << 52) - 1);
        long significand = biased == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -significand : significand, Math.Max(biased, 1) - 1075);
    }

    public static BigInteger FromDouble(double value)
    {
        (BigInteger significand, int exponent) = Split(value);
        return Shift(significand, exponent + Bits);
    }

    public static BigInteger Log(double value)
    {
        (BigInteger significand, int exponent) = Split(value);
        int length = (int)significand.GetBitLength();
        BigInteger reduced = Shift(significand, Bits + 1 - length);
        return (2 * ArTanh(Divide(reduced - One, reduced + One))) + ((exponent + length - 1) * Ln2);
    }

    /// <summary>e^x as a fixed-point number in [1, 2) times 2^Exponent.</summary>
    public static (BigInteger Fixed, int Exponent) Exp(double value)
    {
        BigInteger x = FromDouble(value);
        BigInteger exponent = FloorDivide(x, Ln2);
        BigInteger rest = x - (exponent * Ln2);
        BigInteger term = One;
        BigInteger sum = One;
        for (int n = 1; !term.IsZero; n++)
        {
            term = Multiply(term, rest) / n;
            sum += term;
        }

        return (sum, (int)exponent);
    }

    public static BigInteger Sin(double angle) => SinOfFixed(FromDouble(angle));

    public static BigInteger Cos(double angle) => SinOfFixed(FromDouble(angle) + (Pi / 2));

    private static BigInteger SinOfFixed(BigInteger angle)
    {
        BigInteger rest = angle - (FloorDivide(angle, 2 * Pi) * 2 * Pi);
        BigInteger square = Multiply(rest, rest);
        BigInteger term = rest;
        BigInteger sum = rest;
        for (int n = 2; !term.IsZero; n += 2)
        {
            term = -Multiply(term, square) / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    private static BigInteger ArTanh(BigInteger x) => OddSeries(x, Multiply(x, x));

    private static BigInteger ArcTan(BigInteger x) => OddSeries(x, -Multiply(x, x));

    // x + x·s/3 + x·s²/5 + …
    private static BigInteger OddSeries(BigInteger x, BigInteger ratio)
    {
        BigInteger power = x;
        BigInteger sum = x;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power = Multiply(power, ratio);
            sum += power / n;
        }

        return sum;
    }

    // Truncates towards 0, so that series of shrinking terms of either sign end.
    private static BigInteger Multiply(BigInteger left, BigInteger right) => left * right / One;

    private static BigInteger Divide(BigInteger left, BigInteger right) => (left << Bits) / right;

    private static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Shift(BigInteger value, int bits) => bits >= 0 ? value << bits : value >> -bits;

    /// <summary>Distance of a result from exact · 2^exponent, in ulps: spacings of doubles at the exact value.</summary>
    public static double UlpError(double computed, BigInteger exact, int exponent = 0)
    {
        (BigInteger significand, int own) = Split(computed);
        int spacing = Math.Max((int)exact.GetBitLength() - Bits + exponent - 53, -1074);
        int common = Math.Min(own, exponent - Bits);
        BigInteger difference = BigInteger.Abs((significand << (own - common)) - (exact << (exponent - Bits - common)));
        return Math.ScaleB((double)(difference >> Math.Max(spacing - common - 40, 0)), Math.Max(spacing - common - 40, 0) + common - spacing);
    }
}
