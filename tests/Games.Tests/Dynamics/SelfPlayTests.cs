using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.Equilibria;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.Dynamics;

public sealed class SelfPlayTests
{
    private static readonly MatrixGame Biased = MatrixGame.ZeroSum(new(3, 3, [0, -1, 2, 1, 0, -1, -1, 1, 0]));

    private static readonly Arbitrary<MatrixGame> Games = Arb.From(
        from rows in Gen.Choose(1, 4)
        from columns in Gen.Choose(1, 4)
        from payoffs in Gen.Choose(-8, 8).Select(payoff => payoff / 4.0).ArrayOf(rows * columns)
        select MatrixGame.ZeroSum(new(rows, columns, payoffs)));

    [Fact]
    public void Reproduces_the_first_rounds_of_regret_matching_plus_on_biased_rock_paper_scissors()
    {
        SelfPlayRun run = new SelfPlay(Biased, new RegretMatchingPlus(), new RegretMatchingPlus()).Begin(4);
        double[][] rows = [[1.0 / 3, 1.0 / 3, 1.0 / 3], [1, 0, 0], [0.1290322581, 0.5806451613, 0.2903225806], [0, 0.3851851852, 0.6148148148]];
        double[][] columns = [[1.0 / 3, 1.0 / 3, 1.0 / 3], [0.5, 0.5, 0], [0, 1, 0], [0, 0.558101473, 0.441898527]];
        for (int round = 0; round < 4; round++)
        {
            for (int action = 0; action < 3; action++)
            {
                Assert.Equal(rows[round][action], run.RowStrategy[action], 1e-9);
                Assert.Equal(columns[round][action], run.ColumnStrategy[action], 1e-9);
            }

            run.Play(1);
        }
    }

    [Fact]
    public void Reproduces_the_measured_exploitability_of_biased_rock_paper_scissors()
    {
        (INoRegretLearner Learner, Turns Turns, Averaging Averaging, double[] Expected)[] table =
        [
            (new RegretMatching(), Turns.Simultaneous, Averaging.Uniform, [0.219, 0.068, 0.0224]),
            (new RegretMatchingPlus(), Turns.Simultaneous, Averaging.Uniform, [0.107, 0.0261, 0.0109]),
            (new RegretMatchingPlus(), Turns.Alternating, Averaging.Linear, [0.0168, 0.00156, 0.00029]),
        ];
        foreach ((INoRegretLearner learner, Turns turns, Averaging averaging, double[] expected) in table)
        {
            SelfPlayRun run = new SelfPlay(Biased, learner, learner) { Turns = turns, Averaging = averaging }.Begin(10_000);
            for (int decade = 0; decade < 3; decade++)
            {
                run.Play((long)Math.Pow(10, decade + 2) - run.Rounds);
                Assert.Equal(expected[decade], run.Exploitability, expected[decade] * 0.03);
            }
        }
    }

    [Fact]
    public void The_average_strategy_of_biased_rock_paper_scissors_is_near_the_equilibrium()
    {
        SelfPlayRun run = new SelfPlay(Biased, new RegretMatchingPlus(), new RegretMatchingPlus()).Begin(10_000);
        run.Play(10_000);
        Assert.All(run.RowAverage.Zip([1 / 4.0, 5 / 12.0, 1 / 3.0]), pair => Assert.Equal(pair.Second, pair.First, 0.02));
        Assert.All(run.ColumnAverage.Zip([1 / 3.0, 5 / 12.0, 1 / 4.0]), pair => Assert.Equal(pair.Second, pair.First, 0.02));
        Assert.Equal(0, Biased.Exploitability([1 / 4.0, 5 / 12.0, 1 / 3.0], [1 / 3.0, 5 / 12.0, 1 / 4.0]), 1e-15);
    }

    [Fact]
    public void Exploitability_of_uniform_averages_is_the_sum_of_regrets_over_rounds() => Prop.ForAll(Games, game =>
    {
        foreach (INoRegretLearner learner in Catalogue.Learners)
        {
            SelfPlayRun run = new SelfPlay(game, learner, new RegretMatching()).Begin(30);
            run.Play(30);
            Assert.Equal((run.RowEvidence.Regret + run.ColumnEvidence.Regret) / 30, run.Exploitability, 1e-9);
            Assert.True(run.RowEvidence.Holds && run.ColumnEvidence.Holds, learner.Name);
        }
    }).Check(Laws.Config.WithMaxTest(60));

    // In a zero-sum game every coarse correlated equilibrium is worth the value.
    [Fact]
    public void Averages_earn_the_value_that_a_linear_program_finds() => Prop.ForAll(Games, game =>
    {
        double value = Value(game);
        SelfPlayRun run = new SelfPlay(game, new RegretMatchingPlus(), new PredictiveRegretMatchingPlus())
        {
            Turns = Turns.Alternating,
            Averaging = Averaging.Linear,
        }.Begin(2000);
        run.Play(2000);
        double[] rows = new double[game.Rows];
        game.RowValues(run.ColumnAverage.Span, rows);
        Assert.InRange(value, rows.Max() - run.Exploitability - 1e-9, rows.Max() + 1e-9);
        Assert.InRange(run.Exploitability, -1e-12, 0.05);
    }).Check(Laws.Config.WithMaxTest(40));

    [Fact]
    public void Alternating_turns_show_the_column_player_the_new_strategy_of_the_row_player()
    {
        // The row player moves to (1, 0, 0); against that the columns earn 0, 1 and −2, the uniform strategy −1/3: regrets 1/3, 4/3 and −5/3.
        SelfPlay simultaneous = new(Biased, new RegretMatchingPlus(), new RegretMatchingPlus());
        SelfPlayRun together = simultaneous.Begin(1);
        SelfPlayRun inTurn = (simultaneous with { Turns = Turns.Alternating }).Begin(1);
        together.Play(1);
        inTurn.Play(1);
        Assert.Equal(together.RowStrategy.ToArray(), inTurn.RowStrategy.ToArray());
        Assert.Equal([0.5, 0.5, 0], together.ColumnStrategy.ToArray());
        double[] expected = [0.2, 0.8, 0];
        Assert.All(expected.Zip(inTurn.ColumnStrategy.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void Linear_averages_weigh_round_t_by_t()
    {
        SelfPlayRun run = new SelfPlay(Biased, new RegretMatchingPlus(), new RegretMatchingPlus()) { Averaging = Averaging.Linear }.Begin(2);
        run.Play(2);
        Assert.Equal((1.0 / 9) + (2.0 / 3), run.RowAverage[0], 1e-15);
    }

    [Fact]
    public void A_fork_plays_on_alone_and_rounds_allocate_nothing()
    {
        SelfPlayRun run = new SelfPlay(Biased, new Hedge { LossRange = 3 }, new RegretMatching()).Begin(100);
        run.Play(10);
        SelfPlayRun fork = run.Fork();
        fork.Play(20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run.Play(20);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(fork.RowAverage, run.RowAverage);
        Assert.Equal(fork.Exploitability, run.Exploitability);
    }

    // Regret matching without the cut at 0 is not regret matching plus: the golden rounds tell them apart.
    [Fact]
    public void Finds_regret_matching_plus_without_the_cut()
    {
        SelfPlayRun uncut = new SelfPlay(Biased, new RegretMatching(), new RegretMatching()).Begin(4);
        uncut.Play(2);
        Assert.NotEqual(0.1290322581, uncut.RowStrategy[0], 1e-3);
    }

    [Fact]
    public void Refuses_games_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => MatrixGame.ZeroSum(default));
        Assert.Throws<ArgumentException>(() => MatrixGame.ZeroSum(new(1, 1, [double.NaN])));
        Assert.Throws<ArgumentException>(() => MatrixGame.Create(new(1, 2, [0, 0]), new(2, 1, [0, 0])));
        Assert.Throws<ArgumentException>(() => Biased.Exploitability([1], [1, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfPlay(Biased, new Hedge(), new Hedge()).Begin(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfPlay(Biased, new Hedge(), new Hedge()).Begin(1).Play(-1));
    }

    private static double Value(MatrixGame game)
    {
        Matrix<Rational> payoffs = new(1, game.Rows * game.Columns, [.. game.RowPayoffs.Entries.ToArray().Select(payoff => new Rational((long)(payoff * 4), 4))]);
        UncertainGame exact = UncertainGame.Certain([game.Rows, game.Columns], new(2, payoffs.Columns, [.. payoffs.Entries, .. payoffs.Entries.ToArray().Select(payoff => -payoff)]));
        return RecommendationProblem.For(exact, payoffs).Solve(new CoarseCorrelated()).Value;
    }
}
