using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Simulation;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Simulation;

public class SimulationGameTests
{
    // Trust or walk away; cooperate or defect: trust earns (a, b) or (−l, b + g), with a = 2, b = 3, l = 4, g = 1.
    private static readonly NormalFormGame Trust = NormalFormGame.TwoPlayer(new(2, 2, [2, -4, 0, 0]), new(2, 2, [3, 4, 0, 0])).WithLabels(["P1", "P2"], [["T", "W"], ["C", "D"]]);

    // Walk away, trust in part, trust in full.
    private static readonly NormalFormGame PartialTrust = NormalFormGame.TwoPlayer(
        new(3, 2, [0, 0, 1, new(-1, 2), 3, -6]), new(3, 2, [0, 0, 1, 2, 4, 8]));

    // With c < a l / (a + l): P2 cooperates with 1 − c/l, P1 trusts with b / (b + g) and simulates else; worth a − c (a + l) / l and b.
    [Theory]
    [InlineData("1/2")]
    [InlineData("1")]
    [InlineData("13/10")]
    public void Pure_simulation_makes_trust_an_equilibrium(string text)
    {
        Rational cost = Rational.Parse(text);
        SimulationGame simulation = SimulationGame.Of(Trust, cost, SimulatedChoice.Pure);
        MixedProfile known = MixedProfile.Create([new(3, 4), 0, new(1, 4)], [1 - (cost / 4), cost / 4]);
        NashCheck check = NashCheck.Of(simulation.Game, known);
        Assert.True(check.IsEquilibrium);
        Assert.Equal([2 - (cost * 6 / 4), 3], check.Payoffs);
        Assert.Contains(known, simulation.Game.Solve(new VertexEnumeration()).Equilibria);
        Assert.Equal(known.Strategies[1], simulation.Overall(known));
        Assert.True(simulation.CheckThatNothingImproves().IsRefuted);
    }

    // Beyond a l / (a + l) = 4/3 simulation is not worth its cost.
    [Fact]
    public void Simulation_that_costs_too_much_changes_nothing()
    {
        SimulationGame simulation = SimulationGame.Of(Trust, 2, SimulatedChoice.Pure);
        Assert.IsType<Verdict<MixedProfile>.Proved>(simulation.CheckThatNothingImproves());
        Assert.All(simulation.Game.Solve(new VertexEnumeration()).Equilibria, profile => Assert.Equal(1, profile.Strategies[0][1]));
    }

    // The candidates are all in and out and the threshold l / (a + l), at which P1 is left with nothing: it never simulates.
    [Fact]
    public void Mixed_simulation_of_the_trust_game_does_not_help()
    {
        SimulationGame simulation = SimulationGame.Of(Trust, new(1, 10), SimulatedChoice.Mixed);
        Assert.Equal([[1, 0], [new(2, 3), new(1, 3)], [0, 1]], simulation.Candidates);
        Assert.IsType<Verdict<MixedProfile>.Proved>(simulation.CheckThatNothingImproves());
        Assert.All(simulation.Game.Solve(new VertexEnumeration()).Equilibria, profile => Assert.True(profile.Strategies[0][simulation.Simulate].IsZero));
    }

    [Fact]
    public void Partial_trust_makes_mixed_simulation_useful()
    {
        SimulationGame simulation = SimulationGame.Of(PartialTrust, new(1, 20), SimulatedChoice.Mixed);
        Assert.Equal([[1, 0], [new(11, 15), new(4, 15)], [new(1, 3), new(2, 3)], [0, 1]], simulation.Candidates);
        MixedProfile known = MixedProfile.Create([0, new(76, 87), 0, new(11, 87)], [0, new(9, 10), 0, new(1, 10)]);
        NashCheck check = NashCheck.Of(simulation.Game, known);
        Assert.True(check.IsEquilibrium);
        Assert.Equal(new(49, 100), check.Payoffs[0]);
        Assert.Equal(1.7471, check.Payoffs[1].ToDouble(), 5e-5);
        Assert.True(simulation.CheckThatNothingImproves().IsRefuted);
        Assert.IsType<Verdict<MixedProfile>.NotRefuted>(simulation.CheckThatNothingImproves(new() { MaxBases = 2 }));
    }

    // Planted: the same with one probability moved.
    [Fact]
    public void Profiles_near_the_equilibrium_are_caught() => Assert.False(NashCheck.Of(
        SimulationGame.Of(PartialTrust, new(1, 20), SimulatedChoice.Mixed).Game, MixedProfile.Create([0, new(75, 87), 0, new(12, 87)], [0, new(9, 10), 0, new(1, 10)])).IsEquilibrium);

    // No mixture of a grid does better for P2 than the candidates, by the definition: replies after simulation in its favor.
    [Fact]
    public void Candidates_are_enough_for_player_1() => Prop.ForAll(GameCase.TwoPlayers(3, 6), drawn =>
    {
        if (drawn.Counts[1] != 2)
        {
            return true;
        }

        SimulationGame simulation = SimulationGame.Of(drawn.Game, new(1, 7), SimulatedChoice.Mixed);
        MixedProfile found = simulation.Game.Solve(new LemkeHowson { Label = 0 }).Equilibria[0];
        Rational earned = NashCheck.Of(simulation.Game, found).Payoffs[1];
        return Enumerable.Range(0, 25).All(share => Earned(drawn.Game, found.Strategies[0], [new(share, 24), new(24 - share, 24)]) <= earned);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void High_costs_leave_the_equilibria_of_the_game_without_simulation() => Prop.ForAll(GameCase.Square(2, 9), drawn =>
    {
        SimulationGame simulation = SimulationGame.Of(drawn.Game, 100, SimulatedChoice.Pure);
        return simulation.Game.Solve(new VertexEnumeration()).Equilibria.Select(profile => MixedProfile.Create([.. profile.Strategies[0].Take(2)], profile.Strategies[1])).ToHashSet()
            .SetEquals(drawn.Game.Solve(new VertexEnumeration()).Equilibria);
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Other_games_and_costs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SimulationGame.Of(Trust, -1, SimulatedChoice.Pure));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulationGame.Of(Trust, 1, (SimulatedChoice)4));
        Assert.Throws<InvalidOperationException>(() => SimulationGame.Of(NormalFormGame.Create([1], new(1, 1, [1])), 1, SimulatedChoice.Pure));
        Assert.Throws<OperationCanceledException>(() => SimulationGame.Of(Trust, 1, SimulatedChoice.Mixed, new(canceled: true)));
        Assert.Throws<ArgumentException>(() => SimulationGame.Of(Trust, 1, SimulatedChoice.Pure).Overall(MixedProfile.Create([1], [1])));
        Assert.Equal(["T", "W", "simulate"], SimulationGame.Of(Trust, 1, SimulatedChoice.Mixed).Game.StrategyLabels[0]);
        Assert.Equal(["C", "2/3 C + 1/3 D", "D"], SimulationGame.Of(Trust, 1, SimulatedChoice.Mixed).Game.StrategyLabels[1]);
    }

    // What player 1 earns with a mixture against player 0's strategy, of which the last one simulates.
    private static Rational Earned(NormalFormGame game, Sequence<Rational> against, Sequence<Rational> mixture)
    {
        Rational Value(int player, int row) => mixture.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (entry.Item * game.Payoff(player, row, entry.Index)));
        int[] rows = [.. Enumerable.Range(0, game.Profiles.Counts[0])];
        Rational most = rows.Max(row => Value(0, row));
        Rational favor = rows.Where(row => Value(0, row) == most).Max(row => Value(1, row));
        return rows.Aggregate(against[^1] * favor, (sum, row) => sum + (against[row] * Value(1, row)));
    }
}
