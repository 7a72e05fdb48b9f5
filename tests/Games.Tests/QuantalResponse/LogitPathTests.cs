using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;
using Mechanisms.Games.Tests.Nash;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.QuantalResponse;

public class LogitPathTests
{
    // The definition knows nothing of paths, logarithms or derivatives.
    [Fact]
    public void Every_point_is_a_logit_equilibrium_by_the_definition() => Prop.ForAll(GameCase.Few(4, 5), drawn =>
        new LogitPath().Follow(drawn.Game, 20).Points.All(point => LogitCheck.Of(drawn.Game, point.Precision, point.Strategies).Residual <= 1e-12))
        .Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void The_first_point_is_uniform_and_the_last_has_the_wanted_precision() => Prop.ForAll(GameCase.Few(4, 9), drawn =>
    {
        LogitBranch branch = new LogitPath().Follow(drawn.Game, 3.5);
        Assert.Equal(LogitStatus.Reached, branch.Status);
        Assert.Equal((0, 3.5), (branch.Points[0].Precision, branch.End.Precision));
        Assert.All(branch.Points[0].Strategies, strategy => Assert.All(strategy, probability => Assert.Equal(1.0 / strategy.Count, probability, 1e-15)));
        return branch.Points.SkipLast(1).All(point => point.Precision < 3.5);
    }).Check(Laws.Config.WithMaxTest(60));

    // Fixed points of one dimension: p = σ(λ d₀(q)), q = σ(λ d₁(p)); with opposed interests f(p) − p falls, so that bisection finds the only one.
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Asymmetric_pennies_have_the_probabilities_of_the_scalar_equation(double precision)
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [9, 0, 0, 1]), new(2, 2, [0, 1, 1, 0]));
        (double low, double high) = (0, 1);
        for (int halving = 0; halving < 200; halving++)
        {
            double middle = (low + high) / 2;
            bool isBelow = Logistic(precision * ((10 * Logistic(precision * (1 - (2 * middle)))) - 1)) > middle;
            (low, high) = isBelow ? (middle, high) : (low, middle);
        }

        LogitPoint end = new LogitPath().Follow(game, precision).End;
        Assert.Equal(low, end.Strategies[0][0], 1e-12);
        Assert.Equal(Logistic(precision * (1 - (2 * low))), end.Strategies[1][0], 1e-12);
    }

    // Goeree and Holt's way to print it: the own-payoff effect, against Nash play of 1/2.
    [Fact]
    public void A_larger_own_payoff_draws_probability_as_in_experiments_but_not_in_the_equilibrium()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [9, 0, 0, 1]), new(2, 2, [0, 1, 1, 0]));
        Assert.InRange(new LogitPath().Follow(game, 1).End.Strategies[0][0], 0.7, 0.95);
        Assert.InRange(new LogitPath().Follow(game, 10_000).End.Strategies[0][0], 0.4999, 0.501);
    }

    // One player alone: a softmax in closed form.
    [Fact]
    public void A_lone_player_plays_the_softmax()
    {
        LogitPoint end = new LogitPath().Follow(NormalFormGame.Create([3], new(1, 3, [1, 2, 4])), 0.5).End;
        double[] weights = [Math.Exp(0.5), Math.Exp(1), Math.Exp(2)];
        Assert.All(end.Strategies[0].Zip(weights), pair => Assert.Equal(pair.Second / weights.Sum(), pair.First, 1e-14));
    }

    // Until branches first turn, small steps of λ with the fixed-point map iterated find the same branch.
    [Fact]
    public void Follows_the_branch_that_small_steps_of_precision_find_while_the_map_contracts() => Prop.ForAll(GameCase.Few(3, 4), drawn =>
    {
        const double Precision = 0.2;
        double[][] play = [.. drawn.Counts.Select(count => Enumerable.Repeat(1.0 / count, count).ToArray())];
        for (int iteration = 0; iteration < 2_000; iteration++)
        {
            play = [.. play.Select((_, player) => Softmax(drawn.Game, play, player, Precision))];
        }

        LogitPoint end = new LogitPath().Follow(drawn.Game, Precision).End;
        return play.Zip(end.Strategies, (wanted, got) => wanted.Zip(got, (left, right) => Math.Abs(left - right)).Max()).Max() <= 1e-12;
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Finer_steps_follow_the_same_branch() => Prop.ForAll(GameCase.Few(4, 20), drawn =>
    {
        LogitPoint usual = new LogitPath().Follow(drawn.Game, 10).End;
        LogitPoint finer = new LogitPath { MaxCorrection = 0.002 }.Follow(drawn.Game, 10).End;
        return usual.Strategies.Zip(finer.Strategies, (left, right) => left.Zip(right, (one, other) => Math.Abs(one - other)).Max()).Max() <= 1e-9;
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Units_and_origins_of_payoffs_do_not_matter() => Prop.ForAll(GameCase.Few(3, 7), drawn =>
    {
        NormalFormGame scaled = NormalFormGame.Create(drawn.Counts.Span, drawn.Game.Payoffs.Select(payoff => (payoff * 1000) + 12_345));
        LogitPoint one = new LogitPath().Follow(drawn.Game, 2).End;
        LogitPoint other = new LogitPath().Follow(scaled, 2.0 / 1000).End;
        return one.Strategies.Zip(other.Strategies, (left, right) => left.Zip(right, (mine, others) => Math.Abs(mine - others)).Max()).Max() <= 1e-12;
    }).Check(Laws.Config.WithMaxTest(50));

    // Gains are at most ln(strategies)/λ: the entropy bound.
    [Fact]
    public void Gains_fall_as_precision_grows() => Prop.ForAll(GameCase.Few(4, 9), drawn =>
        new LogitPath().Follow(drawn.Game, 30).Points.Skip(1).All(point => LogitCheck.Of(drawn.Game, point.Precision, point.Strategies).Gains
            .Zip(drawn.Counts, (gain, count) => gain <= (Math.Log(count) / point.Precision) + 1e-9).All(isBounded => isBounded))).Check(Laws.Config.WithMaxTest(60));

    [Theory]
    [InlineData("7 2 2 6 3 4 9 2 4 9 1 0 5 9 6 6 5 7")]
    [InlineData("4 3 8 0 4 4 4 8 5 1 1 8 3 8 4 7 5 0")]
    public void Some_paths_turn_and_are_followed_past_the_turn(string payoffs)
    {
        NormalFormGame game = NormalFormGame.Create([3, 3], new(2, 9, [.. payoffs.Split(' ').Select(payoff => Rational.Parse(payoff))]));
        LogitBranch branch = new LogitPath().Follow(game, 50);
        Assert.Equal((LogitStatus.Reached, 2, 0), (branch.Status, branch.Turns, branch.Crossings));
        Assert.All(branch.Points, point => Assert.InRange(LogitCheck.Of(game, point.Precision, point.Strategies).Residual, 0, 1e-12));

        // Three logit equilibria at one λ between the turns.
        double[] precisions = [.. branch.Points.Select(point => point.Precision)];
        int top = Enumerable.Range(1, precisions.Length - 2).First(place => precisions[place] > precisions[place + 1]);
        Assert.True(precisions[(top + 1)..].Min() < precisions[top] && precisions[^1] > precisions[top]);
    }

    [Fact]
    public void Symmetric_coordination_goes_straight_on_where_branches_cross()
    {
        LogitBranch branch = new LogitPath().Follow(NashGames.Coordination(2), 20);
        Assert.Equal(1, branch.Crossings);
        Assert.All(branch.Points, point => Assert.All(point.Strategies, strategy => Assert.Equal(0.5, strategy[0], 1e-12)));
    }

    // More strategies, where several branches cross at one point, and scales of payoffs at which rounding is not symmetric.
    [Theory]
    [InlineData(2, 1, 3)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 7, 3)]
    [InlineData(5, 1, 10)]
    public void Symmetric_coordination_of_more_strategies_stays_uniform(int strategies, int numerator, int denominator)
    {
        Matrix<Rational> payoffs = new(strategies, strategies, [.. Enumerable.Range(0, strategies * strategies)
            .Select(cell => cell / strategies == cell % strategies ? new Rational(numerator, denominator) : Rational.Zero)]);
        LogitBranch branch = new LogitPath().Follow(NormalFormGame.TwoPlayer(payoffs, payoffs), 100.0 * denominator / numerator);
        Assert.Equal(LogitStatus.Reached, branch.Status);
        Assert.All(branch.End.Strategies, strategy => Assert.All(strategy, probability => Assert.Equal(1.0 / strategies, probability, 1e-9)));
    }

    // Planted: best replies, and the logit replies to uniform play, are no logit equilibria.
    [Fact]
    public void The_check_catches_play_that_is_none()
    {
        Prop.ForAll(GameCase.Square(3, 9), drawn =>
        {
            double[][] uniform = [.. drawn.Counts.Select(count => Enumerable.Repeat(1.0 / count, count).ToArray())];
            Sequence<Sequence<double>> replies = Sequence.Of(2, player => Softmax(drawn.Game, uniform, player, 1).ToSequence());
            bool isOne = LogitCheck.Of(drawn.Game, 1, replies).Residual <= 1e-12;
            Sequence<Sequence<double>> path = new LogitPath().Follow(drawn.Game, 1).End.Strategies;
            return isOne == path.Zip(replies, (left, right) => left.Zip(right, (one, other) => Math.Abs(one - other)).Max()).All(distance => distance <= 1e-11);
        }).Check(Laws.Config.WithMaxTest(50));
        LogitCheck check = LogitCheck.Of(NashGames.Dilemma, 1, [[0, 1], [0, 1]]);
        Assert.Equal(1 / (1 + Math.E), check.Residual, 1e-15);
    }

    [Fact]
    public void Limits_and_cancellation_are_honest()
    {
        LogitBranch few = new LogitPath { MaxSteps = 3 }.Follow(NashGames.Chicken, 100);
        Assert.Equal((LogitStatus.StepLimit, 3), (few.Status, few.Steps));
        Assert.Contains("limit of steps", few.Explain(), StringComparison.Ordinal);
        using CancellationTokenSource source = new();
        Told told = new(source);
        Assert.Throws<OperationCanceledException>(() => new LogitPath { Progress = told }.Follow(NashGames.Chicken, 100, source.Token));
        Assert.Equal(2, told.Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogitPath().Follow(NashGames.Chicken, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogitPath().Follow(NashGames.Chicken, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogitPath().Follow(NashGames.Chicken, 1e308));
        NormalFormGame pennies = NormalFormGame.TwoPlayer(new(2, 2, [9, 0, 0, 1]), new(2, 2, [0, 1, 1, 0]));
        Assert.Contains("at most 10¹⁰", Assert.Throws<ArgumentOutOfRangeException>(() => new LogitPath().Follow(pennies, 1.2e9)).Message, StringComparison.Ordinal);
        LogitPoint end = new LogitPath().Follow(pennies, 1.1e9).End;
        Assert.InRange(LogitCheck.Of(pennies, end.Precision, end.Strategies).Residual, 0, 1e-5);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogitPath { MaxSteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogitPath { MaxCorrection = double.NaN });
        Assert.Throws<ArgumentNullException>(() => new LogitPath().Follow(null!, 1));
        Assert.Single(new LogitPath().Follow(NashGames.Chicken, 0).Points);
    }

    private static double Logistic(double exponent) => 1 / (1 + Math.Exp(-exponent));

    private static double[] Softmax(NormalFormGame game, double[][] play, int player, double precision)
    {
        double[] values = new double[play[player].Length];
        for (int profile = 0; profile < game.Profiles.Count; profile++)
        {
            Sequence<int> choices = game.Profiles.Choices(profile);
            values[choices[player]] += Enumerable.Range(0, game.Players).Where(other => other != player)
                .Aggregate(game.Payoffs[player, profile].ToDouble(), (product, other) => product * play[other][choices[other]]);
        }

        double sum = values.Sum(value => Math.Exp(precision * value));
        return [.. values.Select(value => Math.Exp(precision * value) / sum)];
    }

    private sealed class Told(CancellationTokenSource source) : IProgress<LogitProgress>
    {
        public long Steps { get; private set; }

        public void Report(LogitProgress value)
        {
            Steps = value.Steps;
            if (value.Steps == 2)
            {
                source.Cancel();
            }
        }
    }
}
