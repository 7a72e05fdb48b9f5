using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.FairDivision;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.FairDivision;

public class RoundRobinTests
{
    private static readonly AdditiveAgents Agents = new();

    // Values 3, 2, 1 against 1, 3, 2: the truth gets items 0 and 2, worth 4; reporting 2, 3, 1 gets items 1 and 0, worth 5.
    [Fact]
    public void Reversing_two_items_gains_one()
    {
        Strategyproofness<Sequence<Rational>, ItemAllocation> claim = new(new RoundRobin(), Agents);
        Manipulation<Sequence<Rational>, ItemAllocation> witness = claim.Examine(
            new(claim.Mechanism, [[3, 2, 1], [1, 3, 2]], [[[2, 3, 1]], []]))!;

        Assert.Equal(("owners [0, 1, 0]", "owners [0, 0, 1]", Rational.One), (witness.Outcome.ToString(), witness.After.ToString(), witness.Gain));
    }

    [Fact]
    public void Equal_values_are_picked_by_index_and_one_agent_gets_all()
    {
        Assert.Equal([0, 1, 2, 0], new RoundRobin().Decide([[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]).Owners);
        Assert.Equal([0, 0], new RoundRobin().Decide([[0, 5]]).Owners);
        Assert.Empty(new RoundRobin().Decide([[], []]).Owners);
    }

    [Fact]
    public void Bundles_are_worth_their_sum_and_less_the_best_item()
    {
        ItemAllocation allocation = new([0, 1, 0]);
        Assert.Equal((5, 2, 9), (Agents.Utility(0, [2, 4, 3], allocation), Agents.UtilityWithoutAnItem(1, [2, 4, 3], allocation, 0), Agents.UtilityOfAll(0, [2, 4, 3], allocation)));
        Assert.Equal(0, Agents.UtilityWithoutAnItem(0, [2, 4, 3], allocation, 7));
    }

    // Planted: the same agent picks twice in a row.
    [Fact]
    public void Picking_twice_in_a_row_is_caught()
    {
        IMechanism<Sequence<Rational>, ItemAllocation> planted = Mechanism.Deterministic<Sequence<Rational>, ItemAllocation>(
            "double picks", values => new([0, 0, 1, 1]));
        Verdicts.RequireWitness(
            new EnvyFreenessUpToOneItem<Sequence<Rational>, ItemAllocation>(planted, Agents),
            Domain.Same<Sequence<Rational>>(2, [[3, 3, 1, 1], [3, 2, 1, 0]], "falling values"));
    }

    [Fact]
    public void Rejects_no_agents_and_values_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new RoundRobin().Decide([]));
        Assert.Throws<ArgumentException>(() => new RoundRobin().Decide([[1], [1, 2]]));
        Assert.Throws<ArgumentException>(() => new RoundRobin().Decide([[-1]]));
    }
}
