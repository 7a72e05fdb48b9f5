using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Compares lotteries by what they promise at every level: the probability of something at least as good.</summary>
internal static class StochasticDominance
{
    /// <summary>As below, for the utilities of an agent.</summary>
    public static Rational LargestExcess<TReport, TOutcome>(
        IPreferences<TReport, TOutcome> preferences, int agent, TReport type, Lottery<TOutcome> first, Lottery<TOutcome> second) =>
        LargestExcess(
            first.Select(outcome => preferences.Utility(agent, type, outcome)),
            second.Select(outcome => preferences.Utility(agent, type, outcome)),
            preferences.Tolerance);

    /// <summary>
    /// The most probability that the second lottery has over the first of something at least as good as some level: 0 exactly when the
    /// first dominates, that is when no utilities in the same order make the second better in expectation.
    /// </summary>
    /// <remarks>Neighboring levels that differ within the tolerance are one.</remarks>
    public static Rational LargestExcess(Lottery<Rational> first, Lottery<Rational> second, Tolerance tolerance)
    {
        (Rational Level, Rational Rise)[] steps =
        [
            .. first.Chances.Select(chance => (chance.Outcome, -chance.Weight)), .. second.Chances.Select(chance => (chance.Outcome, chance.Weight)),
        ];
        Array.Sort(steps, (left, right) => right.Level.CompareTo(left.Level));
        Rational largest = Rational.Zero;
        Rational sum = Rational.Zero;
        for (int index = 0; index < steps.Length; index++)
        {
            sum += steps[index].Rise;
            bool isLastOfLevel = index == steps.Length - 1 || tolerance.Counts(steps[index + 1].Level, steps[index].Level);
            largest = isLastOfLevel ? Rational.Max(largest, sum) : largest;
        }

        return largest;
    }
}
