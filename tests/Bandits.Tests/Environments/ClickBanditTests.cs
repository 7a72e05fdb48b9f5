using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Environments;

public sealed class ClickBanditTests
{
    private static readonly ClickUtility Clicks = new ClickUtility.ClickPenalty(5);

    [Fact]
    public void Regret_per_show_charges_wrong_arms_and_wrong_click_rates()
    {
        ClickBandit environment = new([0.3, 0.6], Clicks);
        EpisodeTables tables = environment.Tables([1, 0.8]);
        Assert.Equal([1, 0.8], tables.ClickProbability);
        Assert.Equal([0.3, 0.6], tables.RewardProbability);
        Assert.Equal(0.65 - (1 - (5 * 0.7 * 0.7)), tables.RegretPerShow[0], 14);
        Assert.Equal(0.65 - (0.8 - (5 * 0.2 * 0.2)), tables.RegretPerShow[1], 14);
        Assert.Equal(0.65, tables.RegretPerIdleRound, 14);
    }

    [Fact]
    public void The_best_arm_that_is_truthful_costs_nothing()
    {
        ClickBandit environment = new([0.8, 0.7, 0.6], new ClickUtility.ProductPenalty(5));
        Assert.Equal(0, environment.BestArm);
        Assert.Equal(0, environment.Tables(environment.TruthfulClickRates).RegretPerShow[0]);
    }

    [Fact]
    public void The_best_arm_is_the_lowest_of_equals() => Assert.Equal(1, new ClickBandit([0.3, 0.6, 0.6], Clicks).BestArm);

    [Fact]
    public void Compares_by_value()
    {
        Assert.Equal(new ClickBandit([0.3, 0.6], Clicks), new ClickBandit([0.3, 0.6], new ClickUtility.ClickPenalty(5)));
        Assert.NotEqual(new ClickBandit([0.3, 0.6], Clicks), new ClickBandit([0.6, 0.3], Clicks));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.000001)]
    [InlineData(double.NaN)]
    public void Rejects_means_and_click_rates_outside_the_unit_interval(double value)
    {
        Assert.Contains("arm 1", Assert.Throws<ArgumentOutOfRangeException>(() => new ClickBandit([0.3, value], Clicks)).Message, StringComparison.Ordinal);
        ClickBandit environment = new([0.3, 0.6], Clicks);
        Assert.Contains("arm 1", Assert.Throws<ArgumentOutOfRangeException>(() => environment.Tables([0.3, value])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_profiles_of_another_length_and_environments_without_arms()
    {
        ClickBandit environment = new([0.3, 0.6], Clicks);
        Assert.Throws<ArgumentException>(() => environment.Tables([]));
        Assert.Throws<ArgumentException>(() => environment.Tables([0.1, 0.2, 0.3]));
        Assert.Throws<ArgumentException>(() => new ClickBandit([], Clicks));
        Assert.Throws<ArgumentException>(() => new ClickBandit(Sequence.Of(65_537, _ => 0.5), Clicks));
        Assert.Throws<ArgumentNullException>(() => new ClickBandit([0.5], null!));
    }

    [Fact]
    public void Tables_reject_shapes_that_differ_and_regret_that_is_not_finite()
    {
        Assert.Throws<ArgumentException>(() => new EpisodeTables([0.5], [0.5, 0.5], [0]));
        Assert.Throws<ArgumentException>(() => new EpisodeTables([0.5], [0.5], [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpisodeTables([0.5], [0.5], [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpisodeTables([1.5], [0.5], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpisodeTables([0.5], [0.5], [0]) { RegretPerIdleRound = double.NaN });
    }
}
