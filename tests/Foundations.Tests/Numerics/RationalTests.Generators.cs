using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed partial class RationalTests
{
    private static readonly long[] HardIntegers =
        [0, 1, -1, 2, 3, 6, 1L << 31, 1L << 32, (1L << 53) + 1, long.MaxValue, -long.MaxValue, long.MinValue, 1L << 62];

    // Integers near the edges of the small form, small ones with many common factors, and large ones.
    private static Gen<BigInteger> Integers => Gen.OneOf(
        Gen.Choose(-12, 12).Select(value => (BigInteger)value),
        Gen.Elements(HardIntegers).Select(value => (BigInteger)value),
        Gen.Elements(HardIntegers).Zip(Gen.Choose(-3, 3), (value, step) => (BigInteger)value + step),
        ArbMap.Default.GeneratorFor<long>().Select(value => (BigInteger)value),
        Gen.Elements(HardIntegers).Zip(Gen.Elements(HardIntegers), (left, right) => (BigInteger)left * right));

    private static Gen<Rational> Rationals => Integers.Zip(
        Integers, (numerator, denominator) => new Rational(numerator, denominator.IsZero ? BigInteger.One : denominator));

    private static Arbitrary<Pair> Pairs => Arb.From(
        Gen.OneOf(
            Rationals.Zip(Rationals, (left, right) => new Pair(left, right)),
            Rationals.Select(value => new Pair(value, value)),
            Rationals.Select(value => new Pair(value, -value))),
        pair => Shrink(pair.Left).Select(left => pair with { Left = left })
            .Concat(Shrink(pair.Right).Select(right => pair with { Right = right })));

    [Fact]
    public void The_generator_reaches_zeros_equal_numbers_and_both_forms()
    {
        Pair[] sample = Laws.Sample(Pairs.Generator, 50, 2_000);
        Assert.Contains(sample, pair => pair.Left.IsZero);
        Assert.Contains(sample, pair => pair.Left == pair.Right && !pair.Left.IsZero);
        Assert.Contains(sample, pair => pair.Left.Denominator > long.MaxValue);
        Assert.Contains(sample, pair => pair.Left.Denominator == pair.Right.Denominator && pair.Left != pair.Right);
    }

    private static IEnumerable<Rational> Shrink(Rational value) => value.IsZero
        ? []
        : [Rational.Zero, value.Floor(), new Rational(value.Numerator / 2, value.Denominator), new Rational(value.Numerator, (value.Denominator / 2) + 1)];

    // The oracle: cross-multiplied big integers, never reduced, sharing nothing with the type under test but its two parts.
    private static class PlainFraction
    {
        public static bool Agrees(
            Rational left,
            Rational right,
            Func<Rational, Rational, Rational> add,
            Func<Rational, Rational, Rational> subtract,
            Func<Rational, Rational, Rational> multiply)
        {
            (BigInteger a, BigInteger b, BigInteger c, BigInteger d) = (left.Numerator, left.Denominator, right.Numerator, right.Denominator);
            return Same(add(left, right), (a * d) + (c * b), b * d)
                && Same(subtract(left, right), (a * d) - (c * b), b * d)
                && Same(multiply(left, right), a * c, b * d);
        }

        private static bool Same(Rational value, BigInteger numerator, BigInteger denominator) =>
            value.Numerator * denominator == numerator * value.Denominator
            && value.Denominator.Sign > 0
            && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne
            && value == new Rational(numerator, denominator);
    }
}
