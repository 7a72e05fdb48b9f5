using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Buyers with a value and sellers with a cost for one unit: utility = value of what is bought, or minus cost of what is sold − payment, exactly.</summary>
public sealed record Traders : IPreferences<Rational, TradeOutcome>
{
    /// <summary>Initializes preferences.</summary>
    /// <param name="buyers">Number of buyers, at least 0; the traders behind them sell.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Traders(int buyers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(buyers);
        Buyers = buyers;
    }

    /// <summary>Gets the number of buyers.</summary>
    public int Buyers { get; }

    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, Rational type, TradeOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Rational gained = agent < Buyers ? type : -type;
        return (gained * outcome.ShareOf(agent)) - outcome.Payments[agent];
    }
}
