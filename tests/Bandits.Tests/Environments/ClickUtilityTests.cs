using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Tests.Learners;
using Mechanisms.Conformance;

namespace Mechanisms.Bandits.Tests.Environments;

public sealed class ClickUtilityTests
{
    [Fact]
    public void Values_and_desired_rates_are_those_of_the_table() => ForAll((utility, s, mu) =>
    {
        Assert.Equal(PlainUtility.Value(utility, s, mu), utility.Value(s, mu));
        Assert.Equal(PlainUtility.Desired(utility, mu), utility.DesiredClickRate(mu));
    });

    [Fact]
    public void No_click_rate_is_better_than_the_desired_one() => ForAll((utility, s, mu) =>
        Assert.True(utility.Value(s, mu) <= utility.BestValue(mu) + 1e-12));

    [Fact]
    public void Desired_rates_and_best_values_do_not_fall_with_the_mean() => ForAll((utility, first, second) =>
    {
        (double low, double high) = (Math.Min(first, second), Math.Max(first, second));
        Assert.True(utility.DesiredClickRate(low) <= utility.DesiredClickRate(high));
        Assert.True(utility.BestValue(low) <= utility.BestValue(high) + 1e-12);
        Assert.Equal(new ClickRateRange(utility.DesiredClickRate(low), utility.DesiredClickRate(high)), utility.DesiredRange(low, high));
    });

    [Fact]
    public void Slopes_stay_within_the_lipschitz_constants() => ForAll((utility, s, mu) =>
    {
        foreach ((double rate, double mean) in new[] { (0.0, 0.0), (1, 1), (0, 1), (1, 0), (mu, s) })
        {
            double distance = Math.Abs(s - rate) + Math.Abs(mu - mean);
            Assert.True(Math.Abs(utility.Value(s, mu) - utility.Value(rate, mean)) <= (utility.Lipschitz * distance) + 1e-9);
            double change = utility.DesiredClickRate(mu) - utility.DesiredClickRate(mean);
            Assert.True(Math.Abs(change) <= (utility.DesiredLipschitz * Math.Abs(mu - mean)) + 1e-9);
        }
    });

    [Fact]
    public void Reproduces_the_closed_forms_below_the_cap()
    {
        ClickUtility product = new ClickUtility.ProductPenalty(5);
        Assert.Equal(0.6 * 1.1, product.DesiredClickRate(0.6), 15);
        Assert.Equal(0.378, product.BestValue(0.6), 15);
        Assert.Equal(-0.2, product.Value(1, 0.6), 15);
        ClickUtility clicks = new ClickUtility.ClickPenalty(5);
        Assert.Equal(0.7, clicks.DesiredClickRate(0.6), 15);
        Assert.Equal(0.65, clicks.BestValue(0.6), 15);
        Assert.Equal(0.2, clicks.Value(1, 0.6), 15);
    }

    [Fact]
    public void Says_whether_the_desired_rate_is_bounded_away_from_zero()
    {
        Assert.Equal(0, new ClickUtility.ProductPenalty(5).MinimumDesiredClickRate);
        Assert.Equal(0.1, new ClickUtility.ClickPenalty(5).MinimumDesiredClickRate);
        Assert.Equal(1, new ClickUtility.ClickPenalty(0.25).MinimumDesiredClickRate);
        Assert.Equal(1, new ClickUtility.Product().MinimumDesiredClickRate);
    }

    [Fact]
    public void Match_reaches_every_case()
    {
        string Name(ClickUtility utility) => utility.Match(_ => "product penalty", _ => "click penalty", _ => "product");
        Assert.Equal("product penalty", Name(new ClickUtility.ProductPenalty(1)));
        Assert.Equal("click penalty", Name(new ClickUtility.ClickPenalty(1)));
        Assert.Equal("product", Name(new ClickUtility.Product()));
    }

    [Fact]
    public void Compares_by_value()
    {
        Assert.Equal<ClickUtility>(new ClickUtility.ClickPenalty(5), new ClickUtility.ClickPenalty(5));
        Assert.NotEqual<ClickUtility>(new ClickUtility.ClickPenalty(5), new ClickUtility.ClickPenalty(4));
        Assert.NotEqual<ClickUtility>(new ClickUtility.ClickPenalty(5), new ClickUtility.ProductPenalty(5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-320)]
    [InlineData(1_000_001)]
    [InlineData(1e150)]
    public void Constructors_reject_a_penalty_that_is_not_positive_and_at_most_a_million(double penalty)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClickUtility.ProductPenalty(penalty));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClickUtility.ClickPenalty(penalty));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Functions_reject_arguments_outside_the_unit_interval(double value)
    {
        ClickUtility utility = new ClickUtility.Product();
        Assert.Throws<ArgumentOutOfRangeException>(() => utility.Value(value, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => utility.Value(0.5, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => utility.DesiredClickRate(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => utility.BestValue(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => utility.DesiredRange(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => utility.DesiredRange(0, value));
    }

    [Fact]
    public void DesiredRange_rejects_an_interval_that_ends_before_it_starts() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClickUtility.Product().DesiredRange(0.6, 0.5));

    private static void ForAll(Action<ClickUtility, double, double> law)
    {
        Gen<double> unit = Gen.OneOf(Gen.Elements(0, 1, 0.5), Gen.Choose(0, 1_000_000).Select(part => part / 1e6));
        Gen<double> penalties = Gen.Elements(0.01, 0.25, 0.5, 1, 5, 1000, 1_000_000);
        Gen<ClickUtility> utilities = Gen.OneOf(
            penalties.Select(penalty => (ClickUtility)new ClickUtility.ProductPenalty(penalty)),
            penalties.Select(penalty => (ClickUtility)new ClickUtility.ClickPenalty(penalty)),
            Gen.Constant((ClickUtility)new ClickUtility.Product()));
        Prop.ForAll(
            Arb.From(utilities), Arb.From(unit), Arb.From(unit), law).Check(Laws.Config.WithMaxTest(300));
    }
}
