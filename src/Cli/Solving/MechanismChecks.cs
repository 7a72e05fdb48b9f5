using Mechanisms.Games.Deviations;

namespace Mechanisms.Cli.Solving;

/// <summary>Turns a finding of the library into what <c>check</c> prints.</summary>
internal static class MechanismChecks
{
    /// <summary>The check of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="value">The value to show; the finding's own unless given.</param>
    internal static MechanismCheck Of(IncentiveFinding finding, double? value = null) => new()
    {
        IsAccepted = finding.IsAccepted,
        Value = value ?? finding.Value,
        Gain = finding.LargestGain,
        ConditionalGain = finding.ConditionalGain,
        BestDeviation = finding.Deviation.Length == 0
            ? "There is no deviation to try."
            : $"{char.ToUpperInvariant(finding.Deviation[0])}{finding.Deviation[1..]}, and gains {Answer.Show(finding.LargestGain)}.",
        Violations = finding.Violations,
    };
}
