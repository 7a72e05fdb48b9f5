using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Bandits.Tests.Adversarial;

public sealed class GameContenderTests
{
    [Fact]
    public void Regret_matching_obeys_its_bound_against_any_opponent()
    {
        foreach (Opponent opponent in Enum.GetValues<Opponent>())
        {
            ContenderPlay play = Play(new RegretMatchingPlus(), opponent);
            Assert.InRange(play.Regret[1], 0, 2 * Math.Sqrt(5 * 2_000));
            Assert.InRange(play.Measures[0], 0, 0.2);
        }
    }

    /// <summary>With simultaneous turns and uniform averages exploitability is the sum of both regrets per round, so at least the row player's when the other has none to lose.</summary>
    [Fact]
    public void Against_a_best_responder_average_play_is_exploitable_by_at_most_the_regret_per_round()
    {
        ContenderPlay play = Play(new Hedge { LossRange = 2 }, Opponent.BestResponder);
        Assert.InRange(play.Measures[0], 0, (play.Regret[1] / 2_000) + 1e-9);
    }

    /// <summary>Following the leader is the known-bad subject: a best responder takes a share of every round.</summary>
    [Fact]
    public void A_best_responder_exploits_the_follower_of_leaders()
    {
        ContenderPlay play = Play(new Hedge { Rate = new LearningRate.Constant(1e6) }, Opponent.BestResponder);
        Assert.True(play.Regret[1] > 5 * play.Regret[0], play.ToString());
        Assert.True(play.Regret[1] > 10 * Play(new RegretMatchingPlus(), Opponent.BestResponder).Regret[1]);
    }

    /// <summary>The biased game of value 1/12: after 10,000 rounds the average row of regret matching+ is within 0.02 of (1/4, 5/12, 1/3), and its exploitability as measured.</summary>
    [Fact]
    public void A_given_game_is_the_same_in_every_replication_and_regret_matching_finds_its_equilibrium()
    {
        MatrixGame biased = MatrixGame.ZeroSum(new(3, 3, [0, -1, 2, 1, 0, -1, -1, 1, 0]));
        GameContender contender = new(new RegretMatchingPlus(), biased);
        ContenderPlay first = contender.Play([1_000, 10_000], new StreamKey(11).Replication(1), TestContext.Current.CancellationToken);
        Assert.Equal(first, contender.Play([1_000, 10_000], new StreamKey(5).Replication(2), TestContext.Current.CancellationToken));
        Assert.Equal(0.0109, first.Measures[0], 1e-4);
    }

    [Fact]
    public void Contests_of_self_play_give_the_same_on_every_width_and_number_of_threads()
    {
        RegretContest contest = new(
            [new GameContender(new RegretMatchingPlus(), 3, 4), new GameContender(new Hedge { LossRange = 2 }, 3, 4), new GameContender(new AdaHedge(), 3, 4)], 500, 21, 4);
        Sequence<ContenderSummary> expected = contest.Run(new CpuDevice { Threads = 1, Lanes = LaneWidth.Scalar }).Summaries;
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Equal(expected, contest.Run(new CpuDevice { Threads = 3, Lanes = width }).Summaries));
    }

    /// <summary>At an infinite rate a run follows its leaders; lanes in which all weights are NaN would play every action alike.</summary>
    [Fact]
    public void Infinite_rates_follow_the_leaders_on_every_width()
    {
        GameContender contender = new(new Hedge { LossRange = 1e-320 }, 2, 2);
        Assert.False(contender.PlaysInLanes);
        RegretContest contest = new([contender], 300, 9, 4);
        Sequence<ContenderSummary> expected = contest.Run(new CpuDevice { Threads = 1, Lanes = LaneWidth.Scalar }).Summaries;
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Equal(expected, contest.Run(new CpuDevice { Lanes = width }).Summaries));
        Assert.NotEqual(expected[0].FinalRegrets, new RegretContest([new GameContender(new Hedge { LossRange = double.MaxValue }, 2, 2)], 300, 9, 4).Run(new CpuDevice()).Summaries[0].FinalRegrets);
    }

    [Fact]
    public void Losses_that_overflow_are_errors_on_every_width()
    {
        RegretContest contest = new([new GameContender(new RegretMatching(), MatrixGame.ZeroSum(new(2, 2, [1e308, -1e308, -1.5e308, 1e308])))], 100, 9, 4);
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Contains(
            "finite", Assert.Throws<ArgumentException>(() => contest.Run(new CpuDevice { Lanes = width })).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_learners_with_lanes_that_meet_themselves_play_in_lanes()
    {
        Assert.True(new GameContender(new RegretMatchingPlus(), 2, 2).PlaysInLanes);
        Assert.False(new GameContender(new AdaHedge(), 2, 2).PlaysInLanes);
        GameContender responded = new(new Hedge(), 2, 2) { Opponent = Opponent.BestResponder };
        Assert.False(responded.PlaysInLanes);
        Assert.Throws<InvalidOperationException>(() => responded.PlayLanes<Real256, Integer256, Mask256>([1], [new StreamKey(1)], CancellationToken.None));
    }

    [Fact]
    public void Replications_and_checkpoints_that_do_not_fit_are_refused()
    {
        GameContender contender = new(new Hedge(), 2, 2);
        StreamKey key = new(1);
        void Refuses(string name, Sequence<long> checkpoints, Sequence<StreamKey> keys) =>
            Assert.Throws<ArgumentException>(name, () => contender.PlayLanes<Real256, Integer256, Mask256>(checkpoints, keys, CancellationToken.None));
        Refuses("replications", [10], []);
        Refuses("replications", [10], [key, key, key, key, key]);
        Refuses("checkpoints", [], [key]);
        Refuses("checkpoints", [5, 4], [key]);
        Assert.Throws<ArgumentException>("checkpoints", () => contender.Play([], key, CancellationToken.None));
    }

    [Fact]
    public void Settings_without_sense_are_refused()
    {
        Assert.Throws<ArgumentException>("game", () => new GameContender(new Hedge(), MatrixGame.Create(new(1, 1, [1]), new(1, 1, [1]))));
        Assert.Throws<ArgumentNullException>(() => new GameContender(null!, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GameContender(new Hedge(), 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GameContender(new Hedge(), 2, 2) { Opponent = (Opponent)7 });
    }

    private static ContenderPlay Play(INoRegretLearner learner, Opponent opponent) => new GameContender(learner, 5, 4) { Opponent = opponent }
        .Play([200, 2_000], new StreamKey(11).Replication(1), TestContext.Current.CancellationToken);
}
