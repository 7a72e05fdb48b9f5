using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Dynamics;

public class FictitiousPlayTests
{
    // Robinson 1951. Averages of 20,000 rounds of integers from 0 to 9: what best responses gain is some hundredths at most.
    [Fact]
    public void Averages_come_to_equilibria_of_zero_sum_games() => Prop.ForAll(GameCase.TwoPlayers(4, 9), drawn =>
    {
        SelfPlayRun run = new SelfPlay(MatrixGame.ZeroSum(drawn.Game.PayoffMatrix(0).Select(payoff => payoff.ToDouble())), new FictitiousPlay(), new FictitiousPlay()).Begin(20_000);
        run.Play(20_000);
        return run.Exploitability < 0.15;
    }).Check(Laws.Config.WithMaxTest(30));

    // Shapley 1964: rock, paper, scissors in which losing earns as little as a tie; play circles ever longer, away from (1/3, 1/3, 1/3).
    [Fact]
    public void Shapleys_game_circles()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(3, 3, [0, 0, 1, 1, 0, 0, 0, 1, 0]), new(3, 3, [0, 1, 0, 0, 0, 1, 1, 0, 0]));
        Assert.Single(game.Solve(new VertexEnumeration()).Equilibria);
        NoRegretRun row = new FictitiousPlay().Begin(3, 1);
        row.Observe([0.2, 0.1, 0.3]);
        Assert.Equal([0, 1, 0], row.Strategy.ToArray());
        SelfPlayRun run = new SelfPlay(game.ToMatrixGame(), new Beginning(0), new Beginning(1)).Begin(1);
        double least = double.PositiveInfinity;
        for (int part = 0; part < 100; part++)
        {
            run.Play(1_000);
            least = Math.Min(least, run.Exploitability);
        }

        Assert.InRange(least, 0.05, 1);
    }

    [Fact]
    public void Ties_go_to_the_lowest_action()
    {
        NoRegretRun run = new FictitiousPlay().Begin(3, 10);
        run.Observe([2, 1, 1]);
        Assert.Equal([0, 1, 0], run.Strategy.ToArray());
        NoRegretRun fork = run.Fork();
        fork.Observe([0, 5, 0]);
        Assert.Equal([0, 0, 1], fork.Strategy.ToArray());
        Assert.Equal([0, 1, 0], run.Strategy.ToArray());
    }

    // A learner that begins with a pure strategy: against uniform beginnings Shapley's game rests in the middle by symmetry.
    private sealed record Beginning(int Action) : INoRegretLearner
    {
        public string Name => "fictitious play with a beginning";

        public NoRegretRun Begin(int actions, long horizon)
        {
            NoRegretRun run = new FictitiousPlay().Begin(actions, horizon);
            run.Observe([.. Enumerable.Range(0, actions).Select(action => action == Action ? 0.0 : 1)]);
            return run;
        }
    }
}
