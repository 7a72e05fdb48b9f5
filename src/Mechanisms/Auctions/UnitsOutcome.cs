using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>How many units of one good each bidder gets, and what everybody pays.</summary>
/// <param name="Units">The units of each bidder, shape [bidder].</param>
/// <param name="Payments">What each bidder pays for all its units together, shape [bidder], in money.</param>
public sealed record UnitsOutcome(Sequence<int> Units, Sequence<Rational> Payments) : IPayments, IShares
{
    /// <inheritdoc/>
    public Rational ShareOf(int agent) => Units[agent];

    /// <summary>Writes units and payments.</summary>
    /// <returns>For example <c>units [2, 0], payments [16, 0]</c>.</returns>
    public override string ToString() => $"units {Units}, payments {Payments}";
}
