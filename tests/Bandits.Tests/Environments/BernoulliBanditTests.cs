using Mechanisms.Bandits.Environments;

namespace Mechanisms.Bandits.Tests.Environments;

public sealed class BernoulliBanditTests
{
    [Fact]
    public void Every_show_is_clicked_and_regret_is_the_gap_to_the_best_mean()
    {
        EpisodeTables tables = new BernoulliBandit([0.25, 0.75, 0.5]).Tables([]);
        Assert.Equal([1.0, 1, 1], tables.ClickProbability);
        Assert.Equal([0.25, 0.75, 0.5], tables.RewardProbability);
        Assert.Equal([0.5, 0, 0.25], tables.RegretPerShow);
        Assert.Equal(0.75, tables.RegretPerIdleRound);
    }

    [Fact]
    public void Rejects_click_rates_that_nobody_chooses() =>
        Assert.Throws<ArgumentException>(() => new BernoulliBandit([0.25, 0.75]).Tables([0.5, 0.5]));

    [Fact]
    public void Rejects_means_outside_the_unit_interval_and_environments_without_arms()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BernoulliBandit([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BernoulliBandit([1.5]));
        Assert.Throws<ArgumentException>(() => new BernoulliBandit([]));
    }
}
