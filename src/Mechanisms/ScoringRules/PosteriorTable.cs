using Mechanisms.Foundations.Numerics;

namespace Mechanisms.ScoringRules;

/// <summary>The beliefs that efforts can lead to, each once, and how likely each is under each effort.</summary>
/// <remarks>Beliefs are compared exactly; signals of probability 0 lead to none. Immutable and thread-safe.</remarks>
/// <param name="Beliefs">The beliefs, shape [belief, state], in order of first appearance by effort and then signal.</param>
/// <param name="Distribution">Probability of each belief, shape [effort, belief].</param>
/// <param name="BeliefOf">The belief after each signal, shape [effort, signal]; −1 for a signal of probability 0.</param>
public sealed record PosteriorTable(Matrix<Rational> Beliefs, Matrix<Rational> Distribution, Matrix<int> BeliefOf)
{
    /// <summary>Collects the beliefs of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public static PosteriorTable Of(ScoringProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Dictionary<Sequence<Rational>, int> known = [];
        int[] belief = new int[problem.EffortCount * problem.SignalCount];
        for (int place = 0; place < belief.Length; place++)
        {
            Sequence<Rational> posterior = problem.Posterior(place / problem.SignalCount, place % problem.SignalCount);
            if (posterior.Count == 0)
            {
                belief[place] = -1;
            }
            else if (!known.TryGetValue(posterior, out belief[place]))
            {
                belief[place] = known.Count;
                known.Add(posterior, known.Count);
            }
        }

        return new(
            new(known.Count, problem.StateCount, [.. known.OrderBy(entry => entry.Value).SelectMany(entry => entry.Key)]),
            Counted(problem, belief, known.Count),
            new(problem.EffortCount, problem.SignalCount, belief));
    }

    private static Matrix<Rational> Counted(ScoringProblem problem, int[] belief, int beliefs)
    {
        Rational[] probabilities = new Rational[problem.EffortCount * beliefs];
        for (int place = 0; place < belief.Length; place++)
        {
            if (belief[place] >= 0)
            {
                (int effort, int signal) = (place / problem.SignalCount, place % problem.SignalCount);
                foreach (Rational weight in problem.Weights[effort].Row(signal))
                {
                    probabilities[(effort * beliefs) + belief[place]] += weight;
                }
            }
        }

        return new(problem.EffortCount, beliefs, probabilities);
    }
}
