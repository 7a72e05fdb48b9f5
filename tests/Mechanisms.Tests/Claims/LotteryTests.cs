using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Claims;

public class LotteryTests
{
    private static readonly Arbitrary<int[]> Draws = Gen.Choose(0, 4).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void Weights_of_a_uniform_lottery_are_shares_of_the_list() => Prop.ForAll(Draws, drawn =>
    {
        Lottery<int> lottery = Lottery.Uniform<int>(drawn);
        return lottery.Chances.Count == drawn.Distinct().Count()
            && lottery.Chances.All(chance => chance.Weight == new Rational(drawn.Count(item => item == chance.Outcome), drawn.Length))
            && lottery.Expected(item => item) == new Rational(drawn.Sum(), drawn.Length)
            && lottery.IsCertain == (drawn.Distinct().Count() == 1);
    }).Check(Laws.Config);

    [Fact]
    public void Equality_does_not_depend_on_the_order_of_chances() => Prop.ForAll(Draws, drawn =>
    {
        Lottery<int> lottery = Lottery.Uniform<int>(drawn);
        Lottery<int> reversed = Lottery.Uniform<int>([.. drawn.Reverse()]);
        return lottery == reversed && lottery.GetHashCode() == reversed.GetHashCode();
    }).Check(Laws.Config);

    [Fact]
    public void Drawing_twice_is_drawing_from_the_product() => Prop.ForAll(Draws, Draws, (first, second) =>
    {
        Lottery<int> twice = Lottery.Uniform<int>(first).SelectMany(item => Lottery.Uniform<int>(second).Select(other => (10 * item) + other));
        Lottery<int> product = Lottery.Uniform<int>([.. first.SelectMany(item => second.Select(other => (10 * item) + other))]);
        return twice == product;
    }).Check(Laws.Config.WithMaxTest(50));

    [Fact]
    public void Different_lotteries_differ()
    {
        Assert.NotEqual(Lottery.Uniform<int>([0, 1]), Lottery.Uniform<int>([0, 0, 1]));
        Assert.NotEqual(Lottery.Uniform<int>([0, 1]), Lottery.Certain(0));
        Assert.Equal(new Rational(1, 3), Lottery.Uniform<int>([0, 0, 1]).ProbabilityOf(1));
        Assert.Equal(Rational.Zero, Lottery.Certain(0).ProbabilityOf(7));
    }

    [Fact]
    public void Weight_zero_is_left_out_and_a_null_outcome_is_an_outcome()
    {
        Lottery<string?> lottery = Lottery.Of<string?>(new(null, Rational.One), new("never", Rational.Zero));

        Assert.Null(lottery.Only);
        Assert.Equal("none", lottery.ToString());
        Assert.Equal("1/2: 3, 1/2: 5", Lottery.Uniform<int>([3, 5]).ToString());
    }

    [Fact]
    public void Rejects_weights_that_are_negative_or_do_not_sum_to_one()
    {
        Assert.Contains("sum to 1", Assert.Throws<ArgumentException>(() => Lottery.Of(new Chance<int>(0, new Rational(1, 2)))).Message, StringComparison.Ordinal);
        Assert.Contains("at least 0", Assert.Throws<ArgumentException>(
            () => Lottery.Of(new Chance<int>(0, 2), new Chance<int>(1, -1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Lottery.Uniform<int>([]));
        Assert.Contains("this one has 2", Assert.Throws<InvalidOperationException>(() => Lottery.Uniform<int>([0, 1]).Only).Message, StringComparison.Ordinal);
    }
}
