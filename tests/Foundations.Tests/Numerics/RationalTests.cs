using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed partial class RationalTests
{
    [Fact]
    public void The_default_value_is_zero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
        Assert.Equal("0", default(Rational).ToString());
        Assert.True(default(Rational).IsZero);
    }

    [Fact]
    public void Fractions_are_in_lowest_terms_with_a_positive_denominator() => Check(Pairs, pair =>
    {
        Rational value = new(pair.Left.Numerator * 6, pair.Left.Denominator * -9);
        return value.Denominator.Sign > 0
            && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne
            && value.Numerator * pair.Left.Denominator * 3 == value.Denominator * pair.Left.Numerator * -2;
    });

    [Fact]
    public void Arithmetic_agrees_with_plain_big_fractions() => Check(Pairs, pair =>
        PlainFraction.Agrees(pair.Left, pair.Right, (left, right) => left + right, (left, right) => left - right, (left, right) => left * right));

    [Fact]
    public void The_check_against_plain_fractions_refutes_a_sum_that_is_not_reduced_and_a_product_that_overflows()
    {
        Config config = Laws.Config;
        PlantedLaw.RequireFalsified(() => Prop.ForAll(Pairs, pair => PlainFraction.Agrees(
            pair.Left, pair.Right, (left, right) => left + right, (left, right) => left - right, OverflowingProduct)).Check(config));
        PlantedLaw.RequireFalsified(() => Prop.ForAll(Pairs, pair => PlainFraction.Agrees(
            pair.Left, pair.Right, SumOfParts, (left, right) => left - right, (left, right) => left * right)).Check(config));
    }

    [Fact]
    public void Division_undoes_multiplication() => Check(Pairs, pair =>
        pair.Right.IsZero || ((pair.Left * pair.Right) / pair.Right == pair.Left && (pair.Left / pair.Right) * pair.Right == pair.Left));

    [Fact]
    public void Equal_numbers_have_equal_hash_codes_however_they_were_computed() => Check(Pairs, pair =>
    {
        Rational again = (pair.Left + pair.Right) - pair.Right;
        return again == pair.Left && again.GetHashCode() == pair.Left.GetHashCode() && again.CompareTo(pair.Left) == 0;
    });

    [Fact]
    public void Order_is_the_sign_of_the_difference() => Check(Pairs, pair =>
        Math.Sign(pair.Left.CompareTo(pair.Right)) == (pair.Left - pair.Right).Sign
        && pair.Left < pair.Right == pair.Right > pair.Left
        && Rational.Max(pair.Left, pair.Right) - Rational.Min(pair.Left, pair.Right) == Rational.Abs(pair.Left - pair.Right));

    [Fact]
    public void The_floor_is_the_largest_integer_not_above() => Check(Pairs, pair =>
        (Rational)pair.Left.Floor() <= pair.Left && pair.Left < pair.Left.Floor() + BigInteger.One);

    [Fact]
    public void The_ends_of_the_small_form_lose_nothing()
    {
        Rational smallest = long.MinValue;
        Assert.Equal((BigInteger)long.MinValue, smallest.Numerator);
        Assert.Equal(-(BigInteger)long.MinValue, (-smallest).Numerator);
        Assert.Equal(smallest, -(-smallest));
        Assert.Equal((Rational)long.MaxValue, -smallest - 1);
        Assert.Equal((Rational)long.MaxValue, (Rational)(-long.MaxValue) * -1);
        Assert.Equal(new Rational(1, (BigInteger)1 << 63), 1 / -smallest);
    }

    [Fact]
    public void Division_by_zero_is_refused()
    {
        DivideByZeroException error = Assert.Throws<DivideByZeroException>(() => new Rational(3, 7) / Rational.Zero);
        Assert.Contains("3/7", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("denominator", () => new Rational(1, 0));
    }

    [Fact]
    public void Powers_of_two_are_exact()
    {
        Assert.Equal(new Rational(1, 1024), Rational.PowerOfTwo(-10));
        Assert.Equal((Rational)(BigInteger.One << 70), Rational.PowerOfTwo(70));
        Assert.Throws<ArgumentOutOfRangeException>("exponent", () => Rational.PowerOfTwo(int.MinValue));
    }

    private static Rational OverflowingProduct(Rational left, Rational right) =>
        new(unchecked((long)(ulong)((left.Numerator * right.Numerator) & ulong.MaxValue)), left.Denominator * right.Denominator);

    private static Rational SumOfParts(Rational left, Rational right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    private static void Check<T>(Arbitrary<T> arbitrary, Func<T, bool> law) =>
        Prop.ForAll(arbitrary, law).Check(Laws.Config.WithMaxTest(2_000));

    public sealed record Pair(Rational Left, Rational Right)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left} and {Right}");
    }
}
