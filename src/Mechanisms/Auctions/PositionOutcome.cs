using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Who gets which position of a page, how many clicks that brings, and what everybody pays.</summary>
/// <param name="Positions">The position of each bidder, shape [bidder], 0 for the best, or <see cref="None"/>.</param>
/// <param name="Clicks">The clicks of each bidder, shape [bidder].</param>
/// <param name="Payments">What each bidder pays for all its clicks together, shape [bidder], in money.</param>
public sealed record PositionOutcome(Sequence<int> Positions, Sequence<Rational> Clicks, Sequence<Rational> Payments) : IPayments, IShares
{
    /// <summary>The position of a bidder that gets none.</summary>
    public const int None = -1;

    /// <inheritdoc/>
    public Rational ShareOf(int agent) => Clicks[agent];

    /// <summary>Writes positions and payments.</summary>
    /// <returns>For example <c>positions [1, 0, none], payments [398, 800, 0]</c>.</returns>
    public override string ToString() =>
        $"positions [{string.Join(", ", Positions.Select(position => position == None ? "none" : ClaimText.Of(position)))}], payments {Payments}";
}
