using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Auctions;

/// <summary>Expected payments over grids of values, exactly.</summary>
internal static class Revenue
{
    /// <summary>Values (2j − 1)/2k for j = 1..k: their means are those of the uniform distribution on [0, 1].</summary>
    public static Rational[] Midpoints(int count) =>
        [.. Enumerable.Range(1, count).Select(place => new Rational((2 * place) - 1, 2 * count))];

    /// <summary>Values j/k for j = 1..k.</summary>
    public static Rational[] Grid(int count) => [.. Enumerable.Range(1, count).Select(place => new Rational(place, count))];

    /// <summary>What bidders who bid by a function pay together on average, every profile of values equally likely.</summary>
    public static Rational Mean<TOutcome>(
        DeterministicMechanism<Rational, TOutcome> rule, int bidders, Rational[] values, Func<Rational, Rational>? bid = null)
        where TOutcome : IPayments
    {
        Rational sum = Rational.Zero;
        long count = 0;
        foreach (Sequence<Rational> profile in Domain.Numbers(bidders, values).Profiles())
        {
            Rational[] bids = [.. profile.Select(value => bid is null ? value : bid(value))];
            sum = rule.Decide(bids).Payments.Aggregate(sum, (total, payment) => total + payment);
            count++;
        }

        return sum / count;
    }
}
