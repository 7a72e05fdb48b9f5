using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Matching;

public class TopTradingCyclesTests
{
    // The strict core of a housing market has one matching, listed here by its definition, and trading finds it.
    [Fact]
    public void A_housing_market_ends_in_the_one_matching_of_the_strict_core()
    {
        Assignment[] full = [.. Matchings.All(3, 3).Where(matching => matching.Given.All(house => house >= 0))];
        foreach (Sequence<PreferenceOrder> profile in Domain.Orders(3, 3).Profiles())
        {
            Assert.Equal(full.Single(matching => IsInStrictCore(profile, matching)), TopTradingCycles.HousingMarket(3).Decide(profile.Span));
        }
    }

    // Three agents pass their houses around; who wants its own keeps it; the rest trade.
    [Fact]
    public void Cycles_of_every_length_trade()
    {
        TopTradingCycles market = TopTradingCycles.HousingMarket(3);
        Assert.Equal([1, 2, 0], market.Decide([new(1, 0, 2), new(2, 0, 1), new(0, 1, 2)]).Given);
        Assert.Equal([0, 2, 1], market.Decide([new(0, 1, 2), new(0, 2, 1), new(0, 1, 2)]).Given);
    }

    [Fact]
    public void An_agent_with_nothing_listed_leaves_and_its_priority_passes_on()
    {
        TopTradingCycles schools = new([new(0, 1), new(0, 1)]);
        Assert.Equal([-1, 0], schools.Decide([new(), new(0)]).Given);
        Assert.Equal([0], TopTradingCycles.HousingMarket(1).Decide([new PreferenceOrder(0)]).Given);
    }

    [Fact]
    public void Rejects_priorities_that_leave_somebody_out() =>
        Assert.Throws<ArgumentException>(() => new TopTradingCycles([new(0)]).Decide([new(0), new(0)]));

    // Planted: handing everybody its own house is individually rational and outside the strict core.
    [Fact]
    public void Keeping_every_house_is_caught_by_the_core()
    {
        Assert.False(IsInStrictCore([new(1, 0), new(0, 1)], new([0, 1])));
        Assert.True(IsInStrictCore([new(1, 0), new(0, 1)], new([1, 0])));
    }

    private static bool IsInStrictCore(Sequence<PreferenceOrder> profile, Assignment matching)
    {
        int agents = profile.Count;
        for (int coalition = 1; coalition < 1 << agents; coalition++)
        {
            int[] members = [.. Enumerable.Range(0, agents).Where(agent => (coalition & (1 << agent)) != 0)];
            foreach (PreferenceOrder order in Domain.AllOrders(members.Length))
            {
                int[] trade = [.. order.Listed.Select(place => members[place])];
                bool nobodyLoses = members.Zip(trade).All(pair => !profile[pair.First].Prefers(matching.Given[pair.First], pair.Second));
                if (nobodyLoses && members.Zip(trade).Any(pair => profile[pair.First].Prefers(pair.Second, matching.Given[pair.First])))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
