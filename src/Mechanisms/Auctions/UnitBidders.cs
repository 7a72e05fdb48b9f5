using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Bidders with a value for each further unit: utility = the values of the units they get, first ones first − payment, exactly.</summary>
/// <remarks>A type lists the values of the first, the second, … unit, shape [unit]; units behind the list are worth 0.</remarks>
public sealed record UnitBidders : IPreferences<Sequence<Rational>, UnitsOutcome>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, Sequence<Rational> type, UnitsOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return type.Take(outcome.Units[agent]).Aggregate(-outcome.Payments[agent], (sum, value) => sum + value);
    }
}
