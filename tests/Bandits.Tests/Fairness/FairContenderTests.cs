using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Fairness;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Fairness;

public sealed class FairContenderTests
{
    /// <summary>The tests' own world, written independently with the same draws, is the oracle.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Regret_and_reports_are_those_of_the_independent_account(double penalty)
    {
        FairExp2 learner = new() { Penalty = penalty };
        StreamKey key = new StreamKey(7).Replication(2);
        (double regret, int reports) = FairWorld.Play(learner, 600, key);
        ContenderPlay play = new FairContender(learner, new()).Play([10, 600], key, TestContext.Current.CancellationToken);
        Assert.Equal(regret, play.Regret[1], 1e-9);
        Assert.Equal(reports, 600 * play.Measures[0], 1e-9);
        Assert.InRange(play.Measures[2], play.Measures[4], 1);
    }

    [Fact]
    public void One_classifier_has_no_regret_and_its_own_errors()
    {
        ContenderPlay play = new FairContender(new FairExp2(), new() { Hypotheses = 1 }).Play([50], new StreamKey(1), TestContext.Current.CancellationToken);
        Assert.Equal(0, play.Regret[0]);
        Assert.Equal(play.Measures[4], play.Measures[2], 1e-12);
    }

    [Fact]
    public void Settings_without_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierWorld { Hypotheses = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierWorld { Slack = double.NaN });
        Assert.Throws<ArgumentNullException>(() => new FairContender(null!, new()));
    }
}
