using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class RunningMomentsTests
{
    private static Arbitrary<int[]> Samples => Arb.From(
        Gen.OneOf(Gen.Choose(-5, 5), Gen.Choose(1_000_000, 1_000_003), Gen.Constant(7)).ListOf().Select(list => list.ToArray()).Where(list => list.Length > 1),
        sample => sample.Length <= 2 ? [] : [sample[1..], sample[..^1]]);

    [Fact]
    public void Mean_and_variance_are_those_of_the_definition() => AssertDefinition(values => RunningMoments.Of(values));

    [Fact]
    public void The_check_of_the_definition_refutes_a_merge_that_forgets_the_distance_of_the_means() =>
        PlantedLaw.RequireFalsified(() => AssertDefinition(values => values.Length < 2
            ? RunningMoments.Of(values)
            : RunningMoments.Of(values.AsSpan(0, 1)).Merge(RunningMoments.Of(Enumerable.Repeat(values[1], values.Length - 1).ToArray()))));

    [Fact]
    public void Merged_parts_are_the_whole() => Prop.ForAll(Samples, sample =>
    {
        double[] values = sample.Select(value => (double)value).ToArray();
        int cut = Math.Abs(sample[0]) % values.Length;
        return Agrees(RunningMoments.Of(values.AsSpan(0, cut)).Merge(RunningMoments.Of(values.AsSpan(cut))), sample);
    }).Check(Laws.Config);

    [Fact]
    public void A_mean_that_is_large_against_the_deviation_does_not_cancel()
    {
        RunningMoments moments = RunningMoments.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
        Assert.Equal(1e9 + 10, moments.Mean);
        Assert.Equal(30, moments.Variance);
        Assert.Equal(Math.Sqrt(30) / 2, moments.StandardError, 1e-12);
    }

    [Fact]
    public void Merging_with_the_empty_sample_changes_nothing()
    {
        RunningMoments moments = RunningMoments.Of([1, 2, 4]);
        Assert.Equal(moments, moments.Merge(default));
        Assert.Equal(moments, default(RunningMoments).Merge(moments));
    }

    [Fact]
    public void Moments_that_a_small_sample_does_not_have_are_refused_with_a_reason()
    {
        Assert.Contains("has 0", Assert.Throws<InvalidOperationException>(() => default(RunningMoments).Mean).Message, StringComparison.Ordinal);
        RunningMoments single = RunningMoments.Of([3]);
        Assert.Equal(3, single.Mean);
        Assert.Throws<InvalidOperationException>(() => single.Variance);
        Assert.Throws<InvalidOperationException>(() => single.StandardError);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Values_that_are_not_finite_are_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(value), () => RunningMoments.Of([1, value]));

    [Fact]
    public void Restored_moments_go_on_with_the_same_bits() => Prop.ForAll(Samples, sample =>
    {
        double[] values = [.. sample.Select(value => value / 3.0)];
        RunningMoments half = RunningMoments.Of(values.AsSpan(0, values.Length / 2));
        RunningMoments restored = RunningMoments.Restore(half.Count, half.Mean, half.SumOfSquaredDeviations);
        Assert.Equal(half, restored);
        Assert.Equal(RunningMoments.Of(values), values.Skip(values.Length / 2).Aggregate(restored, (moments, value) => moments.Add(value)));
    }).Check(Laws.Config);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, 1, -1)]
    [InlineData(1, 1, double.PositiveInfinity)]
    public void Moments_of_no_sample_are_not_restored(long count, double mean, double squares) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RunningMoments.Restore(count, mean, squares));

    [Fact]
    public void Moments_print_what_they_have()
    {
        Assert.Equal("n = 0", default(RunningMoments).ToString());
        Assert.Equal("n = 1, mean = 0.5", RunningMoments.Of([0.5]).ToString());
        Assert.Equal("n = 2, mean = 0.5, sd = 0", RunningMoments.Of([0.5, 0.5]).ToString());
    }

    private static void AssertDefinition(Func<double[], RunningMoments> estimate) =>
        Prop.ForAll(Samples, sample => Agrees(estimate(sample.Select(value => (double)value).ToArray()), sample))
            .Check(Laws.Config.WithMaxTest(500));

    // The definition in exact rationals: ∑x/n and ∑(x - mean)²/(n - 1).
    private static bool Agrees(RunningMoments moments, int[] sample)
    {
        Rational mean = sample.Aggregate(Rational.Zero, (total, value) => total + value) / sample.Length;
        Rational squares = sample.Aggregate(Rational.Zero, (total, value) => total + ((value - mean) * (value - mean)));
        double variance = (squares / (sample.Length - 1)).ToDouble();
        return moments.Count == sample.Length
            && Math.Abs(moments.Mean - mean.ToDouble()) <= 1e-14 * sample.Length * Math.Max(1, Math.Abs(mean.ToDouble()))
            && Math.Abs(moments.Variance - variance) <= 1e-9 * Math.Max(1, variance);
    }
}
