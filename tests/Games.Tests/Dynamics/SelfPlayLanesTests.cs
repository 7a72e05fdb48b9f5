using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.Dynamics;

/// <summary>Self-play in lanes beside runs of their own: averages, regrets and exploitability bit for bit.</summary>
public sealed class SelfPlayLanesTests
{
    private static readonly INoRegretLearner[] Learners =
    [
        new RegretMatchingPlus(), new RegretMatching(), new Hedge(), new Hedge { LossRange = 3 }, new Hedge { Rate = new LearningRate.Constant(40) },
    ];

    // One action, payoffs in quarters, so that actions tie and regrets vanish; lanes that do not fill; one round.
    private static readonly Arbitrary<Story> Stories = (
        from rows in Gen.Choose(1, 4)
        from columns in Gen.Choose(1, 4)
        from payoffs in Gen.Choose(-8, 8).Select(payoff => payoff / 4.0).ArrayOf(2 * 8 * rows * columns)
        from isZeroSum in Gen.Elements(true, false)
        from count in Gen.Choose(1, 8)
        from row in Gen.Choose(0, Learners.Length - 1)
        from column in Gen.Choose(0, Learners.Length - 1)
        from turns in Gen.Elements(Enum.GetValues<Turns>())
        from averaging in Gen.Elements(Enum.GetValues<Averaging>())
        from horizon in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 40)), (2, Gen.Choose(41, 300)))
        select new Story(
            Sequence.Of(count, play => new SelfPlay(Game(rows, columns, payoffs, play, isZeroSum), Learners[row], Learners[column]) { Turns = turns, Averaging = averaging }),
            horizon)).ToArbitrary();

    [Fact]
    public void Every_lane_plays_as_a_run_of_its_own() => Prop.ForAll(Stories, story => RequireRuns(story, story.Plays)).Check(Laws.Config.WithMaxTest(200));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_comparison_refutes_other_settings(bool isRate) => PlantedLaw.RequireFalsified(() => Prop.ForAll(Stories, story => RequireRuns(story, story.Plays
        .Select(play => isRate
            ? new SelfPlay(play.Game, play.Row is Hedge hedge ? hedge with { LossRange = 1.001 * hedge.LossRange } : play.Row, play.Column) { Turns = play.Turns, Averaging = play.Averaging }
            : play with { Turns = 1 - play.Turns }).ToSequence())).Check(Laws.Config.WithMaxTest(200)));

    /// <summary>The largest payoffs and rates that lanes take: weights of all but leaders are 0, exponents infinite.</summary>
    [Fact]
    public void The_largest_payoffs_and_rates_in_lanes_play_as_runs()
    {
        INoRegretLearner[] learners = [.. Learners, new Hedge { LossRange = 1e-300 }, new Hedge { LossRange = double.MaxValue }, new Hedge { Rate = new LearningRate.Constant(double.MaxValue) }];
        foreach (double scale in (double[])[1e250, 1, 1e-250, 0])
        {
            Matrix<double> payoffs = new Matrix<double>(3, 3, [0, -1, 1, 1, 0, -0.5, -1, 0.75, 0]).Select(payoff => scale * payoff);
            foreach (INoRegretLearner learner in learners)
            {
                Sequence<SelfPlay> plays = [new(MatrixGame.ZeroSum(payoffs), learner, learner), new(MatrixGame.Create(payoffs, payoffs), learner, learner)];
                RequireRuns(new(plays, 60), plays);
                Assert.True(double.IsFinite(plays[0].Begin(60).Exploitability));
            }
        }
    }

    /// <summary>A run follows its leaders at an infinite rate, and refuses losses that are not finite; lanes would go on with numbers that are none.</summary>
    [Fact]
    public void Rates_and_losses_that_may_be_infinite_are_left_to_runs()
    {
        MatrixGame game = MatrixGame.ZeroSum(new(2, 2, [1, 0, 0, 1]));
        SelfPlay fast = new(game, new Hedge { LossRange = 1e-320 }, new Hedge());
        SelfPlay large = new(MatrixGame.ZeroSum(new(2, 2, [1e308, 0, 0, 1])), new Hedge(), new Hedge());
        SelfPlay skewed = new(MatrixGame.Create(new(1, 1, [0]), new(1, 1, [-1e251])), new RegretMatching(), new RegretMatching());
        foreach (SelfPlay play in (SelfPlay[])[fast, large, skewed])
        {
            Assert.False(SelfPlayLanes<Real256, Integer256, Mask256>.CanPlay(play));
            Assert.Contains("1E-300", Refusal([play]), StringComparison.Ordinal);
        }

        Assert.Contains("1E+250", Refusal([new(game, large.Row, large.Column), large]), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_round_averages_are_the_coming_strategies()
    {
        SelfPlayLanes<Real256, Integer256, Mask256> lanes = new([new SelfPlay(MatrixGame.ZeroSum(new(2, 4, new double[8])), new Hedge(), new RegretMatching())], 10);
        Assert.Equal([0.5, 0.5], lanes.RowAverage(0));
        Assert.Equal([0.25, 0.25, 0.25, 0.25], lanes.ColumnAverage(0));
        Assert.Equal(0, lanes.Exploitability(0));
    }

    [Fact]
    public void What_has_no_lanes_or_does_not_fit_is_refused()
    {
        MatrixGame game = MatrixGame.ZeroSum(new(2, 2, [1, 0, 0, 1]));
        SelfPlay play = new(game, new Hedge(), new Hedge());
        Assert.True(SelfPlayLanes<Real256, Integer256, Mask256>.CanPlay(play));
        foreach (INoRegretLearner learner in (INoRegretLearner[])[new Hedge { Hint = Hint.LastLoss }, new Hedge { Rate = new LearningRate.Anytime() }, new PredictiveRegretMatchingPlus()])
        {
            Assert.False(SelfPlayLanes<Real256, Integer256, Mask256>.CanPlay(new(game, new Hedge(), learner)));
            Assert.Contains(learner.Name, Refusal([new(game, learner, new Hedge())]), StringComparison.Ordinal);
        }

        Assert.Contains("4", Refusal([play, play, play, play, play]), StringComparison.Ordinal);
        Assert.Contains("got 0", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("same", Refusal([play, play with { Turns = Turns.Alternating }]), StringComparison.Ordinal);
        Assert.Contains("same", Refusal([play, new(MatrixGame.ZeroSum(new(1, 2, [1, 0])), new Hedge(), new Hedge())]), StringComparison.Ordinal);
        SelfPlayLanes<Real256, Integer256, Mask256> lanes = new([play], 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.RowRegret(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.Play(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfPlayLanes<Real256, Integer256, Mask256>([play], 0));
        Assert.ThrowsAny<OperationCanceledException>(() => lanes.Play(1, new CancellationToken(canceled: true)));
    }

    private static string Refusal(Sequence<SelfPlay> plays) =>
        Assert.Throws<ArgumentException>(nameof(plays), () => new SelfPlayLanes<Real256, Integer256, Mask256>(plays, 10)).Message;

    private static MatrixGame Game(int rows, int columns, double[] payoffs, int play, bool isZeroSum)
    {
        int size = rows * columns;
        Matrix<double> first = new(rows, columns, payoffs.AsSpan(2 * play * size, size));
        return isZeroSum ? MatrixGame.ZeroSum(first) : MatrixGame.Create(first, new(rows, columns, payoffs.AsSpan(((2 * play) + 1) * size, size)));
    }

    private static void RequireRuns(Story story, Sequence<SelfPlay> expected)
    {
        RequireRuns<Real512, Integer512, Mask512>(story.Plays, expected, story.Horizon);
        RequireRuns<Real256, Integer256, Mask256>(story.Plays.Take(4).ToSequence(), expected, story.Horizon);
        RequireRuns<RealScalar, IntegerScalar, MaskScalar>([story.Plays[0]], expected, story.Horizon);
    }

    private static void RequireRuns<TReal, TInteger, TMask>(Sequence<SelfPlay> plays, Sequence<SelfPlay> expected, int horizon)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        SelfPlayLanes<TReal, TInteger, TMask> lanes = new(plays, horizon);
        lanes.Play(horizon / 2);
        lanes.Play(horizon - (horizon / 2));
        for (int play = 0; play < plays.Count; play++)
        {
            SelfPlayRun run = expected[play].Begin(horizon);
            run.Play(horizon);
            Assert.Equal(run.Rounds, lanes.Rounds);
            Assert.Equal(run.RowAverage, lanes.RowAverage(play));
            Assert.Equal(run.ColumnAverage, lanes.ColumnAverage(play));
            Assert.Equal(run.RowEvidence.Regret, lanes.RowRegret(play));
            Assert.Equal(run.ColumnEvidence.Regret, lanes.ColumnRegret(play));
            Assert.Equal(run.Exploitability, lanes.Exploitability(play));
        }
    }

    private sealed record Story(Sequence<SelfPlay> Plays, int Horizon);
}
