using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed partial class RationalTests
{
    private static Arbitrary<double> FiniteDoubles => Arb.From(Gen.OneOf(
        ArbMap.Default.GeneratorFor<long>().Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite),
        Gen.Choose(0, 40).Select(step => step * double.Epsilon),
        Gen.Choose(-40, 40).Select(step => 2.2250738585072014e-308 + (step * double.Epsilon)),
        Gen.Choose(-100, 100).Select(step => step / 8.0),
        Gen.Elements(0.0, -0.0, 1.0, double.MaxValue, double.MinValue, 9007199254740993.0, 0.1, 1.0 / 3)));

    [Fact]
    public void A_double_survives_the_round_trip() => Check(FiniteDoubles, value => Rational.FromDouble(value).ToDouble() == value);

    [Fact]
    public void A_double_has_its_exact_binary_value()
    {
        Assert.Equal(new Rational(3602879701896397, 36028797018963968), Rational.FromDouble(0.1));
        Assert.Equal(Rational.PowerOfTwo(-1074), Rational.FromDouble(double.Epsilon));
        Assert.Equal(Rational.PowerOfTwo(1024) - Rational.PowerOfTwo(970 + 1), Rational.FromDouble(double.MaxValue));
        Assert.Equal(new Rational(-3, 8), Rational.FromDouble(-0.375));
    }

    [Fact]
    public void Infinity_and_NaN_are_not_rational()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Rational.FromDouble(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Rational.FromDouble(double.NegativeInfinity));
    }

    [Fact]
    public void Rounding_takes_the_nearest_double_and_the_even_one_of_two() => Check(FiniteDoubles, value =>
    {
        double next = Math.BitIncrement(value);
        if (!double.IsFinite(next))
        {
            return true;
        }

        Rational low = Rational.FromDouble(value);
        Rational step = Rational.FromDouble(next) - low;
        double even = (BitConverter.DoubleToInt64Bits(value) & 1) == 0 ? value : next;
        return (low + (step * new Rational(1, 2))).ToDouble() == even
            && (low + (step * new Rational(499999999999, 1000000000000))).ToDouble() == value
            && (low + (step * new Rational(500000000001, 1000000000000))).ToDouble() == next;
    });

    [Fact]
    public void Rounding_ends_at_zero_and_at_infinity()
    {
        Rational half = Rational.PowerOfTwo(-1075);
        Assert.Equal(0, half.ToDouble());
        Assert.Equal(double.Epsilon, (half + Rational.PowerOfTwo(-1200)).ToDouble());
        Assert.Equal(0, (half - Rational.PowerOfTwo(-1200)).ToDouble());
        Assert.Equal(0, Rational.PowerOfTwo(-50_000).ToDouble());
        Rational edge = Rational.PowerOfTwo(1024) - Rational.PowerOfTwo(970);
        Assert.Equal(double.PositiveInfinity, edge.ToDouble());
        Assert.Equal(double.MinValue, (-(edge - 1)).ToDouble());
        Assert.Equal(double.NegativeInfinity, (-Rational.PowerOfTwo(50_000)).ToDouble());
    }

    [Fact]
    public void Decimal_text_rounds_as_the_runtime_reads_it() => Check(FiniteDoubles, value =>
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        string rounded = value.ToString("E6", CultureInfo.InvariantCulture);
        return Rational.Parse(shortest).ToDouble() == value
            && Rational.Parse(rounded).ToDouble() == double.Parse(rounded, CultureInfo.InvariantCulture);
    });

    [Fact]
    public void Text_survives_the_round_trip() => Check(Pairs, pair => Rational.Parse(pair.Left.ToString()) == pair.Left);

    [Theory]
    [InlineData("0.305", 305, 1000)]
    [InlineData("-1.5e-3", -15, 10000)]
    [InlineData("+.5", 1, 2)]
    [InlineData("5.", 5, 1)]
    [InlineData("1E3", 1000, 1)]
    [InlineData("12e+0", 12, 1)]
    [InlineData("0.000e5", 0, 1)]
    [InlineData("-0", 0, 1)]
    [InlineData("6/14", 3, 7)]
    [InlineData("-6/4", -3, 2)]
    [InlineData("1e0000000000003", 1000, 1)]
    public void Text_is_read_exactly(string text, long numerator, long denominator) =>
        Assert.Equal(new Rational(numerator, denominator), Rational.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/-2")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("1.5/2")]
    [InlineData("٣")]
    [InlineData("1e999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("0e1001")]
    public void Text_that_is_no_number_is_refused_with_what_came(string text)
    {
        Assert.False(Rational.TryParse(text, out Rational value));
        Assert.True(value.IsZero);
        FormatException error = Assert.Throws<FormatException>(() => Rational.Parse(text));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_beyond_the_length_limit_is_refused()
    {
        Assert.Equal(10_000, Rational.Parse(new string('7', 10_000)).Numerator.ToString(CultureInfo.InvariantCulture).Length);
        Assert.Contains("10001", Assert.Throws<FormatException>(() => Rational.Parse(new string('7', 10_001))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_of_doubles_write_the_nearest_double()
    {
        Rational value = new(-1, 3);
        Assert.Equal("-1/3", value.ToString("G", null));
        Assert.Equal("-0.333", value.ToString("F3", null));
        Assert.Equal("-1/3 -0.33", string.Create(CultureInfo.InvariantCulture, $"{value} {value:F2}"));
        Assert.Throws<FormatException>(() => value.ToString("Q", null));
    }

    [Fact]
    public void Objects_compare_as_numbers_or_not_at_all()
    {
        Assert.Equal(1, Rational.One.CompareTo(null));
        Assert.Throws<ArgumentException>(() => Rational.One.CompareTo("1"));
        Assert.False(Rational.One.Equals((object)1L));
        Assert.Equal((BigInteger)(-1), new Rational(-1, 3).Floor());
    }
}
