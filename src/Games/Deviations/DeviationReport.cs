using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Games.Deviations;

/// <summary>Every player's best unilateral deviation from one profile.</summary>
/// <typeparam name="TStrategy">What a player chooses.</typeparam>
/// <param name="Best">Best deviation of each player, shape [player]; never empty.</param>
/// <param name="Alternatives">Number of alternatives tried for each player, at least 1.</param>
public sealed record DeviationReport<TStrategy>(Sequence<Deviation<TStrategy>> Best, int Alternatives)
{
    /// <summary>Gets the deviation with the largest gain; ties go to the lowest player.</summary>
    /// <exception cref="InvalidOperationException">The report holds no player.</exception>
    public Deviation<TStrategy> Largest
    {
        get
        {
            if (Best.Count == 0)
            {
                throw new InvalidOperationException("A report without players has no largest deviation; check at least one player.");
            }

            Deviation<TStrategy> largest = Best[0];
            foreach (Deviation<TStrategy> deviation in Best)
            {
                if (deviation.Gain > largest.Gain)
                {
                    largest = deviation;
                }
            }

            return largest;
        }
    }

    /// <summary>Judges the claim that no player gains by any of the alternatives tried.</summary>
    /// <param name="tolerance">Gain that still counts as none.</param>
    /// <param name="scale">Size of the utilities behind the gains, in their unit.</param>
    /// <returns>Refuted by the largest deviation, or not refuted over players × alternatives cases; never proved, because the
    /// alternatives tried need not be all there are.</returns>
    /// <exception cref="InvalidOperationException">The report holds no player.</exception>
    public Verdict<Deviation<TStrategy>> Judge(Tolerance tolerance, double scale) => tolerance.Exceeds(Largest.Gain, scale)
        ? new Verdict<Deviation<TStrategy>>.Refuted(Largest)
        : new Verdict<Deviation<TStrategy>>.NotRefuted((long)Best.Count * Alternatives);
}
