using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Facility;

/// <summary>How much worse facilities are than the best one, and for whom.</summary>
public class FacilityRatioTests
{
    private static readonly Rational Half = Rational.One / 2;

    private static readonly Arbitrary<int[]> Places =
        Gen.Choose(-5, 5).ArrayOf().Where(places => places.Length is > 1 and < 8 && places.Distinct().Count() > 1).ToArbitrary();

    // A random agent's place doubles the least sum of squares, the mean reaches it: on every instance exactly, not only at worst.
    [Fact]
    public void Average_or_random_rank_has_exactly_three_halves_of_the_least_squares() =>
        SquaresAre(new AverageOrRandomRank(), 3 * Half).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Random_rank_has_exactly_twice_the_least_squares() => SquaresAre(new RandomRank(), 2).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Another_mixture_is_refuted_to_have_three_halves() => PlantedLaw.RequireFalsified(
        () => SquaresAre(new AverageOrRandomRank(new Rational(51, 100)), 3 * Half).Check(Laws.Config.WithMaxTest(300)));

    // One apart from two: the two walk nothing, the one walks everything; the mean would have both groups walk 2/3.
    [Fact]
    public void The_median_of_three_leaves_all_the_way_to_the_one_apart()
    {
        Rational[] places = [1, 0, 0];
        Assert.Equal(0, new MedianLocation().Decide(places));
        Assert.Equal(Rational.One / 3, new MeanLocation().Decide(places));
        Assert.All(Enumerable.Range(0, 3), rank => Assert.NotEqual(Rational.One / 3, new OrderStatistic(rank).Decide(places)));
    }

    // A group of k agents at one place of [0, 1] walks at most (n - k)/n each.
    [Fact]
    public void Uniform_phantoms_keep_a_group_within_the_share_of_the_others() => Prop.ForAll(Places, drawn =>
    {
        Rational[] places = [.. drawn.Select(place => new Rational(place + 5, 10))];
        Rational facility = new UniformPhantomMedian().Decide(places);
        return places.CountBy(place => place).All(
            group => Rational.Abs(group.Key - facility) <= new Rational(places.Length - group.Value, places.Length));
    }).Check(Laws.Config.WithMaxTest(300));

    // By definition: the median of the n reports and of 1/n, ..., (n - 1)/n.
    [Fact]
    public void Uniform_phantoms_are_the_median_of_reports_and_of_shares() => Prop.ForAll(Places, drawn =>
    {
        Rational[] places = [.. drawn.Select(place => new Rational(place + 5, 10))];
        Rational[] all = [.. places.Concat(Enumerable.Range(1, places.Length - 1).Select(phantom => new Rational(phantom, places.Length))).Order()];
        return new UniformPhantomMedian().Decide(places) == all[places.Length - 1];
    }).Check(Laws.Config.WithMaxTest(300));

    // m more names of one agent among n raise the chance of its place from 1/n to (m + 1)/(n + m).
    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public void False_names_raise_the_chance_of_the_own_place(int agents, int more)
    {
        Rational[] places = [.. Enumerable.Range(0, agents).Select(agent => (Rational)agent)];
        Rational[] named = [.. places, .. Enumerable.Repeat((Rational)0, more)];
        Assert.Equal(new Rational(1, agents), new RandomRank().Run(places).Expected(place => place.IsZero ? 1 : 0));
        Assert.Equal(new Rational(more + 1, agents + more), new RandomRank().Run(named).Expected(place => place.IsZero ? 1 : 0));
    }

    // Agents on one side of all others gain nothing together, wherever they point; agents at both ends can move in at no cost to themselves and serve the
    // one between them, so that the lottery withstands liars and not coalitions.
    [Fact]
    public void Coalitions_of_one_side_gain_nothing_from_a_random_rank_and_one_of_both_ends_does()
    {
        GroupStrategyproofness<Rational, Rational> claim = new(new RandomRank(), new FacilityUsers(), 3);
        Sequence<Rational> wide = [.. Enumerable.Range(-4, 13).Select(quarters => new Rational(quarters, 4))];
        Assert.Null(claim.Examine(new(claim.Mechanism, [0, 0, 1], [wide, wide, default])));
        Assert.Null(claim.Examine(new(claim.Mechanism, [0, Half / 2, 1, 1], [wide, wide, default, default])));

        CoalitionManipulation<Rational, Rational> witness = claim.Examine(new(claim.Mechanism, [0, Half, 1], [[Half], default, [Half]]))!;
        Assert.Equal([0, 1, 2], witness.Members);
        Assert.Equal([0, Rational.One / 3, 0], witness.MemberGains);
    }

    // Two at the ends: an end is twice as far as the middle for the other; the mixture of both ends and the middle 3/2 in the mean.
    [Fact]
    public void Ends_walk_twice_and_the_mixture_with_the_middle_three_halves_of_the_least_maximum()
    {
        Rational[] places = [0, 1];
        Assert.Equal(2, Farthest(new OrderStatistic(0)) / Half);
        Assert.Equal(3 * Half, Farthest(new LeftRightMiddle()) / Half);

        Rational Farthest(IMechanism<Rational, Rational> rule) =>
            rule.Run(places).Expected(facility => places.Max(place => Rational.Abs(place - facility)));
    }

    private static Property SquaresAre(IMechanism<Rational, Rational> rule, Rational factor) => Prop.ForAll(Places, drawn =>
    {
        Rational[] places = [.. drawn.Select(place => (Rational)place)];
        return rule.Run(places).Expected(facility => Squares(facility)) == factor * Squares(new MeanLocation().Decide(places));

        Rational Squares(Rational facility) => places.Aggregate(Rational.Zero, (sum, place) => sum + ((place - facility) * (place - facility)));
    });
}
