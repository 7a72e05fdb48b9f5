using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mechanisms.ScoringRules;

/// <summary>What levels, reports and outcomes of point scores must satisfy.</summary>
internal static class PointScores
{
    /// <summary>Refuses a level outside (0, 1).</summary>
    public static double RequireLevel(double level, [CallerArgumentExpression(nameof(level))] string name = "") => level is > 0 and < 1
        ? level
        : throw new ArgumentOutOfRangeException(
            name, level, string.Create(CultureInfo.InvariantCulture, $"A level must lie strictly between 0 and 1; got {level}. The median has level 0.5."));

    /// <summary>Refuses NaN and infinities.</summary>
    public static void RequireFinite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"The {name} must be finite; got {value}. Give a number."));
        }
    }
}
