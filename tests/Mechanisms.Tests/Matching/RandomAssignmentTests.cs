using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Matching;

/// <summary>Random priority, probabilistic serial and the lotteries behind shares.</summary>
public class RandomAssignmentTests
{
    // Two agents rank a, b, c, d and two b, a, d, c (Bogomolnaia and Moulin).
    private static readonly PreferenceOrder[] TwoKinds = [new(0, 1, 2, 3), new(0, 1, 2, 3), new(1, 0, 3, 2), new(1, 0, 3, 2)];

    private static readonly Arbitrary<PreferenceOrder[]> Profiles =
        Gen.Elements<PreferenceOrder>([.. Domain.TruncatedOrders(1, 4).Types[0]]).ArrayOf().Where(profile => profile.Length is > 0 and < 7).ToArbitrary();

    [Fact]
    public void Reproduces_bogomolnaia2001_shares_of_random_priority_and_probabilistic_serial()
    {
        Rational half = Rational.One / 2;
        Rational some = new(5, 12);
        Rational few = new(1, 12);
        Assert.Equal([half, 0, half, 0], ProbabilisticSerial.Shares(TwoKinds).Shares[0]);
        Assert.Equal([0, half, 0, half], ProbabilisticSerial.Shares(TwoKinds).Shares[3]);
        RandomAssignment priority = RandomAssignment.Of(new RandomPriority().Run(TwoKinds), 4);
        Assert.Equal([some, few, some, few], priority.Shares[0]);
        Assert.Equal([0, 1], priority.ImprovingCycle(TwoKinds));
        Assert.Null(ProbabilisticSerial.Shares(TwoKinds).ImprovingCycle(TwoKinds));
    }

    [Fact]
    public void A_lottery_has_the_shares_it_was_made_from() => Prop.ForAll(Profiles, profile =>
    {
        RandomAssignment shares = ProbabilisticSerial.Shares(profile);
        return RandomAssignment.Of(shares.Decompose(), shares.Items).Equals(shares);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Nobody_prefers_anothers_shares_and_none_are_traded() => Prop.ForAll(Profiles, profile =>
    {
        RandomAssignment shares = ProbabilisticSerial.Shares(profile);
        return shares.ImprovingCycle(profile) is null && Enumerable.Range(0, profile.Length).All(
            agent => Enumerable.Range(0, profile.Length).All(other => !Envies(profile[agent], shares.Shares[agent], shares.Shares[other])));
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Profiles_reach_empty_lists_repeated_orders_and_more_agents_than_objects()
    {
        PreferenceOrder[][] sample = Laws.Sample(Profiles.Generator, 12, 300);
        Assert.Contains(sample, profile => profile.Any(order => order.Listed.Count == 0));
        Assert.Contains(sample, profile => profile.Distinct().Count() < profile.Length);
        Assert.Contains(sample, profile => profile.Length > 4);
        Assert.Contains(sample, profile => profile.Length == 1);
    }

    // Planted: shares that waste an object, and shares that a pair would swap.
    [Fact]
    public void Waste_and_swaps_are_seen()
    {
        Rational half = Rational.One / 2;
        PreferenceOrder[] opposed = [new(0, 1), new(1, 0)];
        Assert.Equal([0], new RandomAssignment([[half, 0], [0, 1]]).ImprovingCycle(opposed));
        Assert.Equal([0, 1], new RandomAssignment([[half, half], [half, half]]).ImprovingCycle(opposed));
        Assert.Null(new RandomAssignment([[1, 0], [0, 1]]).ImprovingCycle(opposed));
    }

    [Fact]
    public void Random_priority_draws_every_order_of_the_agents_once()
    {
        Assert.Equal(24, new RandomPriority().Support(4).Chances.Count);
        Assert.Equal(Rational.One / 6, new RandomPriority().Support(3).Chances[0].Weight);
        Assert.Equal("1/2: [0, nothing], 1/2: [nothing, 0]", new RandomPriority().Run([new(0), new(0)]).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomPriority().Support(8));
    }

    [Fact]
    public void Rejects_what_is_no_probability()
    {
        Assert.Throws<ArgumentException>(() => new RandomAssignment([]));
        Assert.Throws<ArgumentException>(() => new RandomAssignment([[1], [1]]));
        Assert.Throws<ArgumentException>(() => new RandomAssignment([[-1]]));
        Assert.Throws<ArgumentException>(() => new RandomAssignment([[1], []]));
        Assert.Throws<ArgumentException>(() => new ProbabilisticSerial().Run([]));
    }

    private static bool Envies(PreferenceOrder order, Sequence<Rational> own, Sequence<Rational> others)
    {
        Rational lead = Rational.Zero;
        foreach (int item in order.Listed)
        {
            lead += own[item] - others[item];
            if (lead.Sign < 0)
            {
                return true;
            }
        }

        return false;
    }
}
