using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Which buyers and sellers trade one unit each, and what everybody pays.</summary>
/// <param name="Trades">Whether each trader trades, shape [trader].</param>
/// <param name="Payments">What each trader pays, shape [trader], in money; negative for sellers, who are paid.</param>
public sealed record TradeOutcome(Sequence<bool> Trades, Sequence<Rational> Payments) : IPayments, IShares
{
    /// <inheritdoc/>
    /// <remarks>1 for a trader that buys or sells.</remarks>
    public Rational ShareOf(int agent) => Trades[agent] ? Rational.One : Rational.Zero;

    /// <summary>Writes who trades, and payments.</summary>
    /// <returns>For example <c>trade of [0, 2], payments [5, 0, -4, 0]</c>.</returns>
    public override string ToString() =>
        $"trade of [{string.Join(", ", Trades.Index().Where(each => each.Item).Select(each => ClaimText.Of(each.Index)))}], payments {Payments}";
}
