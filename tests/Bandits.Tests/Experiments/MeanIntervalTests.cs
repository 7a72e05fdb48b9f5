using MathNet.Numerics.Distributions;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class MeanIntervalTests
{
    [Theory]
    [InlineData(2, 0.05)]
    [InlineData(3, 0.001)]
    [InlineData(11, 0.05)]
    [InlineData(11, 1e-6)]
    [InlineData(500, 0.0005)]
    [InlineData(5001, 1e-7)]
    public void Student_agrees_with_the_quantile_of_another_library(int count, double error) =>
        Assert.Equal(1, new StudentInterval().HalfWidth(count, count, 1, error) / StudentT.InvCDF(0, 1, count - 1, 1 - (error / 2)), 1e-7);

    [Fact]
    public void Empirical_bernstein_and_hoeffding_follow_their_formulas()
    {
        Assert.Equal(Math.Sqrt(2 * 0.25 * Math.Log(80) / 100) + (7 * 3 * Math.Log(80) / (3 * 99)), new EmpiricalBernsteinInterval().HalfWidth(0.25, 100, 3, 0.05), 1e-12);
        Assert.Equal(3 * Math.Sqrt(Math.Log(40) / 200), new HoeffdingInterval().HalfWidth(0.25, 100, 3, 0.05), 1e-12);
        Assert.Equal(0, new EmpiricalBernsteinInterval().HalfWidth(0, 10, 0, 0.05));
        Assert.Equal(double.PositiveInfinity, new HoeffdingInterval().HalfWidth(1, 10, double.PositiveInfinity, 0.05));
    }

    [Fact]
    public void Little_spread_makes_bernstein_narrower_than_hoeffding_and_few_runs_wider()
    {
        Assert.True(new EmpiricalBernsteinInterval().HalfWidth(0.0001, 2000, 1, 0.01) < new HoeffdingInterval().HalfWidth(0.0001, 2000, 1, 0.01));
        Assert.True(new EmpiricalBernsteinInterval().HalfWidth(0.0001, 10, 1, 0.01) > new HoeffdingInterval().HalfWidth(0.0001, 10, 1, 0.01));
    }

    [Theory]
    [InlineData(-1, 2, 1, 0.1)]
    [InlineData(double.NaN, 2, 1, 0.1)]
    [InlineData(1, 1, 1, 0.1)]
    [InlineData(1, 2, -1, 0.1)]
    [InlineData(1, 2, 1, 0)]
    [InlineData(1, 2, 1, 1)]
    public void Arguments_out_of_range_are_refused(double variance, int count, double range, double error) =>
        Assert.All(
            (IMeanInterval[])[new StudentInterval(), new EmpiricalBernsteinInterval(), new HoeffdingInterval()],
            interval => Assert.Throws<ArgumentOutOfRangeException>(() => interval.HalfWidth(variance, count, range, error)));
}
