using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Claims;

/// <summary>Mechanisms that are good at one thing and bad at another, written for the tests of claims alone.</summary>
internal static class Doubles
{
    /// <summary>Facilities on a line: cost is the distance.</summary>
    public static IPreferences<Rational, Rational> Walkers { get; } =
        Preferences.Exact<Rational, Rational>((agent, type, outcome) => -Rational.Abs(type - outcome));

    /// <summary>One item; everybody pays what they bid.</summary>
    public static IMechanism<Rational, SingleItemOutcome> AllPay { get; } = Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "all-pay double", bids => new(new FirstPriceAuction().Decide(bids.Span).Winner, bids));

    /// <summary>Second price, where every bidder also gets a third of the price back.</summary>
    public static IMechanism<Rational, SingleItemOutcome> Generous { get; } = Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "generous double",
        bids =>
        {
            SingleItemOutcome sold = new SecondPriceAuction().Decide(bids.Span);
            Rational price = sold.Payments[sold.Winner];
            return sold with { Payments = [.. sold.Payments.Select(payment => payment - (price / 3))] };
        });

    /// <summary>The lowest bid wins and pays itself.</summary>
    public static IMechanism<Rational, SingleItemOutcome> LowestWins { get; } = Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "lowest-bid double",
        bids =>
        {
            int winner = Enumerable.Range(0, bids.Count).MinBy(bidder => bids[bidder]);
            return SingleItemOutcome.Sold(bids.Count, winner, bids[winner]);
        });

    /// <summary>The mean of the locations.</summary>
    public sealed record Mean : DeterministicMechanism<Rational, Rational>
    {
        public override string Name => "mean double";

        public override Rational Decide(ReadOnlySpan<Rational> reports) =>
            reports.ToArray().Aggregate(Rational.Zero, (sum, report) => sum + report) / reports.Length;
    }

    /// <summary>The location of a rank, 0 for the lowest.</summary>
    public sealed record OrderStatistic(int Rank) : DeterministicMechanism<Rational, Rational>
    {
        public override string Name => $"order statistic {Rank}";

        public override Rational Decide(ReadOnlySpan<Rational> reports) => reports.ToArray().Order().ElementAt(Rank);
    }

    /// <summary>The mean with some probability, else a random order statistic.</summary>
    public sealed record AverageOrRank(Rational MeanWeight) : MixedMechanism<Rational, Rational>
    {
        public override string Name => $"average-or-rank double with {MeanWeight}";

        public override Lottery<DeterministicMechanism<Rational, Rational>> Support(int agents) =>
            Lottery.Of<DeterministicMechanism<Rational, Rational>>(
            [
                new(new Mean(), MeanWeight),
                .. Enumerable.Range(0, agents).Select(rank => new Chance<DeterministicMechanism<Rational, Rational>>(
                    new OrderStatistic(rank), (Rational.One - MeanWeight) / agents)),
            ]);
    }

    /// <summary>A draw among rules that are given.</summary>
    public sealed record Draw<TReport, TOutcome>(Sequence<DeterministicMechanism<TReport, TOutcome>> Rules) : MixedMechanism<TReport, TOutcome>
    {
        public override string Name => "draw double";

        public override Lottery<DeterministicMechanism<TReport, TOutcome>> Support(int agents) => Lottery.Uniform(Rules.Span);
    }

    /// <summary>Agent 0 takes its favorite; its second choice decides in which order the others take theirs.</summary>
    public sealed record Bossy : DeterministicMechanism<PreferenceOrder, Assignment>
    {
        public override string Name => "bossy double";

        public override Assignment Decide(ReadOnlySpan<PreferenceOrder> reports) =>
            new SerialDictatorship(reports[0].Listed[1] == 0 ? [0, 1, 2] : [0, 2, 1]).Decide(reports);
    }
}
