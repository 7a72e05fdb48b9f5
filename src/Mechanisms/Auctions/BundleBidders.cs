using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Bidders who value bundles: utility = value of what they get − payment, exactly; under several names they hold and pay everything together.</summary>
public sealed record BundleBidders : IAllotmentPreferences<BundleValuation, BundleOutcome>, IIdentityPreferences<BundleValuation, BundleOutcome>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, BundleValuation type, BundleOutcome outcome) => UtilityOf([agent], type, outcome);

    /// <inheritdoc/>
    public Rational UtilityOf(int agent, BundleValuation type, BundleOutcome outcome, int holder) => UtilityOf([holder], type, outcome);

    /// <inheritdoc/>
    public Rational UtilityOf(ReadOnlySpan<int> identities, BundleValuation type, BundleOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(outcome);
        int bundle = 0;
        Rational paid = Rational.Zero;
        foreach (int identity in identities)
        {
            bundle |= outcome.BundleOf(identity);
            paid += outcome.Payments[identity];
        }

        return type.ValueOf(bundle) - paid;
    }
}
