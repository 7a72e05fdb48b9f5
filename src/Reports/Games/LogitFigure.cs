using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.QuantalResponse;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Games;

/// <summary>The figure <c>logit-path</c>: the probabilities of strategies along the principal branch of logit equilibria, a panel for each player.</summary>
/// <remarks>Points, not lines, because paths may turn back. Precision is on a logarithmic scale, so that uniform play, at 0, is left out. Thread-safe.</remarks>
public static class LogitFigure
{
    /// <summary>Draws a branch.</summary>
    /// <param name="branch">The branch, with at least one point of positive precision.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="branch"/> is null.</exception>
    /// <exception cref="ArgumentException">No point has a positive precision.</exception>
    public static Figure Of(LogitBranch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        LogitPoint[] points = [.. branch.Points.Where(point => point.Precision >= Points.Smallest)];
        if (points.Length == 0)
        {
            throw new ArgumentException("A branch needs a point of positive precision to be drawn; got uniform play alone. Follow it further.", nameof(branch));
        }

        Sequence<double> precisions = Sequence.Of(points.Length, point => points[point].Precision);
        return Figure.Create(
            "logit-path",
            branch.Game.Title.Length == 0 ? "Logit equilibria" : $"{branch.Game.Title}: logit equilibria",
            "Each dot is a probability at a point of the principal branch of logit (quantal response) equilibria; to the right errors vanish.",
            new Axis("Precision λ") { Unit = "per unit of payoff", Scale = AxisScale.Logarithmic },
            new Axis("Probability") { IncludesZero = true },
            Sequence.Of(branch.Game.Players, player => new Panel(
                string.Create(CultureInfo.InvariantCulture, $"Player {branch.Game.PlayerLabels[player]}"),
                Sequence.Of(branch.Game.Profiles.Counts[player], strategy => Series.CreatePoints(
                    Name(branch.Game.StrategyLabels[player], strategy), precisions, Sequence.Of(points.Length, point => points[point].Strategies[player][strategy])).WithSlot(strategy)),
                default)));
    }

    // Labels may be empty or repeat; names of series may not.
    private static string Name(Sequence<string> labels, int strategy) =>
        labels[strategy].Trim().Length > 0 && labels.Count(label => label == labels[strategy]) == 1 ? labels[strategy] : string.Create(CultureInfo.InvariantCulture, $"strategy {strategy + 1} {labels[strategy]}").TrimEnd();
}
