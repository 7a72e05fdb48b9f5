using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>What an agent of a type thinks of outcomes.</summary>
/// <remarks>
/// Utilities are compared as exact rationals. Where they were computed in floating point, <see cref="Tolerance"/> says what difference
/// still counts as none. Where <see cref="IsOrdinal"/> holds, only their order means anything, and lotteries are compared by stochastic
/// dominance. Make one with <see cref="Preferences"/>, or implement it once for a kind of mechanism. Pure and thread-safe.
/// </remarks>
/// <typeparam name="TType">The agent's true type, the same kind as a report.</typeparam>
/// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
public interface IPreferences<in TType, in TOutcome>
{
    /// <summary>Gets a value indicating whether only the order of utilities means anything.</summary>
    bool IsOrdinal { get; }

    /// <summary>Gets the difference of utilities that counts as none; the default value for exact utilities.</summary>
    Tolerance Tolerance { get; }

    /// <summary>The utility of an outcome.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="type">Its true type.</param>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The utility; where <see cref="IsOrdinal"/> holds, minus the rank of the outcome, so that more is better.</returns>
    Rational Utility(int agent, TType type, TOutcome outcome);

    /// <summary>The utility of staying out, which participation must not fall short of.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="type">Its true type.</param>
    /// <returns>The utility of the outside option; 0 unless the preferences say otherwise.</returns>
    Rational OutsideUtility(int agent, TType type) => Rational.Zero;
}
