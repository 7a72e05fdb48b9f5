using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Facility;

/// <summary>Rules that place one facility, on locations with integer numerators.</summary>
public class FacilityTests
{
    private static readonly FacilityUsers Users = new();
    private static readonly Rational Half = Rational.One / 2;

    private static readonly Arbitrary<int[]> Places =
        Gen.Choose(-5, 5).ArrayOf().Where(places => places.Length is > 0 and < 8).ToArbitrary();

    // n - 1 agents at 0 and one at 1: expected total distance is 2(n - 1)/n for an optimum of 1; maximum 1 for 1/2, squares 2 for one.
    [Fact]
    public void Ratios_of_random_rank_for_2_to_20_agents_are_reached_and_not_exceeded()
    {
        RandomStream stream = new StreamKey(2022).Open();
        for (int agents = 2; agents <= 20; agents++)
        {
            Rational[] worst = [.. Enumerable.Range(0, agents).Select(agent => agent == 0 ? Rational.One : Rational.Zero)];
            Assert.Equal((2 - new Rational(2, agents), (Rational)2, (Rational)2), Ratios(worst));
            for (int instance = 0; instance < 20; instance++)
            {
                Rational[] places = new Rational[agents];
                foreach (ref Rational place in places.AsSpan())
                {
                    place = (instance % 3) switch
                    {
                        0 => stream.NextBelow(101),
                        1 => stream.NextBelow(2),
                        _ => (int)(1_000 * BetaDistribution.Draw(2, 5, ref stream)),
                    };
                }

                (Rational total, Rational maximum, Rational squares) = places.Distinct().Count() == 1 ? default : Ratios(places);
                Assert.True(total <= 2 - new Rational(2, agents) && maximum <= 2 && squares <= 2);
            }
        }

        static (Rational Total, Rational Maximum, Rational Squares) Ratios(Rational[] places)
        {
            Lottery<Rational> lottery = new RandomRank().Run(places);
            Rational mean = Sum(places, place => place) / places.Length;
            Rational least = places.Min(facility => Sum(places, place => Rational.Abs(place - facility)));
            return (
                lottery.Expected(facility => Sum(places, place => Rational.Abs(place - facility))) / least,
                lottery.Expected(facility => places.Max(place => Rational.Abs(place - facility))) / ((places.Max() - places.Min()) / 2),
                lottery.Expected(facility => Sum(places, place => (place - facility) * (place - facility))) / Sum(places, place => (place - mean) * (place - mean)));
        }

        static Rational Sum(Rational[] places, Func<Rational, Rational> term) => places.Aggregate(Rational.Zero, (sum, place) => sum + term(place));
    }

    [Fact]
    public void Places_reach_one_agent_ties_and_even_numbers()
    {
        int[][] sample = Laws.Sample(Places.Generator, 10, 200);
        Assert.Contains(sample, places => places.Length == 1);
        Assert.Contains(sample, places => places.Distinct().Count() < places.Length);
        Assert.Contains(sample, places => places.Length % 2 == 0);
    }

    // The median is the left end of the points that minimize the total distance, which some report is among.
    [Fact]
    public void The_median_is_the_leftmost_report_of_least_total_distance() => Prop.ForAll(Places, places =>
        new MedianLocation().Decide(Rationals(places)) == places.Where(place => Total(places, place) == places.Min(point => Total(places, point))).Min())
        .Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Random_rank_and_the_random_dictator_are_the_same_lottery_from_different_supports() => Prop.ForAll(Places, places =>
        new RandomRank().Run(Rationals(places)).Equals(new RandomDictatorLocation().Run(Rationals(places)))
        && new RandomRank().Run(Rationals(places)).Equals(Lottery.Uniform<Rational>(Rationals(places)))).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Phantoms_far_out_make_the_median_and_the_ends()
    {
        Rational[] places = [3, 1, 2];
        Assert.Equal(2, new PhantomMedian([-100, 100]).Decide(places));
        Assert.Equal(1, new PhantomMedian([-100, -100]).Decide(places));
        Assert.Equal(3, new PhantomMedian([100, 100]).Decide(places));
        Assert.Equal(7, new PhantomMedian([]).Decide([7]));
    }

    [Fact]
    public void Uniform_phantoms_give_the_mean_of_two_point_profiles()
    {
        foreach (Sequence<Rational> profile in Domain.Numbers(5, 0, 1).Profiles())
        {
            Assert.Equal(new MeanLocation().Decide(profile.Span), new UniformPhantomMedian().Decide(profile.Span));
        }
    }

    // n = 5: one agent apart pays 4/5 and so do the four together; two apart pay 6/5.
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 6)]
    public void Random_rank_has_both_groups_walk_k_times_n_minus_k_over_n(int left, int fifths)
    {
        Rational[] places = [.. Enumerable.Range(0, 5).Select(agent => (Rational)(agent < left ? 0 : 1))];
        Lottery<Rational> lottery = new RandomRank().Run(places);

        Assert.Equal(new Rational(fifths, 5), left * lottery.Expected(place => place));
        Assert.Equal(new Rational(fifths, 5), (5 - left) * lottery.Expected(place => Rational.One - place));
    }

    // One lie of 3/2 by the agent at 1/2 moves the mean of 1/2, 0, 0 to 1/2.
    [Fact]
    public void The_mean_is_moved_by_a_third()
    {
        Strategyproofness<Rational, Rational> claim = new(new MeanLocation(), Users);
        Manipulation<Rational, Rational> witness = claim.Examine(new(claim.Mechanism, [Half, 0, 0], [[3 * Half], [], []]))!;
        Assert.Equal((new Rational(1, 3), Half), (witness.Gain, witness.After.Only));
    }

    // Three agents on quarters of [0, 1], reports on quarters of [-1, 2]: the most gained is (2p - 1) times 5/4, over 3.
    [Theory]
    [InlineData(40, 0)]
    [InlineData(50, 0)]
    [InlineData(51, 2)]
    [InlineData(60, 20)]
    public void Average_or_random_rank_gains_2p_minus_1_times_d_over_n(int percent, int percentGain)
    {
        Rational[] quarters = [.. Enumerable.Range(0, 5).Select(index => new Rational(index, 4))];
        Rational[] wide = [.. Enumerable.Range(-4, 13).Select(index => new Rational(index, 4))];
        StrategyproofnessInExpectation<Rational, Rational> claim = new(new AverageOrRandomRank(new Rational(percent, 100)), Users);
        FiniteDomain<Rational> domain = Domain.Numbers(3, quarters).WithMisreports(wide, "quarters from -1 to 2");
        if (percentGain == 0)
        {
            Verdicts.RequireProof(claim, domain);
            return;
        }

        Assert.Equal(new Rational(percentGain, 100) * new Rational(5, 12), Verdicts.RequireWitness(claim, domain, WitnessChoice.Largest).Gain);
    }

    // With all others on one side a lie away from them moves the mean by as much, times 1/2, as it moves the own place, times 1/2: nothing is gained or
    // lost, exactly, until the mean passes the own place. Planted: a probability of 51/100 is no such balance.
    [Fact]
    public void At_one_half_an_agent_with_all_others_on_one_side_is_indifferent_among_lies_away_from_them()
    {
        Assert.All(Enumerable.Range(0, 9), lie => Assert.Equal(Cost(new(), 0), Cost(new(), -lie)));
        Assert.True(Cost(new(), -9) > Cost(new(), 0));
        Assert.True(Cost(new(new Rational(51, 100)), -8) < Cost(new(new Rational(51, 100)), 0));

        static Rational Cost(AverageOrRandomRank rule, int report) => rule.Run([report, 3, 5]).Expected(Rational.Abs);
    }

    [Fact]
    public void Ratios_of_random_rank_are_two_less_two_over_n_and_two()
    {
        for (int agents = 2; agents <= 6; agents++)
        {
            Rational[] lonely = [.. Enumerable.Range(0, agents).Select(agent => (Rational)(agent == 0 ? 1 : 0))];
            Lottery<Rational> lottery = new RandomRank().Run(lonely);
            Rational squares = lottery.Expected(place => lonely.Aggregate(Rational.Zero, (sum, own) => sum + ((own - place) * (own - place))));
            Rational least = new(agents - 1, agents);

            Assert.Equal(2 - new Rational(2, agents), lottery.Expected(place => lonely.Aggregate(Rational.Zero, (sum, own) => sum + Rational.Abs(own - place))));
            Assert.Equal(2, squares / least);
            Assert.Equal(2, lottery.Expected(place => Rational.Max(place, Rational.One - place)) / Half);
        }
    }

    // No instance of three agents on a line of nine points is worse.
    [Fact]
    public void No_total_distance_is_worse_than_four_thirds_of_the_least()
    {
        ApproximationRatio<Rational, Rational> claim = new(
            new RandomRank(), OptimizationSense.Minimize, Total, truth => truth.Min(place => Total(truth, place)), 1);
        FiniteDomain<Rational> domain = Domain.Numbers(3, 0, 1, 2, 3, 4, 5, 6, 7, 8);

        Assert.Equal(new Rational(4, 3), Verdicts.RequireWitness(claim, domain, WitnessChoice.Largest).Size);
        Verdicts.RequireProof(claim with { Factor = new Rational(4, 3) }, domain);
    }

    // The characterization as a finite check: of all mixtures of order statistics in steps of 1/12 only the uniform one has equal totals.
    [Fact]
    public void Of_all_mixtures_of_ranks_only_the_uniform_one_is_strongly_proportional()
    {
        List<Sequence<Rational>> proportional = [];
        for (int first = 0; first <= 12; first++)
        {
            for (int second = 0; first + second <= 12; second++)
            {
                Sequence<Rational> weights = [new(first, 12), new(second, 12), new(12 - first - second, 12)];
                if (IsStronglyProportional(weights))
                {
                    proportional.Add(weights);
                }
            }
        }

        Assert.Equal([Rational.One / 3, Rational.One / 3, Rational.One / 3], Assert.Single(proportional));
    }

    [Fact]
    public void Sybils_of_random_rank_raise_the_chance_of_the_own_place()
    {
        FalseNames<Rational, Rational> witness = Verdicts.RequireWitness(
            new FalseNameProofness<Rational, Rational>(new RandomRank(), Users, 2), Domain.Numbers(2, 0, 1), WitnessChoice.Largest);
        Assert.Equal(new Rational(2, 3) - Half, witness.Size);
    }

    [Fact]
    public void Left_right_middle_is_a_quarter_a_half_and_a_quarter()
    {
        Assert.Equal("1/4: 0, 1/2: 2, 1/4: 4", new LeftRightMiddle().Run([4, 0, 1]).ToString());
        Assert.Equal(5, new LeftRightMiddle().Run([5]).Only);
    }

    // Planted: a median that looks at the order of agents rather than at that of places.
    [Fact]
    public void A_median_of_the_unsorted_list_is_caught()
    {
        IMechanism<Rational, Rational> planted = Mechanism.Deterministic<Rational, Rational>("unsorted median", places => places[places.Count / 2]);
        Verdicts.RequireWitness(new Anonymity<Rational, Rational>(planted), Domain.Numbers(3, 0, 1));
    }

    [Fact]
    public void Rejects_no_agents_ranks_that_do_not_exist_and_probabilities_beyond_one()
    {
        Assert.Throws<ArgumentException>(() => new MedianLocation().Decide([]));
        Assert.Throws<ArgumentException>(() => new MeanLocation().Decide([]));
        Assert.Throws<ArgumentException>(() => new LeftRightMiddle().Run([]));
        Assert.Throws<ArgumentException>(() => new OrderStatistic(1).Decide([0]));
        Assert.Throws<ArgumentException>(() => new DictatorLocation(1).Decide([0]));
        Assert.Throws<ArgumentException>(() => new PhantomMedian([0]).Decide([0]));
        Assert.Throws<ArgumentException>(() => new UniformPhantomMedian().Decide([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderStatistic(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DictatorLocation(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AverageOrRandomRank(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRank().Run([]));
    }

    private static bool IsStronglyProportional(Sequence<Rational> weights) => Domain.Numbers(3, 0, 1).Profiles().All(profile =>
    {
        Rational ones = profile.Aggregate(Rational.Zero, (sum, place) => sum + place);
        Rational[] sorted = [.. profile.Order()];
        Rational right = Enumerable.Range(0, 3).Aggregate(Rational.Zero, (sum, rank) => sum + (weights[rank] * sorted[rank]));
        return ones.IsZero || ones == 3 || (3 - ones) * right == ones * (Rational.One - right);
    });

    private static Rational[] Rationals(int[] places) => [.. places.Select(place => (Rational)place)];

    private static int Total(int[] places, int facility) => places.Sum(place => Math.Abs(place - facility));

    private static Rational Total(Sequence<Rational> places, Rational facility) =>
        places.Aggregate(Rational.Zero, (sum, place) => sum + Rational.Abs(place - facility));
}
