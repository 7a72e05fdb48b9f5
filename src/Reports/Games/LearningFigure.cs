using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Games;

/// <summary>The figure <c>exploitability</c>: how exploitable the average strategies of learners on a game tree are over iterations.</summary>
/// <remarks>Both axes are logarithmic; points at which nobody gains anything have no place there and are left out. Thread-safe.</remarks>
public static class LearningFigure
{
    /// <summary>Draws the curves.</summary>
    /// <param name="title">What game it is; empty for none.</param>
    /// <param name="learners">The names of the learners, all different, at least one.</param>
    /// <param name="iterations">After how many iterations, shape [learner] of [point], ascending, at least 1.</param>
    /// <param name="exploitability">The mean gain of a player by its best response, shape [learner] of [point], in units of payoff.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="title"/> is null.</exception>
    /// <exception cref="ArgumentException">Counts differ, a name is empty or comes twice, numbers are not finite, or no point is positive.</exception>
    public static Figure Of(string title, Sequence<string> learners, Sequence<Sequence<double>> iterations, Sequence<Sequence<double>> exploitability)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (learners.Count != iterations.Count || learners.Count != exploitability.Count)
        {
            throw new ArgumentException($"There must be one curve per learner, that is {learners.Count}; got {iterations.Count} and {exploitability.Count}. Give both for each.", nameof(learners));
        }

        return Figure.Create(
            "exploitability",
            title.Length == 0 ? "Exploitability over iterations" : $"{title}: exploitability over iterations",
            "Exploitability is the mean gain of a player by its best response to the average strategies: 0 in equilibrium.",
            new Axis("Iterations") { Scale = AxisScale.Logarithmic },
            new Axis("Exploitability") { Unit = "units of payoff", Scale = AxisScale.Logarithmic },
            learners.Select((name, learner) => Positive(name, iterations[learner], exploitability[learner])).ToSequence());
    }

    private static Series Positive(string name, Sequence<double> x, Sequence<double> y)
    {
        Points.RequirePairs(name, x, y);
        int[] shown = [.. Enumerable.Range(0, y.Count).Where(point => y[point] >= Points.Smallest)];
        return Series.Create(name, Sequence.Of(shown.Length, index => x[shown[index]]), Sequence.Of(shown.Length, index => y[shown[index]]));
    }
}
