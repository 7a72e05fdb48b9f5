using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>UCB1 as in the paper's Fig. 1; reward of a show, 0 without a click.</summary>
public sealed class PlainUcb1(double exploration) : PlainIndexLearner
{
    protected override double Index(PlainArm arm, long t, long horizon) => arm.Shows == 0
        ? double.PositiveInfinity
        : (arm.Rewards / arm.Shows) + Radius(exploration, Math.Log(t), arm.Shows);
}
