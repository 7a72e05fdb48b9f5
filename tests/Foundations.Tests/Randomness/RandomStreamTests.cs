using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class RandomStreamTests
{
    private static double[] UniformOverOrders => Enumerable.Repeat(1 / 24.0, 24).ToArray();

    [Fact]
    public void Doubles_are_uniform_on_the_unit_interval()
    {
        SampleLaws.AssertFollows(value => value, (ref stream) => stream.NextDouble(), 1);
        SampleLaws.AssertMoments(0.5, 1 / 12.0, -1.2, (ref stream) => stream.NextDouble(), 2);
    }

    [Fact]
    public void Doubles_are_multiples_of_two_to_the_minus_53_below_one()
    {
        foreach (double value in SampleLaws.Draw((ref stream) => stream.NextDouble(), 3, 1_000))
        {
            Assert.InRange(value, 0, 1 - Math.ScaleB(1, -53));
            Assert.Equal(Math.Truncate(Math.ScaleB(value, 53)), Math.ScaleB(value, 53));
        }
    }

    [Fact]
    public void Bernoulli_draws_succeed_with_their_probability()
    {
        BernoulliThreshold threshold = BernoulliThreshold.FromProbability(0.3);
        SampleLaws.AssertCounts([0.7, 0.3], (ref stream) => stream.NextBernoulli(threshold) ? 1 : 0, 4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Bounded_integers_are_equally_likely(int bound) =>
        SampleLaws.AssertCounts(Enumerable.Repeat(1.0 / bound, bound).ToArray(), (ref stream) => stream.NextBelow(bound), 5);

    [Fact]
    public void Bounded_integers_are_unbiased_where_the_bound_is_a_large_part_of_the_words() =>
        SampleLaws.AssertCounts(Thirds, (ref stream) => stream.NextBelow(LargeBound) / (LargeBound / 3), 6);

    [Fact]
    public void The_test_of_bounded_integers_refutes_the_remainder_and_the_high_half_without_rejection()
    {
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertCounts(
            Thirds, (ref stream) => (int)(stream.NextUInt32() % LargeBound) / (LargeBound / 3), 6));
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertCounts(
            [3 / 8.0, 5 / 8.0], (ref stream) => (int)(((ulong)stream.NextUInt32() * (3u << 30)) >> 32) % 3 == 0 ? 0 : 1, 6));
    }

    [Fact]
    public void Bounded_integers_are_pinned()
    {
        RandomStream stream = new StreamKey(20260101).Open();
        int[] draws = new int[12];
        for (int index = 0; index < draws.Length; index++)
        {
            draws[index] = stream.NextBelow(6);
        }

        Assert.Equal([2, 3, 2, 4, 4, 4, 4, 3, 1, 2, 5, 5], draws);
    }

    [Fact]
    public void The_only_integer_below_one_is_zero()
    {
        RandomStream stream = new StreamKey(7).Open();
        Assert.Equal(0, stream.NextBelow(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    public void A_bound_below_one_is_refused(int bound) => Assert.Throws<ArgumentOutOfRangeException>(nameof(bound), () =>
    {
        RandomStream stream = new StreamKey(7).Open();
        return stream.NextBelow(bound);
    });

    [Fact]
    public void All_orders_of_four_items_are_equally_likely() => SampleLaws.AssertCounts(UniformOverOrders, OrderOfPermutation, 8);

    [Fact]
    public void The_test_of_orders_refutes_a_shuffle_that_swaps_with_any_place() =>
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertCounts(UniformOverOrders, OrderOfNaiveShuffle, 8));

    [Fact]
    public void Permutations_hold_every_index_once_and_are_pinned()
    {
        int[] permutation = new int[8];
        RandomStream stream = new StreamKey(20260101).Open();
        stream.NextPermutation(permutation);
        Assert.Equal([0, 1, 5, 4, 6, 2, 7, 3], permutation);
        stream.NextPermutation([]);
        Assert.Equal(7UL, stream.Position.Word);
    }

    [Fact]
    public void A_shuffle_keeps_the_items()
    {
        int[] items = [1, 2, 2, 3];
        RandomStream stream = new StreamKey(9).Open();
        stream.Shuffle(items.AsSpan());
        Assert.Equal([1, 2, 2, 3], items.Order());
    }

    // 3 · 2²⁹: the remainder of a word by it favors the lower two thirds.
    private const int LargeBound = 3 << 29;

    private static double[] Thirds => [1 / 3.0, 1 / 3.0, 1 / 3.0];

    private static int OrderOfPermutation(ref RandomStream stream)
    {
        Span<int> items = stackalloc int[4];
        stream.NextPermutation(items);
        return Rank(items);
    }

    private static int OrderOfNaiveShuffle(ref RandomStream stream)
    {
        Span<int> items = [0, 1, 2, 3];
        for (int place = 0; place < 4; place++)
        {
            int other = stream.NextBelow(4);
            (items[place], items[other]) = (items[other], items[place]);
        }

        return Rank(items);
    }

    // Number of the order in the lexicographic list.
    private static int Rank(ReadOnlySpan<int> items)
    {
        int rank = 0;
        for (int place = 0; place < items.Length; place++)
        {
            int smaller = 0;
            foreach (int later in items[(place + 1)..])
            {
                smaller += later < items[place] ? 1 : 0;
            }

            rank = (rank * (items.Length - place)) + smaller;
        }

        return rank;
    }
}
