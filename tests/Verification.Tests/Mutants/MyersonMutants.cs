using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Optimal auctions of values 2, 3 and 20 (probabilities 1/2, 2/5, 1/10), which want ironing, each with one slip.</summary>
internal static class MyersonMutants
{
    private static readonly Lottery<Rational> Values = Lottery.Of<Rational>(
        new(2, new Rational(1, 2)), new(3, new Rational(2, 5)), new(20, new Rational(1, 10)));

    private static readonly VirtualValues Virtual = new(Values);
    private static readonly PropertySearch<Rational> Search = new(TypeGenerator.Values());

    public static IEnumerable<Subject> All() => Subject.Slips(
        "Myerson auction",
        Slip("ironing skipped", Virtual.Raw, (_, threshold, _) => threshold),
        Slip("second virtual value as the price", Virtual.Ironed, (_, _, second) => Rational.Max(0, second)),
        Slip("own bid as the price", Virtual.Ironed, (bid, _, _) => bid),
        Slip("reserve 1 too low", Virtual.Ironed, (_, threshold, _) => threshold - 1));

    public static IEnumerable<Subject> Originals() =>
    [
        Subject.Of("Myerson auction", AuctionMutants.Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(
            "Myerson auction", bids => new MyersonAuction(new Prior<Rational>([.. Enumerable.Repeat(Values, bids.Count)])).Decide(bids.Span))), Search),
        Slip("Myerson auction by hand", Virtual.Ironed, (_, threshold, _) => threshold),
    ];

    /// <summary>The price from the winner's bid, its lowest winning value, and the second virtual value.</summary>
    private static Subject Slip(string name, Sequence<Rational> virtualValues, Func<Rational, Rational, Rational, Rational> price)
    {
        Rational Score(Rational bid)
        {
            int place = Virtual.Values.Count(value => value <= bid) - 1;
            return place < 0 ? -1 : virtualValues[place];
        }

        int Winner(Sequence<Rational> bids)
        {
            int best = AuctionMutants.Ranked([.. bids.Select(Score)])[0];
            return Score(bids[best]).Sign < 0 ? SingleItemOutcome.Unsold : best;
        }

        return Subject.Of(name, AuctionMutants.Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(name, bids =>
        {
            int winner = Winner(bids);
            if (winner == SingleItemOutcome.Unsold)
            {
                return SingleItemOutcome.Sold(bids.Count, winner, 0);
            }

            Rational threshold = Virtual.Values.First(value => Winner([.. bids.Select((bid, bidder) => bidder == winner ? value : bid)]) == winner);
            Rational second = bids.Where((_, bidder) => bidder != winner).Select(Score).DefaultIfEmpty(-1).Max();
            return SingleItemOutcome.Sold(bids.Count, winner, price(bids[winner], threshold, second));
        })), Search);
    }
}
