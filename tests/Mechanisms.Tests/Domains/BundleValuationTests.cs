using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Domains;

public class BundleValuationTests
{
    [Fact]
    public void Bids_count_for_every_bundle_that_holds_them()
    {
        BundleValuation valuation = BundleValuation.Of(3, (BundleValuation.BundleOf(0), 2), (BundleValuation.BundleOf(1, 2), 3), (1, 1));
        Assert.Equal([0, 2, 0, 2, 0, 2, 3, 3], valuation.Values);
        Assert.Equal("{0}: 2, {1, 2}: 3", valuation.ToString());
        Assert.Equal((3, (Rational)3), (valuation.Items, valuation.ValueOf(6)));
        Assert.Equal("nothing", BundleValuation.Of(2).ToString());
    }

    [Fact]
    public void Additive_values_are_summed()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], BundleValuation.Additive(1, 2, 4).Values);
        Assert.Equal([0], BundleValuation.Additive().Values);
        Assert.Equal(BundleValuation.Of(1, (1, 5)), BundleValuation.Additive(5));
    }

    [Fact]
    public void Lists_as_many_valuations_up_to_1_as_there_are_monotone_functions()
    {
        // Dedekind numbers 3, 6, 20 less the function that is 1 at the empty bundle.
        Assert.Equal([2, 5, 19], Enumerable.Range(1, 3).Select(items => Domain.Bundles(1, items, 1).Types[0].Count));
        Assert.Equal(719, Domain.Bundles(1, 3, 3).Types[0].Count);
        Assert.Equal("2 agents with all whole values up to 2 of bundles of 2", Domain.Bundles(2, 2, 2).Words);
        Assert.Throws<ArgumentOutOfRangeException>(() => Domain.Bundles(1, 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Domain.Bundles(1, 2, -1));
    }

    [Fact]
    public void Rejects_values_that_are_no_monotone_valuation()
    {
        Assert.Contains("got 3", Assert.Throws<ArgumentException>(() => new BundleValuation([0, 1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BundleValuation(default));
        Assert.Contains("empty bundle", Assert.Throws<ArgumentException>(() => new BundleValuation([1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("got 1 for {0, 1} and 2", Assert.Throws<ArgumentException>(() => new BundleValuation([0, 2, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BundleValuation.Additive(1, -1));
        Assert.Throws<ArgumentException>(() => BundleValuation.Of(1, (0, 1)));
        Assert.Throws<ArgumentException>(() => BundleValuation.Of(1, (2, 1)));
        Assert.Throws<ArgumentException>(() => BundleValuation.Of(1, (1, -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BundleValuation.Of(17));
        Assert.Throws<ArgumentOutOfRangeException>(() => BundleValuation.BundleOf(16));
    }
}
