using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class BernoulliThresholdTests
{
    [Theory]
    [InlineData(0.0, 0u)]
    [InlineData(0.1, 214748365u)]
    [InlineData(0.3, 644245094u)]
    [InlineData(1.0 / 3, 715827883u)]
    [InlineData(0.5, 1073741824u)]
    [InlineData(1.0, 2147483648u)]
    [InlineData(1.1641532182693481e-10, 0u)] // a quarter of a unit
    [InlineData(2.3283064365386963e-10, 0u)] // half a unit goes to the even threshold
    [InlineData(6.984919309616089e-10, 2u)] // one and a half units
    public void Thresholds_are_the_probability_in_units_of_two_to_the_minus_31(double probability, uint threshold) =>
        Assert.Equal(threshold, BernoulliThreshold.FromProbability(probability).Value);

    [Fact]
    public void Probabilities_zero_and_one_are_exact()
    {
        BernoulliThreshold never = BernoulliThreshold.FromProbability(0);
        BernoulliThreshold always = BernoulliThreshold.FromProbability(1);
        Assert.False(never.Succeeds(0));
        Assert.True(always.Succeeds(uint.MaxValue));
        Assert.Equal(never, default);
    }

    [Fact]
    public void The_lowest_bit_of_the_word_does_not_matter_and_the_threshold_is_excluded()
    {
        BernoulliThreshold half = BernoulliThreshold.FromProbability(0.5);
        Assert.True(half.Succeeds(0x7FFFFFFE));
        Assert.True(half.Succeeds(0x7FFFFFFF));
        Assert.False(half.Succeeds(0x80000000));
    }

    [Fact]
    public void The_error_is_at_most_half_a_unit() => Prop.ForAll(
        Arb.From(ArbMap.Default.GeneratorFor<uint>().Zip(Gen.Choose(0, 40), (word, shift) => Math.ScaleB(word, -32 - shift))),
        probability => Math.Abs(BernoulliThreshold.FromProbability(probability).Probability - probability) <= Math.ScaleB(1, -32))
        .Check(Laws.Config);

    [Fact]
    public void Draws_take_one_word_each()
    {
        RandomStream stream = new StreamKey(20260101).Open();
        BernoulliThreshold threshold = BernoulliThreshold.FromProbability(0.3);
        bool[] draws = new bool[12];
        for (int index = 0; index < draws.Length; index++)
        {
            draws[index] = stream.NextBernoulli(threshold);
        }

        Assert.Equal([8], draws.Index().Where(draw => draw.Item).Select(draw => draw.Index));
        Assert.Equal(12UL, stream.Position.Word);
    }

    [Theory]
    [InlineData(-1e-300)]
    [InlineData(1.0000000000000002)]
    [InlineData(double.NaN)]
    public void Numbers_that_are_no_probability_are_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(probability), () => BernoulliThreshold.FromProbability(probability));
}
