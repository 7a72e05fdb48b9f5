using Mechanisms.Bandits.Environments;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Upper confidence bounds on utilities over the clipped box, by grid over the post-click mean.</summary>
public sealed class PlainUcbUtility(ClickUtility utility, double confidence, int points) : PlainIndexLearner
{
    protected override double Index(PlainArm arm, long t, long horizon)
    {
        if (arm.Shows == 0)
        {
            return double.PositiveInfinity;
        }

        (double lowRate, double highRate) = Interval(arm.Clicks, arm.Shows, horizon);
        (double lowMean, double highMean) = Interval(arm.Rewards, arm.Clicks, horizon);
        double spacing = (highMean - lowMean) / (points - 1);
        double best = double.NegativeInfinity;
        for (int point = 0; point < points; point++)
        {
            double mean = point == points - 1 ? highMean : lowMean + (spacing * point);
            double rate = Math.Clamp(PlainUtility.Desired(utility, mean), lowRate, highRate);
            best = Math.Max(best, PlainUtility.Value(utility, rate, mean));
        }

        return best;
    }

    private (double Low, double High) Interval(double sum, long count, long horizon)
    {
        if (count == 0)
        {
            return (0, 1);
        }

        double radius = Radius(confidence, Math.Log(horizon), count);
        return (Math.Max(0, (sum / count) - radius), Math.Min(1, (sum / count) + radius));
    }
}
