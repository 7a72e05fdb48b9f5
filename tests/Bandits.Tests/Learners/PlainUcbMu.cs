using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Upper confidence bounds on post-click means.</summary>
public sealed class PlainUcbMu(double confidence) : PlainIndexLearner
{
    protected override double Index(PlainArm arm, long t, long horizon) => arm.Clicks == 0
        ? double.PositiveInfinity
        : (arm.Rewards / arm.Clicks) + Radius(confidence, Math.Log(horizon), arm.Clicks);
}
