using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Utilities of lotteries, and when a difference of utilities counts.</summary>
internal static class Gains
{
    /// <summary>What gains are counted in.</summary>
    public static string Unit<TReport, TOutcome>(IPreferences<TReport, TOutcome> preferences) => preferences.IsOrdinal ? "ranks" : "utility";

    /// <summary>What a tolerance leaves out, in words; empty when nothing.</summary>
    public static string Caveat(Tolerance tolerance) => tolerance == default ? string.Empty : $"differences within {tolerance} count as none";

    /// <summary>The expected utility of a lottery; for ordinal preferences the lottery must be certain.</summary>
    public static Rational Worth<TReport, TOutcome>(
        this IPreferences<TReport, TOutcome> preferences, int agent, TReport type, Lottery<TOutcome> lottery)
    {
        if (lottery.IsCertain)
        {
            return preferences.Utility(agent, type, lottery.Chances[0].Outcome);
        }

        if (preferences.IsOrdinal)
        {
            throw new InvalidOperationException(
                "Ordinal preferences do not say what a lottery is worth. Give utilities (Preferences.Exact), or take a claim that compares by stochastic dominance.");
        }

        Rational sum = Rational.Zero;
        foreach (Chance<TOutcome> chance in lottery.Chances.Span)
        {
            sum += chance.Weight * preferences.Utility(agent, type, chance.Outcome);
        }

        return sum;
    }

    /// <summary>How much an agent gains from one lottery to another; null when the gain counts as none.</summary>
    public static Rational? Gain<TReport, TOutcome>(
        this IPreferences<TReport, TOutcome> preferences, int agent, TReport type, Lottery<TOutcome> before, Lottery<TOutcome> after)
    {
        Rational less = preferences.Worth(agent, type, before);
        Rational more = preferences.Worth(agent, type, after);
        return preferences.Tolerance.Counts(less, more) ? more - less : null;
    }

    /// <summary>Whether the second number is above the first by more than the tolerance, scaled by the larger of the two.</summary>
    public static bool Counts(this Tolerance tolerance, Rational before, Rational after) =>
        after > before
        && (tolerance == default
            || tolerance.Exceeds((after - before).ToDouble(), Math.Max(Math.Abs(before.ToDouble()), Math.Abs(after.ToDouble()))));
}
