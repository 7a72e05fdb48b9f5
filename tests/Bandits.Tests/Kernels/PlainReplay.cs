using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>What Bernoulli arms did in an episode whose choices are known, in the plainest words.</summary>
internal sealed class PlainReplay(double[] means, ulong root, uint replication)
{
    private readonly PlainArm[] arms = [.. means.Select(_ => new PlainArm())];

    /// <summary>The index of every arm; +∞ before its first show.</summary>
    public double[] Indices(Func<PlainArm, double> index) =>
        [.. arms.Select(arm => arm.Shows == 0 ? double.MaxValue : index(arm))];

    public void Show(int arm)
    {
        uint word = PlainPhilox.Block(root, (uint)arms[arm].Shows, 0, (1u << 16) | (uint)arm, replication)[1];
        arms[arm].Shows++;
        arms[arm].Rewards += (word >> 1) < Math.Round(means[arm] * 2147483648.0, MidpointRounding.ToEven) ? 1 : 0;
    }
}
