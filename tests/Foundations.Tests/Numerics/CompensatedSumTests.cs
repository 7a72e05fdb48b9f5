using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class CompensatedSumTests
{
    // Terms of very different size that cancel: the exact sum is small against ∑|x|.
    private static Arbitrary<double[]> Terms => Arb.From(
        Gen.Choose(-1_000_000, 1_000_000).Zip(Gen.Choose(-40, 40), (value, exponent) => Math.ScaleB(value, exponent))
            .ListOf().Select(list => list.Concat(list.Select(term => -term).Reverse()).Append(0.1).Concat(list.Take(1)).ToArray()),
        terms => terms.Length < 2 ? [] : [terms[1..], terms[..^1], terms[..(terms.Length / 2)]]);

    [Fact]
    public void The_sum_is_within_its_stated_error_of_the_exact_sum() => AssertWithinBound(terms => CompensatedSum.Of(terms).Value);

    [Fact]
    public void The_check_refutes_a_plain_sum_and_kahans_sum()
    {
        PlantedLaw.RequireFalsified(() => AssertWithinBound(terms => terms.Sum()));
        Assert.NotEqual(2, KahanSum([1, 1e100, 1, -1e100]));
    }

    [Fact]
    public void Reproduces_neumaier1974_where_kahans_sum_loses_everything() => Assert.Equal(2, CompensatedSum.Of([1, 1e100, 1, -1e100]).Value);

    [Fact]
    public void Joining_two_sums_loses_nothing() => Prop.ForAll(Terms, terms =>
    {
        int half = terms.Length / 2;
        CompensatedSum joined = CompensatedSum.Of(terms.AsSpan(0, half)) + CompensatedSum.Of(terms.AsSpan(half));
        return Error(joined.Value, terms) <= Bound(terms);
    }).Check(Laws.Config);

    [Fact]
    public void Every_lane_adds_with_the_bits_of_one_sum() => Prop.ForAll(Terms, terms => LanesAgree(terms, isCorrected: true)).Check(Laws.Config);

    [Fact]
    public void The_comparison_of_lanes_refutes_plain_totals() => Assert.False(LanesAgree([1, 1e100, 1, -1e100], isCorrected: false));

    [Fact]
    public void The_empty_sum_is_zero_and_the_default()
    {
        Assert.Equal(0, CompensatedSum.Of([]).Value);
        Assert.Equal(default, CompensatedSum.Of([]));
        Assert.Equal("0", default(CompensatedSum).ToString());
    }

    [Fact]
    public void Infinities_and_NaN_come_through()
    {
        Assert.Equal(double.PositiveInfinity, CompensatedSum.Of([1, double.PositiveInfinity, 1]).Value);
        Assert.Equal(double.NaN, CompensatedSum.Of([double.NegativeInfinity, double.PositiveInfinity, 1]).Value);
        Assert.Equal(double.NaN, CompensatedSum.Of([1, double.NaN]).Value);
    }

    private static void AssertWithinBound(Func<double[], double> sum) =>
        Prop.ForAll(Terms, terms => Error(sum(terms), terms) <= Bound(terms)).Check(Laws.Config.WithMaxTest(1_000));

    private static Rational Error(double sum, double[] terms) => Rational.Abs(Rational.FromDouble(sum) - Exact(terms));

    private static Rational Exact(double[] terms) =>
        terms.Aggregate(Rational.Zero, (total, term) => total + Rational.FromDouble(term));

    // 2u·|∑x| + n²u²·∑|x|
    private static Rational Bound(double[] terms)
    {
        Rational absolute = terms.Aggregate(Rational.Zero, (total, term) => total + Rational.Abs(Rational.FromDouble(term)));
        return (Rational.Abs(Exact(terms)) * Rational.PowerOfTwo(-52)) + (absolute * Rational.PowerOfTwo(-106) * ((long)terms.Length * terms.Length));
    }

    // Lane 1 adds up the terms in reverse.
    private static bool LanesAgree(double[] terms, bool isCorrected)
    {
        double[] reversed = [.. terms.Reverse()];
        Real256 total = default;
        Real256 correction = default;
        for (int index = 0; index < terms.Length; index++)
        {
            CompensatedSum<Real256, Integer256, Mask256>.Add(
                ref total, ref correction, Real256.Insert(Real256.Create(terms[index]), 1, reversed[index]));
        }

        correction = isCorrected ? correction : default;
        return CompensatedSum.Of(terms).Value.Equals(Real256.Extract(total, 0) + Real256.Extract(correction, 0))
            && CompensatedSum.Of(reversed).Value.Equals(Real256.Extract(total, 1) + Real256.Extract(correction, 1));
    }

    private static double KahanSum(double[] terms)
    {
        (double sum, double lost) = (0, 0);
        foreach (double term in terms)
        {
            double corrected = term - lost;
            double next = sum + corrected;
            lost = next - sum - corrected;
            sum = next;
        }

        return sum;
    }
}
