using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Who gets which items of an auction of bundles, and what everybody pays.</summary>
/// <param name="Owners">The bidder that gets each item, shape [item], or <see cref="Unsold"/>.</param>
/// <param name="Payments">What each bidder pays to the seller, shape [bidder], in money.</param>
public sealed record BundleOutcome(Sequence<int> Owners, Sequence<Rational> Payments) : IPayments
{
    /// <summary>The owner of an item that stays with the seller.</summary>
    public const int Unsold = -1;

    /// <summary>The bundle that a bidder gets.</summary>
    /// <param name="bidder">Index of the bidder.</param>
    /// <returns>The bundle, its items as bits.</returns>
    public int BundleOf(int bidder)
    {
        int bundle = 0;
        for (int item = 0; item < Owners.Count; item++)
        {
            bundle |= Owners[item] == bidder ? 1 << item : 0;
        }

        return bundle;
    }

    /// <summary>Writes owners and payments.</summary>
    /// <returns>For example <c>items to [0, 2, nobody], payments [0, 0, 6]</c>.</returns>
    public override string ToString() =>
        $"items to [{string.Join(", ", Owners.Select(owner => owner == Unsold ? "nobody" : ClaimText.Of(owner)))}], payments {Payments}";
}
