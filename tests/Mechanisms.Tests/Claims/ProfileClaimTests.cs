using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Claims;

/// <summary>Claims that a profile and its outcome decide: participation, money, symmetry, efficiency.</summary>
public class ProfileClaimTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly FiniteDomain<Rational> Values = Domain.Numbers(3, 0, 1, 3);
    private static readonly FiniteDomain<PreferenceOrder> Orders = Domain.Orders(3, 3);

    [Fact]
    public void Second_price_leaves_nobody_worse_off_and_all_pay_does()
    {
        Verdicts.RequireProof(new IndividualRationality<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders), Values);
        Assert.Equal(
            3, Verdicts.RequireWitness(new IndividualRationality<Rational, SingleItemOutcome>(Doubles.AllPay, Bidders), Values, WitnessChoice.Largest).Size);
    }

    [Fact]
    public void Participation_in_a_matching_is_measured_against_nothing()
    {
        IMechanism<PreferenceOrder, Assignment> fixedSeats = Mechanism.Deterministic<PreferenceOrder, Assignment>("fixed double", _ => new([0, 1]));
        Verdicts.RequireProof(
            new IndividualRationality<PreferenceOrder, Assignment>(new SerialDictatorship(), new AssignedAgents()), Domain.TruncatedOrders(2, 2));
        Verdicts.RequireWitness(new IndividualRationality<PreferenceOrder, Assignment>(fixedSeats, new AssignedAgents()), Domain.TruncatedOrders(2, 2));
        Verdicts.RequireProof(new IndividualRationality<PreferenceOrder, Assignment>(fixedSeats, new AssignedAgents()), Domain.Orders(2, 2));
    }

    [Fact]
    public void Money_is_counted_against_what_the_outcome_costs()
    {
        Verdicts.RequireWitness(new BudgetBalance<Rational, SingleItemOutcome>(new FirstPriceAuction()), Values);
        Verdicts.RequireProof(new BudgetBalance<Rational, SingleItemOutcome>(new FirstPriceAuction(), sold => sold.Payments[sold.Winner]), Values);
        Verdicts.RequireProof(new BudgetBalance<Rational, SingleItemOutcome>(Doubles.Generous), Values);
        Verdicts.RequireProof(new NoDeficit<Rational, SingleItemOutcome>(new FirstPriceAuction()), Values);
        Assert.Equal(2, Verdicts.RequireWitness(
            new NoDeficit<Rational, SingleItemOutcome>(new FirstPriceAuction(), _ => 2), Values, WitnessChoice.Largest).Size);
        Verdicts.RequireProof(new NoPositiveTransfers<Rational, SingleItemOutcome>(new SecondPriceAuction()), Values);
        Assert.Equal(1, Verdicts.RequireWitness(
            new NoPositiveTransfers<Rational, SingleItemOutcome>(Doubles.Generous), Values, WitnessChoice.Largest).Size);
    }

    [Fact]
    public void A_tolerance_forgives_rounding_of_money_and_no_more()
    {
        Rational penny = new(1, 100);
        BudgetBalance<Rational, SingleItemOutcome> claim = new(new FirstPriceAuction(), sold => sold.Payments[sold.Winner] + penny);

        Verdicts.RequireWitness(claim, Values);
        Assert.Contains("count as none", Verdicts.RequireProof(claim with { Tolerance = new(0.02, 0) }, Values), StringComparison.Ordinal);
    }

    [Fact]
    public void Plurality_is_anonymous_and_serial_dictatorship_is_not()
    {
        Verdicts.RequireProof(new Anonymity<PreferenceOrder, int>(new Plurality()), Orders);
        Violation<PreferenceOrder, Assignment> witness = Verdicts.RequireWitness(
            new Anonymity<PreferenceOrder, Assignment>(new SerialDictatorship(), Exchange), Orders);
        Assert.Equal("Agents 0 and 1 exchange reports; the outcome should become [1, 0, 2].", witness.Reason);
        Assert.Null(witness.Agent);
    }

    [Fact]
    public void A_rule_for_each_agent_apart_is_anonymous_up_to_names() => Verdicts.RequireProof(
        new Anonymity<PreferenceOrder, Assignment>(
            Mechanism.Deterministic<PreferenceOrder, Assignment>("copy double", orders => new([.. orders.Select(order => order.Top)])), Exchange), Orders);

    [Fact]
    public void Dictators_are_neutral_and_plurality_favors_low_candidates_in_ties()
    {
        IMechanism<PreferenceOrder, int> dictator = Mechanism.Deterministic<PreferenceOrder, int>("dictator double", orders => orders[0].Top);

        Verdicts.RequireProof(Neutral(dictator), Domain.Orders(2, 3));
        Verdicts.RequireWitness(Neutral(new Plurality()), Domain.Orders(2, 3));
        Verdicts.RequireProof(Neutral(new Plurality()), Domain.Orders(1, 3));

        // Who always elects the last candidate is blind to the names of the others.
        Assert.StartsWith("Items 1 and 2 exchange names", Verdicts.RequireWitness(
            Neutral(Mechanism.Deterministic<PreferenceOrder, int>("last double", _ => 2)), Domain.Orders(1, 3)).Reason, StringComparison.Ordinal);

        static Neutrality<PreferenceOrder, int> Neutral(IMechanism<PreferenceOrder, int> rule) =>
            new(rule, 3, (order, names) => order.Renamed(names.Span), (winner, names) => names[winner]);
    }

    [Fact]
    public void Serial_dictatorship_wastes_nothing_and_fixed_seats_do()
    {
        Verdicts.RequireProof(Efficient(new SerialDictatorship()), Orders);
        Violation<PreferenceOrder, Assignment> witness = Verdicts.RequireWitness(
            Efficient(Mechanism.Deterministic<PreferenceOrder, Assignment>("fixed double", _ => new([0, 1, 2]))), Orders);
        Assert.Contains("better for some", witness.Reason, StringComparison.Ordinal);

        static ParetoEfficiency<PreferenceOrder, Assignment> Efficient(IMechanism<PreferenceOrder, Assignment> rule) => new(
            rule, new AssignedAgents(), truth => Domain.AllOrders(truth.Count).Select(order => new Assignment(order.Listed)));
    }

    // Random rank is within 2 - 2/n of the least total distance, and reaches it with n - 1 agents on one point.
    [Fact]
    public void Random_rank_reaches_the_ratio_of_the_literature_and_not_more()
    {
        FiniteDomain<Rational> places = Domain.Numbers(3, 0, 1, 2, 3);
        ApproximationRatio<Rational, Rational> claim = new(
            new Doubles.AverageOrRank(0), OptimizationSense.Minimize,
            (truth, place) => truth.Aggregate(Rational.Zero, (sum, location) => sum + Rational.Abs(location - place)),
            truth => truth.Max() - truth.Min(), new Rational(4, 3));

        Verdicts.RequireProof(claim, places);
        Assert.Equal(new Rational(4, 3), Verdicts.RequireWitness(claim with { Factor = 1 }, places, WitnessChoice.Largest).Size);
    }

    [Fact]
    public void Welfare_within_factor_one_is_efficiency()
    {
        ApproximationRatio<Rational, SingleItemOutcome> claim = new(
            new SecondPriceAuction(), OptimizationSense.Maximize, (truth, sold) => truth[sold.Winner], truth => truth.Max(), 1)
        { Goal = "the best welfare" };

        Verdicts.RequireProof(claim, Values);
        Violation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(claim with { Mechanism = Doubles.LowestWins }, Values, WitnessChoice.Largest);
        Assert.Contains("within a factor 1 of the best welfare", witness.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_of_ones_own_is_a_claim_like_the_others()
    {
        Law<PreferenceOrder, int> unanimous = new(new Plurality(), "unanimous", (truth, winner) =>
            truth.All(order => order.Top == truth[0].Top) && winner.Only != truth[0].Top ? "All agree and are not heard." : null);

        Verdicts.RequireProof(unanimous, Domain.Orders(2, 3));
        Assert.Contains("is unanimous", Verdicts.RequireWitness(
            unanimous with { Mechanism = Mechanism.Deterministic<PreferenceOrder, int>("zero double", _ => 0) }, Domain.Orders(2, 3)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_highest_bid_is_a_monotone_allocation_and_the_lowest_is_not()
    {
        Verdicts.RequireProof(new MonotoneAllocation<SingleItemOutcome>(new FirstPriceAuction()), Values);
        Verdicts.RequireWitness(new MonotoneAllocation<SingleItemOutcome>(Doubles.LowestWins), Values);
        Verdicts.RequireProof(new MonotoneAllocation<SingleItemOutcome>(Doubles.LowestWins, MonotoneDirection.Falling), Values);
        Verdicts.RequireWitness(new MonotoneAllocation<SingleItemOutcome>(new FirstPriceAuction(), MonotoneDirection.Falling), Values);
    }

    [Fact]
    public void Second_prices_are_those_of_the_payment_identity_and_first_prices_are_not()
    {
        Verdicts.RequireProof(new PaymentIdentity<SingleItemOutcome>(new SecondPriceAuction()), Domain.Numbers(3, 0, 1, 2, 3));
        Violation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(
            new PaymentIdentity<SingleItemOutcome>(new FirstPriceAuction()), Values, WitnessChoice.Largest);
        Assert.Equal(("Agent 2 pays 3; the allocation dictates 0.", 2), (witness.Reason, witness.Agent));
        Verdicts.RequireProof(
            new PaymentIdentity<SingleItemOutcome>(new SecondPriceAuction(), (truth, agent) => [new Rational(1, 2), .. truth]), Values);
    }

    [Fact]
    public void A_share_that_jumps_between_breakpoints_is_refused_and_never_proved()
    {
        // At 3 the middle of the only piece, 3/2, has the share 0, so that the own bid seems due; a threshold payment would be 2.
        IMechanism<Rational, SingleItemOutcome> reserved = Mechanism.Deterministic<Rational, SingleItemOutcome>(
            "first price with reserve 2", bids => bids.Max() >= 2 ? new FirstPriceAuction().Decide(bids.Span) : SingleItemOutcome.Sold(bids.Count, SingleItemOutcome.Unsold, 0));
        PaymentIdentity<SingleItemOutcome> claim = new(reserved);
        foreach (FiniteDomain<Rational> domain in (FiniteDomain<Rational>[])[Domain.Numbers(1, 0, 2, 3), Domain.Numbers(1, 0, 3), Domain.Numbers(2, 0, 3)])
        {
            string refusal = Assert.Throws<InvalidOperationException>(() => claim.Check(new ExhaustiveSearch<Rational>(domain))).Message;
            Assert.Contains("must be constant between breakpoints", refusal, StringComparison.Ordinal);
            Verdicts.RequireWitness(claim with { Breakpoints = WithReserve }, domain);
        }

        // A right reserve auction is not refuted for the breakpoint that was not given.
        Assert.Throws<InvalidOperationException>(
            () => new PaymentIdentity<SingleItemOutcome>(new SecondPriceWithReserve(2)).Check(new ExhaustiveSearch<Rational>(Domain.Numbers(2, 0, 1, 3))));
        Verdicts.RequireProof(new PaymentIdentity<SingleItemOutcome>(new SecondPriceWithReserve(2), WithReserve), Domain.Numbers(2, 0, 1, 3));

        static Sequence<Rational> WithReserve(Sequence<Rational> truth, int agent) => [2, .. truth.Where((_, other) => other != agent)];
    }

    [Fact]
    public void A_share_that_jumps_below_the_reports_of_the_domain_is_seen_beside_the_breakpoints()
    {
        // Bidder 0 of two has half of the item from a bid of 2 on, and all above the other's: no report of the domain lies between 2 and 3.
        IMechanism<Rational, Halves> rule = Mechanism.Deterministic<Rational, Halves>("halves", bids => new(bids[0] > bids[1] ? 1 : bids[0] > 2 ? new Rational(1, 2) : 0));
        Assert.Contains("1/2 when it reports", Assert.Throws<InvalidOperationException>(
            () => new PaymentIdentity<Halves>(rule).Check(new ExhaustiveSearch<Rational>(Domain.Numbers(2, 0, 3, 4)))).Message, StringComparison.Ordinal);
    }

    private sealed record Halves(Rational First) : IShares, IPayments
    {
        public Sequence<Rational> Payments => [0, 0];

        public Rational ShareOf(int agent) => agent == 0 ? First : 0;
    }

    private static Assignment Exchange(Assignment outcome, Sequence<int> places) =>
        new(Sequence.Of(outcome.Given.Count, agent => outcome.Given[places[agent]]));
}
