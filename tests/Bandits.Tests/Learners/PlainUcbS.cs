using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>UCB with screening, typed from the pseudo-code: post-update radii, clipped intervals for screening, unclipped index.</summary>
public sealed class PlainUcbS(UcbS settings) : PlainIndexLearner
{
    public override bool Removes(PlainArm arm, long t, long horizon)
    {
        double log = Log(t, horizon);
        double rate = (double)arm.Clicks / arm.Shows;
        double lowRate = Math.Max(0, rate - Radius(settings.Confidence, log, arm.Shows));
        double highRate = Math.Min(1, rate + Radius(settings.Confidence, log, arm.Shows));
        double lowMean = 0;
        double highMean = 1;
        if (arm.Clicks > 0)
        {
            double mean = arm.Rewards / arm.Clicks;
            lowMean = Math.Max(0, mean - Radius(settings.Confidence, log, arm.Clicks));
            highMean = Math.Min(1, mean + Radius(settings.Confidence, log, arm.Clicks));
        }

        if (lowRate > PlainUtility.Desired(settings.Utility, highMean))
        {
            return true;
        }

        return settings.Mode == ScreeningMode.TwoSided && highRate < PlainUtility.Desired(settings.Utility, lowMean);
    }

    protected override double Index(PlainArm arm, long t, long horizon) => arm.Clicks == 0
        ? double.PositiveInfinity
        : (arm.Rewards / arm.Clicks) + Radius(settings.Confidence, Log(t, horizon), arm.Clicks);

    protected override int WithoutArms(PlainArm[] arms, Func<int> uniformArm)
    {
        if (settings.WhenEmpty == EmptySetPolicy.Stop)
        {
            return -1;
        }

        if (settings.WhenEmpty == EmptySetPolicy.UniformRandom)
        {
            return uniformArm();
        }

        double best = arms.Max(Estimate);
        return Array.FindIndex(arms, arm => Estimate(arm) == best);
    }

    private static double Estimate(PlainArm arm) => arm.Clicks == 0 ? -1 : arm.Rewards / arm.Clicks;

    private double Log(long t, long horizon) =>
        settings.Time == ConfidenceTime.Horizon ? Math.Log(horizon) : Math.Log(Math.Max(2, t));
}
