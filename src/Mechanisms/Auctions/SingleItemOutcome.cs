using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Who wins the one item of an auction, and what everybody pays.</summary>
/// <param name="Winner">The winning bidder, or <see cref="Unsold"/>.</param>
/// <param name="Payments">What each bidder pays to the seller, shape [bidder], in money; negative when the seller pays.</param>
public sealed record SingleItemOutcome(int Winner, Sequence<Rational> Payments) : IPayments, IShares
{
    /// <summary>The winner of an item that stays with the seller.</summary>
    public const int Unsold = -1;

    /// <summary>The outcome in which the winner alone pays.</summary>
    /// <param name="bidders">Number of bidders.</param>
    /// <param name="winner">The winner, or <see cref="Unsold"/>.</param>
    /// <param name="price">What the winner pays.</param>
    /// <returns>The outcome.</returns>
    public static SingleItemOutcome Sold(int bidders, int winner, Rational price)
    {
        Rational[] payments = new Rational[bidders];
        if (winner != Unsold)
        {
            payments[winner] = price;
        }

        return new(winner, [.. payments]);
    }

    /// <inheritdoc/>
    public Rational ShareOf(int agent) => agent == Winner ? Rational.One : Rational.Zero;

    /// <summary>Writes winner and payments.</summary>
    /// <returns>For example <c>winner 1, payments [0, 6]</c>.</returns>
    public override string ToString() => Winner == Unsold
        ? $"unsold, payments {Payments}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"winner {Winner}, payments {Payments}");
}
