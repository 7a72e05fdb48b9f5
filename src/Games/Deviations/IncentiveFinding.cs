using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>What an independent check found about a mechanism: its value, the deviation that gains most, and the limit broken most.</summary>
/// <remarks>
/// Sums are exact in rationals and rounded once; no linear program is involved. Only real deviations are tried: to report and do what one should is
/// none, so that the largest gain is below 0 where every deviation costs something.
/// </remarks>
/// <param name="Value">The objective of the mechanism when everybody obeys and tells the truth.</param>
/// <param name="LargestGain">
/// The most that anybody gains by a deviation, weighted by the probability of the situation, except where deviations must not pay in any single one, as
/// with dominant strategies; 0 when there is none to try.
/// </param>
/// <param name="Deviation">That deviation in words; empty when there is none to try.</param>
/// <param name="LargestExcess">How far the most broken limit is broken: a probability below 0, a sum that is not 1, a cap; 0 when all are kept.</param>
/// <param name="IsAccepted">Whether gain and excess count as none.</param>
public sealed record IncentiveFinding(double Value, double LargestGain, string Deviation, double LargestExcess, bool IsAccepted)
{
    /// <summary>Gets the most that anybody gains by a deviation once its situation is known; null when there is none to try.</summary>
    /// <remarks>
    /// A rare recommendation may be disobeyed at a large gain that hardly counts in advance. Answers of solvers are right in advance, up to rounding, so
    /// this is no part of <see cref="IsAccepted"/>.
    /// </remarks>
    public double? ConditionalGain { get; init; }

    /// <summary>Finds the deviation that gains most; of equally good ones the first.</summary>
    /// <param name="value">The objective of the mechanism.</param>
    /// <param name="tried">The deviations tried; those in situations of probability 0 do not count.</param>
    /// <param name="excess">How far the most broken limit is broken.</param>
    /// <param name="tolerance">Gain or excess that still counts as none.</param>
    /// <param name="scale">Size of the numbers that gains are added up from.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tried"/> is null.</exception>
    public static IncentiveFinding Of(Rational value, IEnumerable<TriedDeviation> tried, Rational excess, Tolerance tolerance, double scale)
    {
        ArgumentNullException.ThrowIfNull(tried);
        TriedDeviation? worst = null;
        Rational? conditional = null;
        foreach (TriedDeviation deviation in tried.Where(deviation => !deviation.Probability.IsZero))
        {
            worst = worst is { } known && known.Gain >= deviation.Gain ? known : deviation;
            Rational given = deviation.Gain / deviation.Probability;
            conditional = conditional is { } most ? Rational.Max(most, given) : given;
        }

        double gain = worst?.Gain.ToDouble() ?? 0;
        bool isAccepted = !tolerance.Exceeds(gain, scale) && !tolerance.Exceeds(excess.ToDouble(), scale);
        return new(value.ToDouble(), gain, worst?.Words ?? string.Empty, excess.ToDouble(), isAccepted) { ConditionalGain = conditional?.ToDouble() };
    }

    /// <summary>Says in words what was found.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => IsAccepted
        ? "No deviation gains and no limit is broken."
        : string.Create(
            CultureInfo.InvariantCulture, $"The largest gain is {LargestGain:G6}: {Deviation}; the largest excess over a limit is {LargestExcess:G6}.");
}
