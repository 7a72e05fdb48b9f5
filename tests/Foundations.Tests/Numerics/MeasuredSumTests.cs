using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class MeasuredSumTests
{
    [Fact]
    public void Terms_that_cancel_leave_their_size()
    {
        MeasuredSum sum = MeasuredSum.Of(3) - MeasuredSum.Of(5) + (new Rational(-1, 2) * MeasuredSum.Of(-4));
        Assert.Equal((Rational.Zero, 10.0), (sum.Value, sum.Size));
        Assert.Equal(new MeasuredSum(-2, 8), MeasuredSum.Of([1, 1, 0], [3, -5, 1_000_000]));
        Assert.Throws<ArgumentException>(() => MeasuredSum.Of([1], [1, 2]));
    }

    [Fact]
    public void A_value_counts_beside_the_size_of_its_own_terms()
    {
        Assert.True(new MeasuredSum(new Rational(1, 2), 1).IsAbove(Tolerances.Gain));
        Assert.False(new MeasuredSum(new Rational(1, 2), 1e9).IsAbove(Tolerances.Gain));
        Assert.False(default(MeasuredSum).IsAbove(default));
        Assert.True(new MeasuredSum(Rational.FromDouble(double.Epsilon) * Rational.FromDouble(double.Epsilon), 1).IsAbove(default));
    }

    [Fact]
    public void Of_equal_sums_the_first_is_the_larger()
    {
        Assert.Equal(1, MeasuredSum.Max(new(7, 1), new(7, 2)).Size);
        Assert.Equal(2, MeasuredSum.Max(new(6, 1), new(7, 2)).Size);
    }
}
