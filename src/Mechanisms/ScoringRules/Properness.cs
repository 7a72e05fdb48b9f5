using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.ScoringRules;

/// <summary>Checks that a rule is proper: nobody scores better in expectation than by reporting the belief.</summary>
/// <remarks>
/// Every belief of a list is tried against every report of a list. Gains within <see cref="Tolerances.Gain"/> count as none (scale: the larger
/// score in size); a score of -∞ is worse than any other. The witness is the largest gain; of equal ones the first belief, then the first report.
/// <para>Time O(beliefs · reports) expected scores. Thread-safe when the rule is.</para>
/// </remarks>
[Reference("gneiting2007", "the definition of proper scoring rules")]
public static class Properness
{
    /// <summary>Tries every belief against every other one of a finite set.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="beliefs">The beliefs that the forecaster may have, and may report, shape [belief, state].</param>
    /// <returns>Proved over the set, or refuted by the lie that earns most.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">A row is no distribution, or an expected score is NaN.</exception>
    public static Verdict<ImproperReport> Check(IScoringRule rule, Matrix<double> beliefs) => Largest(rule, beliefs) is { } witness
        ? new Verdict<ImproperReport>.Refuted(witness)
        : new Verdict<ImproperReport>.Proved(string.Create(CultureInfo.InvariantCulture, $"all pairs of {beliefs.Rows} beliefs, in double precision: gains up to {Tolerances.Gain.Relative:G1} of the scores count as none"));

    /// <summary>Tries beliefs and reports on the grid of multiples of 1/steps.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="states">Number of states, at least 1.</param>
    /// <param name="steps">Grid steps between probability 0 and 1, at least 1.</param>
    /// <returns>Refuted by the lie that earns most, or not refuted: a grid proves nothing about the beliefs between.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">States or steps are below 1.</exception>
    /// <exception cref="ArgumentException">An expected score is NaN.</exception>
    public static Verdict<ImproperReport> CheckOnGrid(IScoringRule rule, int states, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Matrix<double> grid = Grid(states, steps);
        return Largest(rule, grid) is { } witness
            ? new Verdict<ImproperReport>.Refuted(witness)
            : new Verdict<ImproperReport>.NotRefuted((long)grid.Rows * grid.Rows);
    }

    private static ImproperReport? Largest(IScoringRule rule, Matrix<double> beliefs)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ImproperReport? worst = null;
        for (int row = 0; row < beliefs.Rows; row++)
        {
            ReadOnlySpan<double> belief = beliefs.Row(row);
            double truth = Number(rule, row, row, rule.TruthfulScore(belief));
            for (int other = 0; other < beliefs.Rows; other++)
            {
                double lie = Number(rule, row, other, rule.ExpectedScore(belief, beliefs.Row(other)));
                double scale = Math.Max(Math.Abs(lie), double.IsFinite(truth) ? Math.Abs(truth) : 0);
                if (lie > truth && Tolerances.Gain.Exceeds(lie - truth, scale) && lie - truth > (worst?.Gain ?? 0))
                {
                    worst = new(rule.Name, [.. belief], [.. beliefs.Row(other)], truth, lie);
                }
            }
        }

        return worst;
    }

    // A score that is no number compares with nothing: it would pass for one that no lie beats.
    private static double Number(IScoringRule rule, int belief, int report, double score) => !double.IsNaN(score)
        ? score
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Expected scores must be numbers or infinite; {rule.Name} gives NaN for belief {belief} and report {report}. Mend the rule there."),
            nameof(rule));

    private static Matrix<double> Grid(int states, int steps)
    {
        List<double> entries = [];
        int[] counts = new int[states];
        Fill(0, steps);
        return new(entries.Count / states, states, entries.ToArray());

        void Fill(int state, int left)
        {
            if (state == states - 1)
            {
                counts[state] = left;
                entries.AddRange(counts.Select(count => (double)count / steps));
                return;
            }

            for (int count = 0; count <= left; count++)
            {
                counts[state] = count;
                Fill(state + 1, left - count);
            }
        }
    }
}
