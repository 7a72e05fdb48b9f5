using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>Preferences of an agent who may appear under several names and keeps what all of them get.</summary>
/// <typeparam name="TType">The agent's true type, the same kind as a report.</typeparam>
/// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
public interface IIdentityPreferences<in TType, in TOutcome> : IPreferences<TType, TOutcome>
{
    /// <summary>The utility of an outcome to the agent behind some identities.</summary>
    /// <param name="identities">Indices of its identities in the outcome, at least one.</param>
    /// <param name="type">Its true type.</param>
    /// <param name="outcome">The outcome, among more reports than there are agents.</param>
    /// <returns>The utility; for one identity that of <see cref="IPreferences{TType, TOutcome}.Utility"/>.</returns>
    Rational UtilityOf(ReadOnlySpan<int> identities, TType type, TOutcome outcome);
}
