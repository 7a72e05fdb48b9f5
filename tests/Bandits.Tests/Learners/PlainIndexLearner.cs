using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Shows the lowest arm of largest index among those left; a random one when none is left.</summary>
public abstract class PlainIndexLearner : PlainLearner
{
    public override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm)
    {
        int chosen = -1;
        double best = 0;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            if (!arms[arm].IsActive)
            {
                continue;
            }

            double index = Index(arms[arm], t, horizon);
            if (chosen < 0 || index > best)
            {
                chosen = arm;
                best = index;
            }
        }

        return chosen >= 0 ? chosen : WithoutArms(arms, uniformArm);
    }

    public static double Radius(double confidence, double log, long count) =>
        count == 0 ? double.PositiveInfinity : Math.Sqrt(confidence * log / count);

    protected abstract double Index(PlainArm arm, long t, long horizon);

    protected virtual int WithoutArms(PlainArm[] arms, Func<int> uniformArm) => uniformArm();
}
