using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.Nash;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Dynamics;

public class BestResponseDynamicsTests
{
    private static readonly NormalFormGame Coordination = NormalFormGame.TwoPlayer(new(2, 2, [2, 0, 0, 1]), new(2, 2, [2, 0, 0, 1]));

    // Monderer and Shapley: a potential rises with every move of one player, so that no profile comes twice and the end is an equilibrium.
    [Theory]
    [InlineData(RevisionOrder.Sequential)]
    [InlineData(RevisionOrder.Drawn)]
    public void Games_with_a_potential_lead_to_an_equilibrium(RevisionOrder order) =>
        PotentialLaw((game, profile) => new BestResponseDynamics { Order = order }.Follow(game, profile, new(3))).Check(Laws.Config.WithMaxTest(200));

    // Planted: everybody moves at once; and a player who moves to its worst strategy.
    [Fact]
    public void Moves_at_once_and_moves_to_worse_strategies_are_caught()
    {
        PlantedLaw.RequireFalsified(() => PotentialLaw((game, profile) => new BestResponseDynamics { Order = RevisionOrder.Simultaneous }.Follow(game, profile)).Check(Laws.Config.WithMaxTest(200)));
        PlantedLaw.RequireFalsified(() => PotentialLaw((game, profile) => new BestResponseDynamics().Follow(NormalFormGame.Create(game.Profiles.Counts.Span, game.Payoffs.Select(payoff => -payoff)), profile)).Check(Laws.Config.WithMaxTest(200)));
    }

    // By the definition, with the enumeration's words: who moves gains, to the lowest best response, and who does not move is not in turn or does not gain.
    [Theory]
    [InlineData(RevisionOrder.Sequential)]
    [InlineData(RevisionOrder.Simultaneous)]
    [InlineData(RevisionOrder.Drawn)]
    public void Every_move_is_to_the_lowest_best_response(RevisionOrder order) => Prop.ForAll(GameCase.Few(4, 3), drawn =>
    {
        BestResponsePath path = new BestResponseDynamics { Order = order, MaxSteps = 200 }.Follow(drawn.Game, drawn.Game.Profiles.Count - 1, new(5));
        foreach ((int now, int next) in path.Profiles.Zip(path.Profiles.Skip(1)))
        {
            int[] movers = [.. Enumerable.Range(0, drawn.Game.Players).Where(player => drawn.Game.Profiles.Choice(now, player) != drawn.Game.Profiles.Choice(next, player))];
            int[] gaining = [.. Enumerable.Range(0, drawn.Game.Players).Where(player => Earned(drawn.Game, now, player, drawn.Game.Profiles.Choice(now, player)) < Best(drawn.Game, now, player))];
            Assert.All(movers, player => Assert.Equal(
                Enumerable.Range(0, drawn.Game.Profiles.Counts[player]).First(strategy => Earned(drawn.Game, now, player, strategy) == Best(drawn.Game, now, player)), drawn.Game.Profiles.Choice(next, player)));
            Assert.Subset(gaining.ToHashSet(), movers.ToHashSet());
            Assert.Equal(order == RevisionOrder.Simultaneous ? gaining.Length : 1, movers.Length);
        }

        bool isEquilibrium = NashCheck.Of(drawn.Game, MixedProfile.Pure(drawn.Game.Profiles, path.Profiles[^1])).IsEquilibrium;
        return isEquilibrium == (path.End == BestResponseEnd.Equilibrium) && (path.CycleStart is not { } start || path.Profiles[start] == path.Profiles[^1]);
    }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void Pennies_go_round_in_four_moves()
    {
        BestResponsePath path = new BestResponseDynamics().Follow(NashGames.Pennies, 0);
        Assert.Equal(BestResponseEnd.Cycle, path.End);
        Assert.Equal(4, path.Profiles.Count - 1 - path.CycleStart);
        Assert.Contains("4 moves lead back", path.Explain(), StringComparison.Ordinal);
    }

    // Who coordinates at once misses the other for ever; inertia makes one of them stay.
    [Fact]
    public void Moves_at_once_miss_each_other_until_somebody_stays()
    {
        BestResponseDynamics atOnce = new() { Order = RevisionOrder.Simultaneous };
        BestResponsePath missed = atOnce.Follow(Coordination, 1);
        Assert.Equal((BestResponseEnd.Cycle, 2), (missed.End, missed.Profiles.Count - 1 - missed.CycleStart));
        BestResponseDynamics slow = atOnce with { Inertia = 0.5 };
        BestResponsePath met = slow.Follow(Coordination, 1, new(7));
        Assert.Equal(BestResponseEnd.Equilibrium, met.End);
        Assert.Equal(met.Profiles, slow.Follow(Coordination, 1, new(7)).Profiles);
        Assert.True(met.Steps >= met.Profiles.Count - 1);
        Assert.Contains("Nash equilibrium", met.ToString(), StringComparison.Ordinal);

        // Each of 1,000 keys; by heads and tails both equilibria are met, each in a third to two thirds of them but for one false alarm in 10²⁵.
        int[] ends = [.. Enumerable.Range(0, 1000).Select(key => slow.Follow(Coordination, 1, new((ulong)key)).Profiles[^1])];
        Assert.InRange(ends.Count(end => end == 0), 334, 666);
        Assert.All(ends, end => Assert.Contains(end, (int[])[0, 3]));
    }

    [Fact]
    public void Turns_go_on_where_they_were()
    {
        // Player 1 moves first where player 0 does not gain; the turn is then player 0's.
        BestResponsePath path = new BestResponseDynamics().Follow(NashGames.Pennies, NashGames.Pennies.Profiles.IndexOf(0, 0));
        Assert.Equal([0, 1, 3, 2, 0], path.Profiles.Take(5));
    }

    [Fact]
    public void Limits_are_honest_and_other_settings_refused()
    {
        BestResponsePath few = new BestResponseDynamics { MaxSteps = 2 }.Follow(NashGames.Pennies, 0);
        Assert.Equal((BestResponseEnd.StepLimit, 2L, 3), (few.End, few.Steps, few.Profiles.Count));
        Assert.Contains("limit of 2 steps", few.Explain(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseDynamics { Order = (RevisionOrder)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseDynamics { Inertia = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseDynamics { Inertia = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseDynamics { MaxSteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseDynamics().Follow(NashGames.Pennies, 4));
        Assert.Throws<ArgumentNullException>(() => new BestResponseDynamics().Follow(null!, 0));
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new BestResponseDynamics().Follow(NashGames.Pennies, 0, default, source.Token));
    }

    // What everybody earns: a common potential, and what depends on the others alone.
    private static Property PotentialLaw(Func<NormalFormGame, int, BestResponsePath> follow) => Prop.ForAll(GameCase.Few(4, 3), Gen.Choose(0, 20).ArrayOf(64).ToArbitrary(), (drawn, potential) =>
    {
        ProfileSpace profiles = drawn.Game.Profiles;
        int Height(int profile) => potential[profile % potential.Length];
        NormalFormGame game = NormalFormGame.Create(profiles.Counts.Span, new(drawn.Game.Players, profiles.Count, [.. from player in Enumerable.Range(0, drawn.Game.Players)
            from profile in Enumerable.Range(0, profiles.Count) select Height(profile) + drawn.Game.Payoffs[player, profiles.With(profile, player, 0)]]));
        for (int begin = 0; begin < profiles.Count; begin += 1 + (profiles.Count / 4))
        {
            BestResponsePath path = follow(game, begin);
            Assert.Equal(begin, path.Profiles[0]);
            Assert.Equal(BestResponseEnd.Equilibrium, path.End);
            Assert.All(path.Profiles.Zip(path.Profiles.Skip(1)), move => Assert.True(Height(move.First) < Height(move.Second)));
            Assert.True(NashCheck.Of(game, MixedProfile.Pure(profiles, path.Profiles[^1])).IsEquilibrium);
        }
    });

    private static Rational Earned(NormalFormGame game, int profile, int player, int strategy) => game.Payoff(player, [.. Enumerable.Range(0, game.Players).Select(other => other == player ? strategy : game.Profiles.Choice(profile, other))]);

    private static Rational Best(NormalFormGame game, int profile, int player) => Enumerable.Range(0, game.Profiles.Counts[player]).Max(strategy => Earned(game, profile, player, strategy));
}
