using System.Numerics;

namespace Mechanisms.Foundations.Numerics;

/// <content>Addition, multiplication and their inverses.</content>
public readonly partial struct Rational
{
    /// <summary>The sum.</summary>
    /// <param name="left">One term.</param>
    /// <param name="right">The other.</param>
    /// <returns>The exact sum.</returns>
    public static Rational operator +(Rational left, Rational right) => left.large is null && right.large is null
        ? AddSmall(left.smallNumerator, left.SmallDenominator, right.smallNumerator, right.SmallDenominator)
        : AddLarge(left.Numerator, left.Denominator, right.Numerator, right.Denominator);

    /// <summary>The difference.</summary>
    /// <param name="left">The number to subtract from.</param>
    /// <param name="right">The number to subtract.</param>
    /// <returns>The exact difference.</returns>
    public static Rational operator -(Rational left, Rational right) => left.large is null && right.large is null
        ? AddSmall(left.smallNumerator, left.SmallDenominator, -right.smallNumerator, right.SmallDenominator)
        : AddLarge(left.Numerator, left.Denominator, -right.Numerator, right.Denominator);

    /// <summary>The product.</summary>
    /// <param name="left">One factor.</param>
    /// <param name="right">The other.</param>
    /// <returns>The exact product.</returns>
    public static Rational operator *(Rational left, Rational right) => left.large is null && right.large is null
        ? MultiplySmall(left.smallNumerator, left.SmallDenominator, right.smallNumerator, right.SmallDenominator)
        : MultiplyLarge(left.Numerator, left.Denominator, right.Numerator, right.Denominator);

    /// <summary>The quotient.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor, not 0.</param>
    /// <returns>The exact quotient.</returns>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right)
    {
        if (right.IsZero)
        {
            throw new DivideByZeroException($"A divisor must not be 0; got {left}/0.");
        }

        bool negative = right.Sign < 0;
        if (left.large is null && right.large is null)
        {
            long divisor = right.smallNumerator;
            long denominator = right.SmallDenominator;
            return MultiplySmall(
                left.smallNumerator, left.SmallDenominator, negative ? -denominator : denominator, negative ? -divisor : divisor);
        }

        BigInteger sign = negative ? BigInteger.MinusOne : BigInteger.One;
        return MultiplyLarge(left.Numerator, left.Denominator, right.Denominator * sign, right.Numerator * sign);
    }

    /// <summary>The number with its sign changed.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The exact negative.</returns>
    public static Rational operator -(Rational value) => value.large is null
        ? new(-value.smallNumerator, value.SmallDenominator)
        : FromLowestTerms(-value.large.Numerator, value.large.Denominator);

    /// <summary>The number without its sign.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The absolute value.</returns>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>A power of two.</summary>
    /// <param name="exponent">Exponent from -1,000,000 to 1,000,000.</param>
    /// <returns>2 to the exponent, exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is outside its range.</exception>
    public static Rational PowerOfTwo(int exponent)
    {
        const int Limit = 1_000_000;
        if (exponent is < -Limit or > Limit)
        {
            throw new ArgumentOutOfRangeException(
                nameof(exponent), exponent, $"An exponent must lie in -{Limit}..{Limit}; got {exponent}.");
        }

        BigInteger power = BigInteger.One << Math.Abs(exponent);
        return exponent < 0 ? FromLowestTerms(BigInteger.One, power) : FromLowestTerms(power, BigInteger.One);
    }

    // Knuth 4.5.1: with g = gcd(b, d) the sum a/b + c/d is t / (b/g · d) where t = a·(d/g) + c·(b/g), and only gcd(t, g) is left to remove.
    // Every product below is under 2¹²⁶, so the sum of two cannot overflow Int128.
    private static Rational AddSmall(long a, long b, long c, long d)
    {
        if (b == d)
        {
            Int128 sum = (Int128)a + c;
            return b == 1 ? FromLowestTerms(sum, 1) : ReduceBy(sum, b, 1);
        }

        long g = Gcd(b, d);
        return g == 1
            ? FromLowestTerms(Math.BigMul(a, d) + Math.BigMul(c, b), Math.BigMul(b, d))
            : ReduceBy(Math.BigMul(a, d / g) + Math.BigMul(c, b / g), g, Math.BigMul(b / g, d / g));
    }

    // The fraction numerator / (divisor · rest), where only divisor may share factors with the numerator.
    private static Rational ReduceBy(Int128 numerator, long divisor, Int128 rest)
    {
        if ((long)numerator == numerator)
        {
            long small = (long)numerator;
            long common = Gcd(small, divisor);
            return FromLowestTerms(common == 1 ? small : small / common, rest * (divisor / common));
        }

        long shared = Gcd((long)(numerator % divisor), divisor);
        return FromLowestTerms(shared == 1 ? numerator : numerator / shared, rest * (divisor / shared));
    }

    // Cross factors are removed before multiplying: a/b · c/d with gcd(a, d) and gcd(c, b) taken out is in lowest terms.
    private static Rational MultiplySmall(long a, long b, long c, long d)
    {
        long g = d == 1 ? 1 : Gcd(a, d);
        long h = b == 1 ? 1 : Gcd(c, b);
        (a, d) = g == 1 ? (a, d) : (a / g, d / g);
        (b, c) = h == 1 ? (b, c) : (b / h, c / h);
        return FromLowestTerms(Math.BigMul(a, c), Math.BigMul(b, d));
    }

    private static Rational AddLarge(BigInteger a, BigInteger b, BigInteger c, BigInteger d)
    {
        BigInteger g = BigInteger.GreatestCommonDivisor(b, d);
        if (g.IsOne)
        {
            return FromLowestTerms((a * d) + (c * b), b * d);
        }

        BigInteger rest = b / g;
        BigInteger sum = (a * (d / g)) + (c * rest);
        BigInteger shared = BigInteger.GreatestCommonDivisor(sum, g);
        return shared.IsOne ? FromLowestTerms(sum, rest * d) : FromLowestTerms(sum / shared, rest * (d / shared));
    }

    private static Rational MultiplyLarge(BigInteger a, BigInteger b, BigInteger c, BigInteger d)
    {
        BigInteger g = BigInteger.GreatestCommonDivisor(a, d);
        BigInteger h = BigInteger.GreatestCommonDivisor(c, b);
        return FromLowestTerms(
            (g.IsOne ? a : a / g) * (h.IsOne ? c : c / h), (h.IsOne ? b : b / h) * (g.IsOne ? d : d / g));
    }

    private static Rational FromLowestTerms(Int128 numerator, Int128 denominator)
    {
        long top = (long)numerator;
        long bottom = (long)denominator;
        return top == numerator && bottom == denominator && top != long.MinValue
            ? new(top, bottom)
            : new(new LargeParts(numerator, denominator));
    }

    private static Rational FromLowestTerms(BigInteger numerator, BigInteger denominator)
    {
        const long Limit = long.MaxValue;
        return denominator <= Limit && numerator >= -Limit && numerator <= Limit
            ? new((long)numerator, (long)denominator)
            : new(new LargeParts(numerator, denominator));
    }

    // Binary algorithm (Stein): shifts and subtractions, no division. gcd(0, n) = n; the right side is in the range of the small form,
    // the left side may be long.MinValue.
    private static long Gcd(long left, long right)
    {
        ulong u = Magnitude(left);
        ulong v = Magnitude(right);
        if (u == 0 || v == 0)
        {
            return (long)(u | v);
        }

        int shift = BitOperations.TrailingZeroCount(u | v);
        u >>= BitOperations.TrailingZeroCount(u);
        while (v != 0)
        {
            v >>= BitOperations.TrailingZeroCount(v);
            (u, v) = u < v ? (u, v - u) : (v, u - v);
        }

        return (long)(u << shift);
    }

    private static ulong Magnitude(long value) => value < 0 ? unchecked(0 - (ulong)value) : (ulong)value;
}
