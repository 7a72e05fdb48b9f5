using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

public sealed class IndexRunTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(65_537, 10)]
    [InlineData(2, 0)]
    public void Begin_rejects_arms_and_horizons_out_of_range(int arms, long horizon) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbMu().Begin(arms, horizon, default));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Observe_rejects_an_arm_that_does_not_exist(int arm) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ucb1().Begin(2, 10, default).Observe(arm, new(IsClicked: true, 1)));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Observe_rejects_a_reward_outside_the_unit_interval(double reward) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ucb1().Begin(2, 10, default).Observe(0, new(IsClicked: true, reward)));

    [Fact]
    public void Uniform_play_removes_nobody_and_reproduces_its_documented_draw()
    {
        StreamKey key = new StreamKey(0xABCDEF).Replication(3);
        LearnerRun run = new Uniform().Begin(7, 100, key);
        for (ulong round = 0; round < 100; round++)
        {
            uint word = new StreamPosition(key.Role(Streams.Learner), 4 * round).Open().NextUInt32();
            int arm = run.Choose();
            Assert.Equal((int)(((ulong)word * 7) >> 32), arm);
            Assert.True(run.IsActive(arm));
            run.Observe(arm, new(IsClicked: false, 0));
        }
    }

    [Fact]
    public void A_removed_arm_is_no_longer_active()
    {
        LearnerRun run = new UcbS(new ClickUtility.ClickPenalty(5)) { Confidence = 0.1 }.Begin(2, 100, default);
        int shows = 0;
        while (run.IsActive(0))
        {
            run.Observe(0, new(IsClicked: true, 0));
            shows++;
        }

        Assert.InRange(shows, 1, 5);
        Assert.Equal(1, run.Choose());
    }

    [Fact]
    public void Arms_that_tie_are_shown_from_the_lowest()
    {
        LearnerRun run = new UcbMu().Begin(4, 1_000, default);
        for (int round = 0; round < 40; round++)
        {
            int arm = run.Choose();
            Assert.Equal(round % 4, arm);
            run.Observe(arm, new(IsClicked: true, 0.5));
        }
    }
}
