using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Claims;

public class DomainTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 5)]
    [InlineData(3, 6, 16)]
    [InlineData(4, 24, 65)]
    public void Orders_are_all_permutations_and_truncated_orders_all_partial_ones(int candidates, int complete, int partial)
    {
        Sequence<PreferenceOrder> orders = Domain.AllOrders(candidates);
        Assert.Equal(complete, orders.Distinct().Count());
        Assert.All(orders, order => Assert.True(order.IsComplete && order.Listed.Count == candidates));
        Assert.Equal(partial, Domain.TruncatedOrders(2, candidates).Types[1].Distinct().Count());
    }

    [Fact]
    public void Profiles_run_through_the_product_with_the_last_agent_fastest()
    {
        FiniteDomain<int> domain = Domain.Each<int>([[0, 1], [5], [7, 8]], "three agents");

        Assert.Equal(4, domain.ProfileCount);
        Assert.Equal(["[0, 5, 7]", "[0, 5, 8]", "[1, 5, 7]", "[1, 5, 8]"], domain.Profiles().Select(profile => profile.ToString()));
    }

    [Fact]
    public void Misreports_come_behind_the_types_and_once()
    {
        FiniteDomain<Rational> domain = Domain.Numbers(2, 0, 1).WithMisreports([1, 2, 3], "up to 3");

        Assert.Equal([0, 1, 2, 3], domain.Reports[0]);
        Assert.Equal(2, domain.Types[0].Count);
        Assert.Equal("2 agents with types 0, 1, and misreports up to 3", domain.ToString());
    }

    [Fact]
    public void Ranks_follow_the_list_then_nothing_then_what_is_left_out()
    {
        PreferenceOrder order = new(2, 0);

        Assert.Equal((0, 1, 2, 3, 3), (order.RankOf(2), order.RankOf(0), order.RankOf(PreferenceOrder.Nothing), order.RankOf(1), order.RankOf(9)));
        Assert.True(order.Prefers(0, PreferenceOrder.Nothing));
        Assert.False(order.IsComplete);
        Assert.Equal("2>0", order.ToString());
        Assert.Equal("nothing", new PreferenceOrder().ToString());
        Assert.Equal(new PreferenceOrder(0, 1), new PreferenceOrder(2, 0).Renamed([1, 2, 0]));
        Assert.Equal(new PreferenceOrder(2, 0).GetHashCode(), order.GetHashCode());
        Assert.NotEqual(new PreferenceOrder(0, 2), order);
    }

    [Fact]
    public void Rejects_lists_that_are_empty_repeat_or_have_no_agent()
    {
        Assert.Throws<ArgumentException>(() => Domain.Numbers(2));
        Assert.Throws<ArgumentException>(() => Domain.Numbers(2, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Domain.Numbers(0, 1));
        Assert.Throws<ArgumentException>(() => Domain.Each<int>([], "nobody"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Domain.AllOrders(9));
        Assert.Contains("listed twice", Assert.Throws<ArgumentException>(() => new PreferenceOrder(1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.Throws<ArgumentException>(() => new PreferenceOrder(-1)).Message, StringComparison.Ordinal);
    }
}
