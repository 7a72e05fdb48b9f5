using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Thompson sampling with normal posteriors, in the plainest words, and the library's own logarithm and cosine.</summary>
/// <param name="deviation">The deviation that rewards are taken to have.</param>
internal class PlainGaussianThompson(double deviation) : PlainLearner
{
    private const uint LearnerRole = 2;

    private ulong root;
    private uint replication;

    public sealed override void Seed(ulong root, uint replication) => (this.root, this.replication) = (root, replication);

    public sealed override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm)
    {
        double[] values = [.. arms.Select((arm, place) => (arm.Rewards / (arm.Shows + 1)) + (Deviation(arm.Shows + 1) * Normal(t - 1, place)))];
        return Array.IndexOf(values, values.Max());
    }

    /// <summary>The posterior's deviation.</summary>
    protected virtual double Deviation(double count) => deviation / Math.Sqrt(count);

    /// <summary>The block of an arm's words in a round, from 0: 2²⁰ blocks belong to a round.</summary>
    protected virtual ulong BlockOf(long round, int arm) => ((ulong)round * (1 << 20)) + (ulong)arm;

    private double Normal(long round, int arm)
    {
        ulong block = BlockOf(round, arm);
        uint[] words = PlainPhilox.Block(root, (uint)block, (uint)(block >> 32), LearnerRole << 16, replication);
        double radius = Math.Sqrt(-2 * Math.Log(1 - Unit(words[0], words[1])));
        return radius * Math.Cos(2 * Math.PI * Unit(words[2], words[3]));
    }

    private static double Unit(uint low, uint high) => ((((ulong)high << 32) | low) >> 11) / 9007199254740992.0;
}
