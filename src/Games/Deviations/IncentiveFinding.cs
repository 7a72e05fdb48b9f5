using System.Globalization;

namespace Mechanisms.Games.Deviations;

/// <summary>What an independent check found about a mechanism: its value, the deviation that gains most, and the limit broken most.</summary>
/// <remarks>Sums are exact in rationals and rounded once; no linear program is involved.</remarks>
/// <param name="Value">The objective of the mechanism when everybody obeys and tells the truth.</param>
/// <param name="LargestGain">The most that anybody gains by a deviation, weighted by the probability of the situation; at most 0 when nobody gains.</param>
/// <param name="Deviation">That deviation in words; empty when there is none to try.</param>
/// <param name="LargestExcess">How far the most broken limit is broken: a probability below 0, a sum that is not 1, a cap; 0 when all are kept.</param>
/// <param name="IsAccepted">Whether gain and excess count as none.</param>
public sealed record IncentiveFinding(double Value, double LargestGain, string Deviation, double LargestExcess, bool IsAccepted)
{
    /// <summary>Says in words what was found.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => IsAccepted
        ? "No deviation gains and no limit is broken."
        : string.Create(
            CultureInfo.InvariantCulture, $"The largest gain is {LargestGain:G6}: {Deviation}; the largest excess over a limit is {LargestExcess:G6}.");
}
