using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.CostSharing;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.CostSharing;

public class CostGameTests
{
    [Fact]
    public void Reproduces_littlechild1973_shares_of_a_runway()
    {
        CostGame runway = CostGame.Airport(1, 2, 4);
        Assert.Equal([new Rational(1, 3), new Rational(5, 6), new Rational(17, 6)], runway.ShapleyShares(7));
        Assert.Equal([0, 1, 2, 2, 4, 4, 4, 4], runway.Costs);
        Assert.Equal("costs [0, 1, 2, 2, 4, 4, 4, 4]", runway.ToString());
    }

    // Those who need a stretch of the runway share it equally.
    [Fact]
    public void Runway_shares_agree_with_the_closed_form() => Prop.ForAll(Gen.Choose(0, 9).ArrayOf(6).ToArbitrary(), needs =>
    {
        int[] rising = [.. needs.Order()];
        Sequence<Rational> shares = CostGame.Airport([.. rising.Select(need => (Rational)need)]).ShapleyShares(63);
        Rational sum = Rational.Zero;
        for (int agent = 0; agent < 6; agent++)
        {
            sum += new Rational(rising[agent] - (agent == 0 ? 0 : rising[agent - 1]), 6 - agent);
            if (shares[agent] != sum)
            {
                return false;
            }
        }

        return true;
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Shares_agree_with_the_average_over_all_orders() => Prop.ForAll(CostGames.Monotone, game =>
        Enumerable.Range(0, 8).All(coalition => game.ShapleyShares(coalition).SequenceEqual(CostGames.SharesByOrders(game, coalition))))
        .Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Equal_shares_are_refuted_as_shapley_shares() => PlantedLaw.RequireFalsified(() => Prop.ForAll(CostGames.Monotone, game =>
        CostGames.SharesByOrders(game, 7).All(share => share == game.CostOf(7) / 3)).Check(Laws.Config.WithMaxTest(200)));

    [Fact]
    public void Shares_are_efficient_additive_and_0_for_agents_who_cost_nothing() => Prop.ForAll(CostGames.Monotone, CostGames.Covering, (game, other) =>
    {
        CostGame sum = new([.. game.Costs.Zip(other.Costs, (one, two) => one + two)]);
        Sequence<Rational> shares = game.ShapleyShares(7);
        CostGame withNull = new(Sequence.Of(16, coalition => game.CostOf(coalition & 7)));
        return shares.Aggregate((total, share) => total + share) == game.CostOf(7)
            && sum.ShapleyShares(7).SequenceEqual(shares.Zip(other.ShapleyShares(7), (one, two) => one + two))
            && withNull.ShapleyShares(15).SequenceEqual([.. shares, 0]);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Submodular_costs_are_told_from_others_and_their_shares_rise_as_agents_leave()
    {
        Prop.ForAll(CostGames.Covering, game => game.IsSubmodular && SharesRise(game)).Check(Laws.Config.WithMaxTest(200));
        Prop.ForAll(CostGames.Monotone, game => game.IsSubmodular == IsSubmodularByDefinition(game) && (!game.IsSubmodular || SharesRise(game)))
            .Check(Laws.Config.WithMaxTest(200));
        CostGame[] sample = Laws.Sample(CostGames.Monotone.Generator, 10, 200);
        Assert.Contains(sample, game => game.IsSubmodular);
        Assert.Contains(sample, game => !game.IsSubmodular);
    }

    [Fact]
    public void One_agent_bears_its_cost_and_a_fixed_cost_is_shared_equally()
    {
        Assert.Equal([5], CostGame.Airport(5).ShapleyShares(1));
        Assert.Equal([new Rational(1, 2), 0, new Rational(1, 2)], CostGame.Fixed(3, 1).ShapleyShares(5));
        Assert.Equal([0, 0], CostGame.Fixed(2, 3).ShapleyShares(0));
        Assert.True(CostGame.Airport(5).IsSubmodular);
    }

    [Fact]
    public void Rejects_costs_that_are_no_game()
    {
        Assert.Contains("got 3", Assert.Throws<ArgumentException>(() => new CostGame([0, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CostGame([0]));
        Assert.Throws<ArgumentException>(() => new CostGame([1, 1]));
        Assert.Contains("without agent", Assert.Throws<ArgumentException>(() => new CostGame([0, 2, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CostGame.Airport());
        Assert.Throws<ArgumentException>(() => CostGame.Airport(-1));
        Assert.Throws<ArgumentException>(() => CostGame.Fixed(17, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CostGame.Fixed(2, 1).ShapleyShares(4));
    }

    private static bool SharesRise(CostGame game) => Enumerable.Range(0, 8).All(larger => Enumerable.Range(0, 8)
        .Where(smaller => (smaller & larger) == smaller).All(smaller => Enumerable.Range(0, 3).Where(agent => (smaller & (1 << agent)) != 0)
            .All(agent => game.ShapleyShares(smaller)[agent] >= game.ShapleyShares(larger)[agent])));

    // cost(S) + cost(T) >= cost(S or T) + cost(S and T) for all pairs.
    private static bool IsSubmodularByDefinition(CostGame game) => Enumerable.Range(0, 8).All(one => Enumerable.Range(0, 8).All(
        other => game.CostOf(one) + game.CostOf(other) >= game.CostOf(one | other) + game.CostOf(one & other)));
}
