using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Oracles that are exact.</summary>
public sealed partial class UcbSTests
{
    private static readonly ClickUtility Clicks = new ClickUtility.ClickPenalty(5);

    /// <summary>Golden radii of the plain program, which the kernels equal round by round.</summary>
    [Theory]
    [InlineData(10_000, 100, 0.429193205)]
    [InlineData(50_000, 1000, 0.147103897)]
    public void Reproduces_the_golden_radii(long horizon, long count, double radius) =>
        Assert.Equal(radius, PlainIndexLearner.Radius(2, Math.Log(horizon), count), 9);

    [Fact]
    public void Shows_a_worthless_arm_logarithmically_often_and_keeps_the_good_one()
    {
        foreach (int horizon in new[] { 10, 1_000, 20_000 })
        {
            EpisodeResult result = Play(new ClickBandit([1, 0], new ClickUtility.Product()), [1, 1], horizon, runs: 1)[0];
            Assert.True(result.Shows[1] <= (8 * Math.Log(horizon)) + 1);
            Assert.Equal(0, result.EliminatedAt[0]);
        }
    }

    [Fact]
    public void Never_removes_an_arm_of_click_rate_one_where_one_is_desired()
    {
        ClickBandit environment = new([0.7, 0.4, 0], new ClickUtility.Product());
        Assert.All(Play(environment, [1, 1, 1], 5_000, runs: 16), result => Assert.Equal([0L, 0, 0], result.EliminatedAt));
    }

    [Fact]
    public void A_single_arm_is_always_shown() =>
        Assert.Equal([3_000L], Play(new ClickBandit([0.4], new ClickUtility.Product()), [1], 3_000, runs: 1)[0].Shows);

    /// <summary>A dead arm leaves at its show number ⌊2 ln T / s*(0)²⌋ + 1: the upper end of its click rate falls below every desired rate.</summary>
    [Theory]
    [InlineData(20_000, 5, 1_981)]
    [InlineData(3_000, 5, 1_602)]
    [InlineData(20_000, 2.5, 496)]
    [InlineData(700, 1, 53)]
    public void Removes_a_dead_arm_at_the_exact_show(int horizon, double penalty, long show)
    {
        double least = Math.Min(1, 1 / (2 * penalty));
        Assert.Equal(Math.Floor(2 * Math.Log(horizon) / (least * least)) + 1, show);
        ClickBandit environment = new([0.6, 0.5, 0.2], new ClickUtility.ClickPenalty(penalty));
        Sequence<EpisodeResult> results = Play(environment, [environment.TruthfulClickRates[0], environment.TruthfulClickRates[1], 0], horizon, 3);
        Assert.All(results, result => Assert.Equal([0L, 0, show], result.EliminatedAt));
    }

    [Fact]
    public void Never_removes_a_dead_arm_where_the_desired_rate_may_be_zero()
    {
        ClickUtility utility = new ClickUtility.ProductPenalty(5);
        Assert.Equal(0, utility.MinimumDesiredClickRate);
        EpisodeResult result = Play(new ClickBandit([0.6, 0.2], utility), [0, 0.22], 5_000, runs: 1)[0];
        Assert.Equal([5_000L, 0], result.Shows);
        Assert.Equal([0L, 0], result.EliminatedAt);
    }

    [Fact]
    public void Upper_screening_alone_shows_a_dead_arm_forever()
    {
        ClickBandit environment = new([0.6, 0.2], Clicks);
        UcbS learner = new(Clicks) { Mode = ScreeningMode.UpperOnly };
        Assert.Equal(0, Play(environment, [0.7, 0], 5_000, 1, learner)[0].EliminatedAt[1]);
    }

    [Fact]
    public void Policies_for_the_empty_set_do_what_they_say()
    {
        ClickBandit environment = new([0.9, 0.1], Clicks);
        EpisodeResult Final(EmptySetPolicy policy) =>
            Play(environment, [0.02, 0.95], 20_000, 1, new UcbS(Clicks) { WhenEmpty = policy })[0];
        EpisodeResult stopped = Final(EmptySetPolicy.Stop);
        Assert.All(stopped.EliminatedAt, show => Assert.NotEqual(0, show));
        Assert.Equal(stopped.EliminatedAt, stopped.Shows);
        double shown = Enumerable.Range(0, 2).Sum(arm => stopped.Shows[arm] * environment.Tables([0.02, 0.95]).RegretPerShow[arm]);
        Assert.Equal(shown + ((20_000 - stopped.Shows.Sum()) * environment.BestValue), stopped.Regret[0], 6);
        EpisodeResult best = Final(EmptySetPolicy.BestEstimate);
        Assert.Equal(20_000 - best.EliminatedAt[1], best.Shows[0]);
        EpisodeResult random = Final(EmptySetPolicy.UniformRandom);
        Assert.True(random.Shows[1] > random.EliminatedAt[1] + 7_000);
    }

    [Fact]
    public void Rejects_settings_without_meaning()
    {
        Assert.Throws<ArgumentNullException>(() => new UcbS(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbS(Clicks) { Confidence = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbS(Clicks) { Confidence = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbS(Clicks) { Mode = (ScreeningMode)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbS(Clicks) { WhenEmpty = (EmptySetPolicy)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbS(Clicks) { Time = (ConfidenceTime)7 });
        Assert.Throws<ArgumentException>(() => new UcbS(Clicks) { Name = " " });
    }

    private static Sequence<EpisodeResult> Play(
        ClickBandit environment, Sequence<double> rates, int horizon, int runs, ILearner? learner = null, ulong root = 11) =>
        new CpuDevice().Play(new EpisodeBatch(
            environment,
            learner ?? new UcbS(environment.Utility),
            Sequence.Of(runs, run => new Episode(rates, (uint)run)),
            horizon,
            [horizon],
            root));
}
