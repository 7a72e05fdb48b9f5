using Mechanisms.Foundations.Formats;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Cli.Solving;

/// <summary>Turns a finding of the library into what <c>check</c> prints.</summary>
internal static class MechanismChecks
{
    /// <summary>The check of a mechanism from a file, which is to blame for what the library refuses.</summary>
    /// <param name="mechanism">The mechanism in the file, or the part of it that is read.</param>
    /// <param name="check">Makes the mechanism and checks it.</param>
    /// <param name="value">The value to show, given the finding; the finding's own unless given.</param>
    /// <exception cref="DataException">The library refuses the mechanism.</exception>
    internal static MechanismCheck Of(JsonField mechanism, Func<IncentiveFinding> check, Func<IncentiveFinding, double>? value = null)
    {
        try
        {
            IncentiveFinding finding = check();
            return Of(finding, value?.Invoke(finding));
        }
        catch (ArgumentException error)
        {
            throw mechanism.Error(LibraryWords.Of(error), error);
        }
    }

    private static MechanismCheck Of(IncentiveFinding finding, double? value) => new()
    {
        IsAccepted = finding.IsAccepted,
        Value = value ?? finding.Value,
        Scale = finding.ValueSize,
        Gain = finding.LargestGain,
        ConditionalGain = finding.ConditionalGain,
        BestDeviation = finding.Deviation.Length == 0
            ? "There is no deviation to try."
            : $"{char.ToUpperInvariant(finding.Deviation[0])}{finding.Deviation[1..]}, and gains {Answer.Show(finding.LargestGain, finding.IsAccepted ? finding.ValueSize : 0)}.",
        Violations = finding.Violations,
    };
}
