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

    // Censors the chain to ever fewer states. A state that never leaves for a lower one begins a closed class: the states below carry nothing.
    private static int Reduce(Span<double> transitions, int count)
    {
        for (int state = count - 1; state > 0; state--)
        {
            Span<double> row = transitions.Slice(state * count, state);
            double leaving = VectorMath.Sum(row);
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
