using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>When a difference of utilities counts.</summary>
internal static class Gains
{
    /// <summary>Whether the second utility is above the first by more than the tolerance, scaled by the larger of the two.</summary>
    public static bool Count<TReport, TOutcome>(IPreferences<TReport, TOutcome> preferences, Rational before, Rational after) =>
        preferences.Tolerance == default
            ? after > before
            : preferences.Tolerance.Exceeds(
                (after - before).ToDouble(), Math.Max(Math.Abs(before.ToDouble()), Math.Abs(after.ToDouble())));
}
