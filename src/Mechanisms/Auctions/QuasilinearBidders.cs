using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Bidders with a value per unit of share: utility = value · share − payment, exactly.</summary>
/// <typeparam name="TOutcome">An outcome with shares and payments.</typeparam>
public sealed record QuasilinearBidders<TOutcome> : IAllotmentPreferences<Rational, TOutcome>
    where TOutcome : IShares, IPayments
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, Rational type, TOutcome outcome) => UtilityOf(agent, type, outcome, agent);

    /// <inheritdoc/>
    public Rational UtilityOf(int agent, Rational type, TOutcome outcome, int holder) =>
        (type * outcome.ShareOf(holder)) - outcome.Payments[holder];
}
