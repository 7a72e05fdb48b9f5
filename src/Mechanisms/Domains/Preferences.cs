using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>Makes preferences from functions.</summary>
public static class Preferences
{
    /// <summary>Exact utilities; lotteries are compared by their expectation.</summary>
    /// <typeparam name="TType">The agent's true type.</typeparam>
    /// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
    /// <param name="utility">Utility of an agent (first argument) of a type (second) from an outcome (third).</param>
    /// <returns>The preferences.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    public static IPreferences<TType, TOutcome> Exact<TType, TOutcome>(Func<int, TType, TOutcome, Rational> utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return new ByFunction<TType, TOutcome>(utility, IsOrdinal: false, default);
    }

    /// <summary>Utilities computed in floating point; a gain within <see cref="Tolerances.Gain"/> counts as none.</summary>
    /// <typeparam name="TType">The agent's true type.</typeparam>
    /// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
    /// <param name="utility">Utility of an agent (first argument) of a type (second) from an outcome (third), finite.</param>
    /// <returns>The preferences.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    public static IPreferences<TType, TOutcome> Rounded<TType, TOutcome>(Func<int, TType, TOutcome, double> utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return new ByFunction<TType, TOutcome>(
            (agent, type, outcome) => Rational.FromDouble(utility(agent, type, outcome)), IsOrdinal: false, Tolerances.Gain);
    }

    /// <summary>An order of outcomes; lotteries are compared by stochastic dominance.</summary>
    /// <typeparam name="TType">The agent's true type.</typeparam>
    /// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
    /// <param name="rank">Rank of an outcome (third argument) for an agent (first) of a type (second), 0 for the best; equal ranks are ties.</param>
    /// <returns>The preferences.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rank"/> is null.</exception>
    public static IPreferences<TType, TOutcome> Ordinal<TType, TOutcome>(Func<int, TType, TOutcome, int> rank)
    {
        ArgumentNullException.ThrowIfNull(rank);
        return new ByFunction<TType, TOutcome>((agent, type, outcome) => -rank(agent, type, outcome), IsOrdinal: true, default);
    }

    private sealed record ByFunction<TType, TOutcome>(
        Func<int, TType, TOutcome, Rational> Function, bool IsOrdinal, Tolerance Tolerance) : IPreferences<TType, TOutcome>
    {
        public Rational Utility(int agent, TType type, TOutcome outcome) => Function(agent, type, outcome);
    }
}
