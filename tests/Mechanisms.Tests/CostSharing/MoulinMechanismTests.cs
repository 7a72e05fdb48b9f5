using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.CostSharing;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.CostSharing;

public class MoulinMechanismTests
{
    private static readonly QuasilinearBidders<ServiceOutcome> Agents = new();

    private static readonly Arbitrary<(CostGame Game, Rational[] Reports)> Cases = CostGames.Covering.Generator.SelectMany(
        game => Gen.Choose(0, 36).ArrayOf(3).Select(sixths => (game, sixths.Select(sixth => new Rational(sixth, 6)).ToArray()))).ToArbitrary();

    private delegate ServiceOutcome Rule(CostGame game, Rational[] reports);

    // A cost of 1: values just below 1, 1/2, 1/3 are worth 11/6 - 3e together and nobody is served; .6, .5, .2 serve two at .5.
    [Fact]
    public void Reproduces_moulin2001_that_nobody_is_served_though_values_are_worth_almost_five_sixths_more_than_the_cost()
    {
        MoulinMechanism mechanism = new(CostGame.Fixed(3, 1));
        Rational step = new(1, 1000);
        Rational[] values = [1 - step, new Rational(1, 2) - step, new Rational(1, 3) - step];
        Assert.Equal(0, mechanism.Decide(values).Coalition);
        Assert.Equal(new Rational(5, 6) - (3 * step), values.Aggregate((sum, value) => sum + value) - 1);

        Rational half = new(1, 2);
        Assert.Equal(new([true, true, false], [half, half, 0]), mechanism.Decide([new Rational(3, 5), half, new Rational(1, 5)]));
        Assert.Equal("serves [0, 1], payments [1/2, 1/2, 0]", mechanism.Decide([new Rational(3, 5), half, new Rational(1, 5)]).ToString());
    }

    [Fact]
    public void A_runway_is_shared_among_those_who_accept()
    {
        MoulinMechanism mechanism = new(CostGame.Airport(1, 2, 4));
        Assert.Equal(new([true, true, true], [new Rational(1, 3), new Rational(5, 6), new Rational(17, 6)]), mechanism.Decide([1, 1, 3]));
        Assert.Equal(new([true, true, false], [new Rational(1, 2), new Rational(3, 2), 0]), mechanism.Decide([1, 2, 2]));
        Assert.Equal(new([true, false, false], [1, 0, 0]), mechanism.Decide([1, 1, 2]));
        Assert.Equal(0, mechanism.Decide([0, 0, 0]).Coalition);
    }

    [Fact]
    public void Serves_the_largest_coalition_that_accepts() => ServesTheLargest((game, reports) => new MoulinMechanism(game).Decide(reports));

    [Fact]
    public void A_rule_that_offers_shares_only_once_is_refuted() => PlantedLaw.RequireFalsified(() => ServesTheLargest((game, reports) =>
    {
        Sequence<Rational> offered = game.ShapleyShares(7);
        bool[] accepts = [.. reports.Zip(offered, (report, share) => report >= share)];
        return new([.. accepts], [.. offered.Zip(accepts, (share, accepted) => accepted ? share : 0)]);
    }));

    [Fact]
    public void No_coalition_gains_whatever_the_submodular_cost() => Prop.ForAll(CostGames.Covering, game =>
        !new GroupStrategyproofness<Rational, ServiceOutcome>(new MoulinMechanism(game), Agents, 3)
            .Check(new ExhaustiveSearch<Rational>(Domain.Numbers(3, 0, 1, 3, 6))).IsRefuted).Check(Laws.Config.WithMaxTest(30));

    // Two agents of whom each is free alone and both together cost 2: who stays when the other leaves pays nothing.
    [Fact]
    public void Costs_that_are_not_submodular_invite_lies()
    {
        CostGame rivals = new([0, 0, 0, 2]);
        Assert.False(rivals.IsSubmodular);
        Manipulation<Rational, ServiceOutcome> witness = Verdicts.RequireWitness(
            new Strategyproofness<Rational, ServiceOutcome>(new MoulinMechanism(rivals), Agents), Domain.Numbers(2, 0, new Rational(1, 2), 1));
        Assert.Equal((new Rational(1, 2), 1), (witness.Type, witness.Report));
    }

    [Fact]
    public void Rejects_reports_that_do_not_fit()
    {
        MoulinMechanism mechanism = new(CostGame.Fixed(2, 1));
        Assert.Contains("2 agents; got 1", Assert.Throws<ArgumentException>(() => mechanism.Decide([1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => mechanism.Decide([1, -1]));
        Assert.Throws<ArgumentNullException>(() => new MoulinMechanism(null!));
    }

    // Oracle: of all coalitions whose members accept their shares by orders, the one that holds all others.
    private static void ServesTheLargest(Rule rule) => Prop.ForAll(Cases, drawn =>
    {
        int[] accepting = [.. Enumerable.Range(0, 8).Where(coalition => CostGames.SharesByOrders(drawn.Game, coalition).Index().All(
            each => (coalition & (1 << each.Index)) == 0 || drawn.Reports[each.Index] >= each.Item))];
        int largest = accepting.Aggregate((one, other) => one | other);
        ServiceOutcome outcome = rule(drawn.Game, drawn.Reports);
        return outcome.Coalition == largest && outcome.Payments.SequenceEqual(CostGames.SharesByOrders(drawn.Game, largest));
    }).Check(Laws.Config.WithMaxTest(300));
}
