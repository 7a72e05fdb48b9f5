using System.Globalization;

namespace Mechanisms.ScoringRules;

/// <summary>Words of the answers of this room.</summary>
internal static class ScoringWords
{
    /// <summary>A false report after the right effort.</summary>
    public static string Misreport(int signal, int report) =>
        string.Create(CultureInfo.InvariantCulture, $"the forecaster sees signal {signal} and reports {report}");

    /// <summary>A belief other than its own.</summary>
    public static string Misbelief(int belief, int report) =>
        string.Create(CultureInfo.InvariantCulture, $"the forecaster has belief {belief} and reports belief {report}");

    /// <summary>Another effort.</summary>
    public static string Shirking(int other) =>
        string.Create(CultureInfo.InvariantCulture, $"the forecaster makes effort {other} and then reports what pays best");

    /// <summary>A number in words: six digits, invariant.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
