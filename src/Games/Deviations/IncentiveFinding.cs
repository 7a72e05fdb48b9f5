using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>What an independent check found about a mechanism: its value, the deviation that gains most, and the limits that are broken.</summary>
/// <remarks>
/// No linear program is involved. Only real deviations are tried: to report and do what one should is none, so that the largest gain is below 0 where
/// every deviation costs something. Each gain and each excess is judged beside the numbers that it was itself added up from: a payment that is never
/// made, a state that never occurs or another agent's billions hide nothing.
/// </remarks>
/// <param name="Value">The objective of the mechanism when everybody obeys and tells the truth.</param>
/// <param name="LargestGain">
/// The most that anybody gains by a deviation that counts, or by any where none counts; weighted by the probability of the situation, except where
/// deviations must not pay in any single one, as with dominant strategies; 0 when there is none to try.
/// </param>
/// <param name="Deviation">That deviation in words; empty when there is none to try.</param>
/// <param name="LargestExcess">
/// How far the most broken limit is broken: a cap, a payment below 0, a loss from taking part, which is weighted by the probability of the type where it
/// is one before the others' types are known; 0 when all are kept.
/// </param>
/// <param name="IsAccepted">Whether no gain and no excess counts.</param>
public sealed record IncentiveFinding(double Value, double LargestGain, string Deviation, double LargestExcess, bool IsAccepted)
{
    /// <summary>Gets the size of the numbers that <see cref="Value"/> is added up from.</summary>
    public double ValueSize { get; init; }

    /// <summary>Gets the most that anybody gains by a deviation once its situation is known; null when there is none to try.</summary>
    /// <remarks>
    /// A rare recommendation may be disobeyed at a large gain that hardly counts in advance. Answers of solvers are right in advance, up to rounding, so
    /// this is no part of <see cref="IsAccepted"/>.
    /// </remarks>
    public double? ConditionalGain { get; init; }

    /// <summary>Gets how far the most broken limit is broken once its situation is known: what a rare type loses by taking part; 0 when all are kept.</summary>
    /// <remarks>No part of <see cref="IsAccepted"/>, for the reason that <see cref="ConditionalGain"/> is none.</remarks>
    public double ConditionalExcess { get; init; }

    /// <summary>Gets the limits that are broken by more than the tolerance, in words, in the order looked at.</summary>
    public Sequence<string> Violations { get; init; }

    /// <summary>Finds the deviation that gains most, of equally good ones the first, and the broken limits.</summary>
    /// <param name="value">The objective of the mechanism.</param>
    /// <param name="tried">The deviations tried; those in situations of probability 0 do not count.</param>
    /// <param name="limits">The limits looked at.</param>
    /// <param name="tolerance">Gain or excess that still counts as none, beside the numbers that it is added up from.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IncentiveFinding Of(MeasuredSum value, IEnumerable<TriedDeviation> tried, IEnumerable<CheckedLimit> limits, Tolerance tolerance)
    {
        ArgumentNullException.ThrowIfNull(tried);
        ArgumentNullException.ThrowIfNull(limits);
        (TriedDeviation? worst, bool isWorse, Rational? conditional) = (null, false, null);
        foreach (TriedDeviation deviation in tried.Where(deviation => !deviation.Probability.IsZero))
        {
            // What counts comes before what does not, however large the latter is beside the numbers that it comes from.
            bool counts = deviation.Gain.IsAbove(tolerance);
            bool isFirst = worst is not { } known || (counts == isWorse ? deviation.Gain.Value > known.Gain.Value : counts);
            (worst, isWorse) = isFirst ? (deviation, counts) : (worst, isWorse);
            Rational given = deviation.Gain.Value / deviation.Probability;
            conditional = conditional is { } most ? Rational.Max(most, given) : given;
        }

        CheckedLimit[] passed = [.. limits.Where(limit => limit.Excess.Value.Sign > 0)];
        CheckedLimit[] broken = [.. passed.Where(limit => limit.Excess.IsAbove(tolerance))];
        Rational excess = (broken.Length > 0 ? broken : passed).Aggregate(Rational.Zero, (most, limit) => Rational.Max(most, limit.Excess.Value));
        return new(value.Value.ToDouble(), worst?.Gain.Value.ToDouble() ?? 0, worst?.Words ?? string.Empty, excess.ToDouble(), !isWorse && broken.Length == 0)
        {
            ValueSize = value.Size,
            ConditionalGain = conditional?.ToDouble(),
            ConditionalExcess = passed.Aggregate(Rational.Zero, (most, limit) => Rational.Max(most, limit.ConditionalExcess)).ToDouble(),
            Violations = [.. broken.Select(limit => limit.Words)],
        };
    }

    /// <summary>Says in words what was found.</summary>
    /// <returns>One sentence.</returns>
    public string Explain()
    {
        if (IsAccepted)
        {
            return "No deviation gains and no limit is broken." + (ConditionalExcess > LargestExcess && Tolerances.Gain.Exceeds(ConditionalExcess, scale: 0)
                ? string.Create(CultureInfo.InvariantCulture, $" In a situation too rare to count in advance a limit is passed by {ConditionalExcess:G6} once it is known.")
                : string.Empty);
        }

        string gain = Deviation.Length == 0
            ? "There is no deviation to try"
            : string.Create(CultureInfo.InvariantCulture, $"The largest gain is {LargestGain:G6}: {Deviation}");
        return Violations.Count == 0 ? $"{gain}." : $"{gain}; broken limits: {string.Join("; ", Violations)}.";
    }
}
