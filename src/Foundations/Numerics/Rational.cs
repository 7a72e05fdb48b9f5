using System.Globalization;
using System.Numerics;

namespace Mechanisms.Foundations.Numerics;

/// <summary>An exact fraction of integers, in lowest terms with a positive denominator.</summary>
/// <remarks>
/// Two rationals are equal exactly when they are the same number. Nothing is rounded but in <see cref="ToDouble"/>. Numbers whose
/// parts fit in 63 bits are held without allocation; larger ones hold two <see cref="BigInteger"/>. The default value is 0. Thread-safe.
/// <para>Sums and products cost one to two greatest common divisors of the smaller parts; the size of results is bounded by memory only.</para>
/// </remarks>
[References.Reference("knuth1997", "Section 4.5.1, fractions by greatest common divisors of the parts")]
public readonly partial struct Rational :
    IEquatable<Rational>, IComparable<Rational>, IComparable, IFormattable,
    IAdditionOperators<Rational, Rational, Rational>, ISubtractionOperators<Rational, Rational, Rational>,
    IMultiplyOperators<Rational, Rational, Rational>, IDivisionOperators<Rational, Rational, Rational>,
    IUnaryNegationOperators<Rational, Rational>, IComparisonOperators<Rational, Rational, bool>,
    IAdditiveIdentity<Rational, Rational>, IMultiplicativeIdentity<Rational, Rational>
{
    // The small form holds numerator and denominator in [-long.MaxValue, long.MaxValue]; the large form is used only beyond it, so that
    // equal numbers have equal fields. The denominator is stored less one: the default value is then 0/1.
    private readonly long smallNumerator;
    private readonly long smallDenominatorLessOne;
    private readonly LargeParts? large;

    /// <summary>Initializes the fraction of two integers.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but 0; common factors and a negative sign are removed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(denominator), $"A denominator must not be 0; got {numerator.ToString(CultureInfo.InvariantCulture)}/0.");
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        divisor = denominator.Sign < 0 ? -divisor : divisor;
        this = FromLowestTerms(numerator / divisor, denominator / divisor);
    }

    private Rational(long numerator, long denominator)
    {
        smallNumerator = numerator;
        smallDenominatorLessOne = denominator - 1;
    }

    private Rational(LargeParts parts) => large = parts;

    /// <summary>Gets the number 0.</summary>
    public static Rational Zero => default;

    /// <summary>Gets the number 1.</summary>
    public static Rational One => new(1L, 1L);

    /// <inheritdoc/>
    public static Rational AdditiveIdentity => Zero;

    /// <inheritdoc/>
    public static Rational MultiplicativeIdentity => One;

    /// <summary>Gets the numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => large is null ? smallNumerator : large.Numerator;

    /// <summary>Gets the denominator in lowest terms, at least 1.</summary>
    public BigInteger Denominator => large is null ? SmallDenominator : large.Denominator;

    /// <summary>Gets the sign: -1, 0 or 1.</summary>
    public int Sign => large is null ? Math.Sign(smallNumerator) : large.Numerator.Sign;

    /// <summary>Gets a value indicating whether the number is 0.</summary>
    public bool IsZero => smallNumerator == 0 && large is null;

    /// <summary>Gets a value indicating whether the denominator is 1.</summary>
    public bool IsInteger => large is null ? smallDenominatorLessOne == 0 : large.Denominator.IsOne;

    private long SmallDenominator => smallDenominatorLessOne + 1;

    /// <summary>An integer as a rational.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator Rational(long value) => value == long.MinValue ? FromLowestTerms(value, 1) : new(value, 1L);

    /// <summary>An integer as a rational.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator Rational(BigInteger value) => FromLowestTerms(value, BigInteger.One);

    /// <summary>Whether two rationals are the same number.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether two rationals are different numbers.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Whether the left number is less.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when less.</returns>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left number is greater.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when greater.</returns>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left number is less or equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when less or equal.</returns>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left number is greater or equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when greater or equal.</returns>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller of two numbers.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>The smaller.</returns>
    public static Rational Min(Rational left, Rational right) => right < left ? right : left;

    /// <summary>The larger of two numbers.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>The larger.</returns>
    public static Rational Max(Rational left, Rational right) => right > left ? right : left;

    /// <inheritdoc/>
    public bool Equals(Rational other)
    {
        if (large is null || other.large is null)
        {
            return large is null && other.large is null
                && smallNumerator == other.smallNumerator && smallDenominatorLessOne == other.smallDenominatorLessOne;
        }

        return large.Numerator == other.large.Numerator && large.Denominator == other.large.Denominator;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => large is null
        ? HashCode.Combine(smallNumerator, smallDenominatorLessOne)
        : HashCode.Combine(large.Numerator, large.Denominator);

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        if (large is null && other.large is null)
        {
            return smallDenominatorLessOne == other.smallDenominatorLessOne
                ? smallNumerator.CompareTo(other.smallNumerator)
                : ((Int128)smallNumerator * other.SmallDenominator).CompareTo((Int128)other.smallNumerator * SmallDenominator);
        }

        int signs = Sign.CompareTo(other.Sign);
        return signs != 0 ? signs : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The object is not a <see cref="Rational"/>.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException($"A rational compares with a Rational; got {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>The largest integer that is not above the number.</summary>
    /// <returns>The floor.</returns>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private sealed record LargeParts(BigInteger Numerator, BigInteger Denominator);
}
