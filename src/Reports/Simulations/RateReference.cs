using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>A dashed line c·√t, the minimax rate of regret in t, to compare slopes with.</summary>
internal static class RateReference
{
    private const string Label = "√t rate";

    /// <summary>The line that meets a regret at the last checkpoint; none for a regret that is not positive.</summary>
    public static Sequence<ReferenceLine> Through(double regret, Sequence<long> rounds, AxisScale scale, IEnumerable<string> learners)
    {
        if (!(regret > 0))
        {
            return [];
        }

        // On logarithmic axes the line is straight: its ends are enough, and one point where there is one checkpoint.
        Sequence<long> drawn = scale == AxisScale.Linear || rounds.Count == 1 ? rounds : [rounds[0], rounds[^1]];
        double horizon = rounds[^1];
        return [new ReferenceLine.Curve(
            ReferenceLabel.Beside(Label, learners),
            drawn.Select(round => (double)round).ToSequence(),
            drawn.Select(round => regret * Math.Sqrt(round / horizon)).ToSequence())];
    }

    /// <summary>The sentence that explains the line; empty where there is none.</summary>
    public static string Caption(double regret) => regret > 0
        ? " The dashed line grows like √t and ends at the least regret: compare slopes with it, not heights."
        : "";
}
