using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class MyersonAuctionTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly FiniteDomain<Rational> Values = Domain.Numbers(2, 1, 2, 10);
    private static readonly Lottery<Rational> Irregular = Weighted((1, 6), (2, 1), (10, 3));

    // Weights of the values 1, 2, 5, 9 of two bidders; 0 leaves a value out.
    private static readonly Arbitrary<(int[] First, int[] Second)> Priors =
        Gen.Choose(0, 4).ArrayOf(3).Select(weights => (int[])[1, .. weights])
            .Two().Select(pair => (pair.Item1, pair.Item2)).ToArbitrary();

    [Fact]
    public void The_reserve_of_a_uniform_grid_is_one_half_exactly()
    {
        for (int half = 1; half <= 20; half++)
        {
            VirtualValues grid = new(Lottery.Uniform<Rational>(Revenue.Grid(2 * half)));
            Assert.Equal(new Rational(1, 2), grid.Reserve);
            Assert.True(grid.IsRegular);

            // v - (1 - F(v))/f(v) = 2v - 1 on the grid, too.
            Assert.Equal(grid.Values.Select(value => (2 * value) - 1), grid.Ironed);
        }
    }

    // Continuous oracles are met on a fine grid: the reserve exactly, revenues up to the width of the grid, three times as near on a grid three times as fine.
    [Theory]
    [InlineData(1, 1, 4, 300)]
    [InlineData(2, 5, 12, 60)]
    [InlineData(3, 17, 32, 18)]
    public void Reproduces_myerson1981_reserve_and_revenue_of_continuous_uniform_values_on_fine_grids(int bidders, int numerator, int denominator, int steps)
    {
        Assert.Equal(new Rational(1, 2), new VirtualValues(Lottery.Uniform<Rational>(Revenue.Grid(1_000))).Reserve);
        Rational fine = Error(steps);
        Assert.True(Rational.Abs(fine) <= new Rational(1, steps), fine.ToString());
        Assert.True(Rational.Abs(fine) * 2 < Rational.Abs(Error(steps / 3)));

        Rational Error(int count) =>
            Revenue.Mean(new MyersonAuction(Prior<Rational>.Uniform(Domain.Numbers(bidders, Revenue.Grid(count)))), bidders, Revenue.Grid(count)) - new Rational(numerator, denominator);
    }

    // Density 3/4 on [0, 1] and 1/12 on [1, 4]: virtual values 2v - 4/3, then 2v - 4, which fall from 2/3 to -2 at 1. Prices of 2/3 and of 2 both earn
    // 1/3, the most, and the hull of the revenue curve is flat between them: ironed, values from 2/3 to 2 have the virtual value 0.
    [Fact]
    public void Ironing_a_continuous_distribution_of_two_densities_pools_values_from_two_thirds_to_2()
    {
        const int Steps = 120;
        VirtualValues values = new(Lottery.Of<Rational>([.. Enumerable.Range(1, 4 * Steps).Select(
            place => new Chance<Rational>(new Rational(place, Steps), new Rational(place <= Steps ? 9 : 1, 12 * Steps)))]));
        Rational near = new(4, Steps);

        Assert.False(values.IsRegular);
        Assert.All(values.Values.Zip(values.Ironed), each =>
        {
            Rational expected = each.First < new Rational(2, 3) ? (2 * each.First) - new Rational(4, 3) : each.First < 2 ? 0 : (2 * each.First) - 4;
            Assert.True(Rational.Abs(each.Second - expected) <= near, $"{each.First}: {each.Second} instead of {expected}");
        });
        Assert.Contains(values.Values.Zip(values.Raw), each => Rational.Abs(each.First - 1) <= near && each.Second < -1);
    }

    // Every seller's revenue is that of the virtual values it serves; the best one serves the highest that is not below 0.
    [Fact]
    public void Earns_the_mean_of_the_highest_ironed_virtual_value_that_is_not_negative() => Prop.ForAll(Priors, drawn =>
    {
        Prior<Rational> prior = new([Drawn(drawn.First), Drawn(drawn.Second)]);
        Rational mean = Rational.Zero;
        foreach ((Rational First, Rational Second) served in from one in Served(drawn.First) from other in Served(drawn.Second) select Better(one, other))
        {
            mean += served.First * served.Second;
        }

        return Earned(new MyersonAuction(prior), prior) == mean;

        static Lottery<Rational> Drawn(int[] weights) => Weighted([.. weights.Select((weight, place) => (Support[place], weight))]);

        static IEnumerable<(Rational Chance, Rational Value)> Served(int[] weights) => Probabilities(weights).Zip(new VirtualValues(Drawn(weights)).Ironed);

        static (Rational Chance, Rational Value) Better((Rational Chance, Rational Value) one, (Rational Chance, Rational Value) other) =>
            (one.Chance * other.Chance, Rational.Max(Rational.Zero, Rational.Max(one.Value, other.Value)));
    }).Check(Laws.Config.WithMaxTest(200));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_uniform_values_it_is_the_second_price_auction_with_reserve_one_half(int bidders)
    {
        FiniteDomain<Rational> grid = Domain.Numbers(bidders, Revenue.Grid(8));
        MyersonAuction auction = new(Prior<Rational>.Uniform(grid));
        SecondPriceWithReserve reserve = new(new Rational(1, 2));
        foreach (Sequence<Rational> profile in grid.Profiles())
        {
            SingleItemOutcome optimal = auction.Decide(profile.Span);
            SingleItemOutcome simple = reserve.Decide(profile.Span);
            Assert.Equal(simple.Winner, optimal.Winner);

            // Ties go to the lowest bidder: against those before it, a winner had to bid one step more.
            Assert.All(
                optimal.Payments.Zip(simple.Payments, (paid, price) => paid - price),
                step => Assert.True(step.IsZero || (step == new Rational(1, 8) && optimal.Winner > 0)));
        }
    }

    [Fact]
    public void Ironing_pools_values_whose_virtual_values_fall()
    {
        VirtualValues values = new(Irregular);
        Assert.False(values.IsRegular);
        Assert.Equal([new Rational(1, 3), -22, 10], values.Raw);

        // The hull runs straight from (3/10, 3) to (1, 1).
        Assert.Equal([new Rational(-20, 7), new Rational(-20, 7), 10], values.Ironed);
        Assert.Equal(10, values.Reserve);
        Assert.Equal((null, new Rational(-20, 7), 10), (values.IronedAt(new Rational(1, 2)), values.IronedAt(9), values.IronedAt(11)));
    }

    [Fact]
    public void Ironed_virtual_values_never_fall_and_keep_the_revenue_of_whole_pools() => Prop.ForAll(Priors, drawn =>
    {
        VirtualValues values = new(Weighted([.. drawn.First.Select((weight, place) => (Support[place], weight))]));
        Rational[] probabilities = Probabilities(drawn.First);
        Rational raw = Dot(values.Raw, probabilities);
        return values.Ironed.Zip(values.Ironed.Skip(1), (lower, higher) => lower <= higher).All(rises => rises)
            && raw == Dot(values.Ironed, probabilities)
            && raw == values.Values[0];
    }).Check(Laws.Config.WithMaxTest(300));

    // By definition: at each value, the largest slope from behind it over the smallest to before it (min-max formula of convex hulls).
    [Fact]
    public void Ironed_virtual_values_agree_with_the_minimum_of_maxima_of_slopes() => Prop.ForAll(Priors, drawn =>
    {
        VirtualValues values = new(Weighted([.. drawn.First.Select((weight, place) => (Support[place], weight))]));
        Rational[] weights = Probabilities(drawn.First);
        for (int place = 0; place < weights.Length; place++)
        {
            Rational expected = Enumerable.Range(0, place + 1).Max(first => Enumerable.Range(place, weights.Length - place).Min(last =>
                Dot(values.Raw.Skip(first).Take(last - first + 1), weights[first..(last + 1)])
                / weights[first..(last + 1)].Aggregate(Rational.Zero, (sum, weight) => sum + weight)));
            if (values.Ironed[place] != expected)
            {
                return false;
            }
        }

        return true;
    }).Check(Laws.Config.WithMaxTest(300));

    // Oracle: of all 19,683 ways to give the item away at nine profiles, the monotone ones with threshold payments.
    [Theory]
    [InlineData(6, 1, 3, 6, 1, 3)]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(5, 1, 1, 1, 2, 3)]
    [InlineData(1, 1, 8, 8, 1, 1)]
    public void No_truthful_deterministic_auction_earns_more(int a, int b, int c, int d, int e, int f)
    {
        Rational[] first = Probabilities([a, b, c]);
        Rational[] second = Probabilities([d, e, f]);
        Prior<Rational> prior = new([Weighted((1, a), (2, b), (10, c)), Weighted((1, d), (2, e), (10, f))]);

        Assert.Equal(BestByEnumeration([1, 2, 10], first, second), Earned(new MyersonAuction(prior), prior));
    }

    [Fact]
    public void With_ironing_skipped_it_earns_less_and_is_not_monotone()
    {
        Prior<Rational> prior = new([Irregular, Irregular]);
        Verdicts.RequireWitness(new MonotoneAllocation<SingleItemOutcome>(new Unironed(prior)), Values);
        Verdicts.RequireWitness(new Strategyproofness<Rational, SingleItemOutcome>(new Unironed(prior), Bidders), Values);
        Verdicts.RequireProof(new MonotoneAllocation<SingleItemOutcome>(new MyersonAuction(prior)), Values);
        Assert.True(Earned(new Unironed(prior), prior) < Earned(new MyersonAuction(prior), prior));
    }

    [Fact]
    public void Bids_off_the_support_count_as_the_value_below()
    {
        MyersonAuction auction = new(Prior<Rational>.Uniform(Domain.Numbers(2, 2, 4)));
        Assert.Equal(auction.Decide([2, 4]), auction.Decide([3, 7]));
        Assert.Equal(SingleItemOutcome.Unsold, auction.Decide([1, 1]).Winner);
        Verdicts.RequireProof(new Strategyproofness<Rational, SingleItemOutcome>(auction, Bidders), Domain.Numbers(2, 0, 1, 2, 3, 4, 5));
    }

    [Fact]
    public void One_bidder_is_offered_the_monopoly_price()
    {
        MyersonAuction auction = new(new([Irregular]));
        Assert.Equal(SingleItemOutcome.Sold(1, 0, 10), auction.Decide([12]));
        Assert.Equal(SingleItemOutcome.Unsold, auction.Decide([9]).Winner);
    }

    [Fact]
    public void Rejects_priors_and_bids_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new MyersonAuction(new(default)));
        Assert.Throws<ArgumentException>(() => new VirtualValues(Lottery.Certain<Rational>(-1)));
        Assert.Throws<ArgumentNullException>(() => new MyersonAuction(null!));
        Assert.Contains("2 bidders", Assert.Throws<ArgumentException>(
            () => new MyersonAuction(Prior<Rational>.Uniform(Values)).Decide([1])).Message, StringComparison.Ordinal);
    }

    private static readonly Rational[] Support = [1, 2, 5, 9];

    private static Lottery<Rational> Weighted(params (Rational Value, int Weight)[] weights) => Lottery.Of<Rational>(
        [.. weights.Select(each => new Chance<Rational>(each.Value, new Rational(each.Weight, weights.Sum(one => one.Weight))))]);

    // Of the values that have a chance.
    private static Rational[] Probabilities(int[] weights) =>
        [.. weights.Where(weight => weight > 0).Select(weight => new Rational(weight, weights.Sum()))];

    private static Rational Dot(IEnumerable<Rational> left, IEnumerable<Rational> right) =>
        left.Zip(right, (one, other) => one * other).Aggregate(Rational.Zero, (sum, product) => sum + product);

    private static Rational Earned(DeterministicMechanism<Rational, SingleItemOutcome> auction, Prior<Rational> prior)
    {
        Rational sum = Rational.Zero;
        foreach (Chance<Rational> first in prior.Types[0].Chances)
        {
            foreach (Chance<Rational> second in prior.Types[1].Chances)
            {
                Sequence<Rational> payments = auction.Decide([first.Outcome, second.Outcome]).Payments;
                sum += first.Weight * second.Weight * (payments[0] + payments[1]);
            }
        }

        return sum;
    }

    private static Rational BestByEnumeration(Rational[] values, Rational[] first, Rational[] second)
    {
        Rational best = Rational.Zero;
        int[] winners = new int[9];
        for (int code = 0; code < 19_683; code++)
        {
            for (int profile = 0, rest = code; profile < 9; profile++, rest /= 3)
            {
                winners[profile] = rest % 3;
            }

            best = Rational.Max(best, RevenueOf(winners) ?? Rational.Zero);
        }

        return best;

        // Winner 1 is the bidder of the rows, 2 that of the columns; null when a higher value loses what a lower one wins.
        Rational? RevenueOf(int[] table)
        {
            Rational sum = Rational.Zero;
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 3; column++)
                {
                    int winner = table[(3 * row) + column];
                    if ((winner == 1 && row < 2 && table[(3 * row) + 3 + column] != 1) || (winner == 2 && column < 2 && table[(3 * row) + column + 1] != 2))
                    {
                        return null;
                    }

                    int lowest = winner switch
                    {
                        1 => Enumerable.Range(0, 3).First(other => table[(3 * other) + column] == 1),
                        2 => Enumerable.Range(0, 3).First(other => table[(3 * row) + other] == 2),
                        _ => -1,
                    };
                    sum += lowest < 0 ? Rational.Zero : first[row] * second[column] * values[lowest];
                }
            }

            return sum;
        }
    }

    /// <summary>Virtual values as they come, and the lowest value that wins as the price.</summary>
    private sealed record Unironed(Prior<Rational> Prior) : DeterministicMechanism<Rational, SingleItemOutcome>
    {
        public override string Name => "unironed double";

        public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
        {
            int winner = WinnerOf(reports.ToArray());
            if (winner < 0)
            {
                return SingleItemOutcome.Sold(reports.Length, SingleItemOutcome.Unsold, 0);
            }

            Rational[] bids = reports.ToArray();
            Rational price = new VirtualValues(Prior.Types[winner]).Values.First(value =>
            {
                bids[winner] = value;
                return WinnerOf(bids) == winner;
            });
            return SingleItemOutcome.Sold(reports.Length, winner, price);
        }

        private int WinnerOf(Rational[] bids)
        {
            Rational[] raw = [.. bids.Select((bid, bidder) => new VirtualValues(Prior.Types[bidder]))
                .Zip(bids, (values, bid) => values.Raw[values.Values.Span.LastIndexOfAnyInRange(0, bid)])];
            Rational highest = raw.Max();
            return highest.Sign < 0 ? SingleItemOutcome.Unsold : Array.IndexOf(raw, highest);
        }
    }
}
