using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Facility;

/// <summary>Agents on a line who want the facility near: utility is minus the distance, under however many names an agent appears.</summary>
public sealed record FacilityUsers : IIdentityPreferences<Rational, Rational>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, Rational type, Rational outcome) => -Rational.Abs(outcome - type);

    /// <inheritdoc/>
    public Rational UtilityOf(ReadOnlySpan<int> identities, Rational type, Rational outcome) => -Rational.Abs(outcome - type);
}
