using System.Diagnostics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>The distribution that a Markov chain leaves as it is.</summary>
/// <remarks>
/// Elimination of states from the last, without any subtraction, so that small probabilities keep their digits. Of several closed classes of
/// states the one of the lowest state that the elimination keeps is used. O(n³) time, no memory.
/// </remarks>
[Reference("grassmann1985", "regenerative analysis, state reduction")]
internal static class StationaryDistribution
{
    /// <summary>Solves x = x Q.</summary>
    /// <param name="transitions">Q, row-major, rows sum to 1; destroyed.</param>
    /// <param name="distribution">Receives x, which sums to 1.</param>
    public static void Solve(Span<double> transitions, Span<double> distribution)
    {
        int count = distribution.Length;
        int first = Reduce(transitions, count);
        distribution.Clear();
        distribution[first] = 1;
        double sum = 1;
        for (int state = first + 1; state < count; state++)
        {
            for (int from = first; from < state; from++)
            {
                distribution[state] += distribution[from] * transitions[(from * count) + state];
            }

            sum += distribution[state];
        }

        for (int state = 0; state < count; state++)
        {
            distribution[state] /= sum;
        }
    }

    /// <summary>Solves x = x Q, given logarithms of what Q is in proportion to, so that no transition is too rare. O(n³) logarithms.</summary>
    /// <param name="logarithms">ln Q off the diagonal, row-major, up to a constant that all share; destroyed. The diagonal is not read.</param>
    /// <param name="distribution">Receives x, which sums to 1.</param>
    public static void SolveLogarithms(Span<double> logarithms, Span<double> distribution)
    {
        int count = distribution.Length;
        int first = ReduceLogarithms(logarithms, count);
        distribution[..first].Fill(double.NegativeInfinity);
        distribution[first] = 0;
        double largest = 0;
        for (int state = first + 1; state < count; state++)
        {
            distribution[state] = double.NegativeInfinity;
            for (int from = first; from < state; from++)
            {
                distribution[state] = LogSum(distribution[state], distribution[from] + logarithms[(from * count) + state]);
            }

            largest = Math.Max(largest, distribution[state]);
        }

        for (int state = 0; state < count; state++)
        {
            distribution[state] = Math.Exp(distribution[state] - largest);
        }

        double sum = VectorMath.Sum(distribution);
        for (int state = 0; state < count; state++)
        {
            distribution[state] /= sum;
        }
    }

    private static int ReduceLogarithms(Span<double> logarithms, int count)
    {
        for (int state = count - 1; state > 0; state--)
        {
            Span<double> row = logarithms.Slice(state * count, state);
            double leaving = double.NegativeInfinity;
            foreach (double logarithm in row)
            {
                leaving = LogSum(leaving, logarithm);
            }

            Debug.Assert(!double.IsNaN(leaving), "Transitions are numbers.");
            if (double.IsNegativeInfinity(leaving))
            {
                return state;
            }

            for (int from = 0; from < state; from++)
            {
                ref double into = ref logarithms[(from * count) + state];
                into -= leaving;
                for (int to = 0; to < state; to++)
                {
                    logarithms[(from * count) + to] = to == from ? double.NegativeInfinity : LogSum(logarithms[(from * count) + to], into + row[to]);
                }
            }
        }

        return 0;
    }

    // ln(eˡ + eʳ), relative to the larger, which may overflow or be 0.
    private static double LogSum(double left, double right)
    {
        double larger = Math.Max(left, right);
        return double.IsNegativeInfinity(larger) ? larger : larger + Math.Log(1 + Math.Exp(Math.Min(left, right) - larger));
    }

    // Censors the chain to ever fewer states. A state that never leaves for a lower one begins a closed class: the states below carry nothing.
    private static int Reduce(Span<double> transitions, int count)
    {
        for (int state = count - 1; state > 0; state--)
        {
            Span<double> row = transitions.Slice(state * count, state);
            double leaving = VectorMath.Sum(row);
            Debug.Assert(!double.IsNaN(leaving), "Transitions are numbers.");
            if (!(leaving > 0))
            {
                return state;
            }

            for (int from = 0; from < state; from++)
            {
                ref double into = ref transitions[(from * count) + state];
                into /= leaving;
                for (int to = 0; to < state; to++)
                {
                    transitions[(from * count) + to] += into * row[to];
                }
            }
        }

        return 0;
    }
}
