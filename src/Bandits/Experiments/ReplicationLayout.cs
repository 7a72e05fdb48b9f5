using System.Diagnostics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Where the runs of an experiment sit in the 32-bit replication field of the random counter.</summary>
/// <remarks>Bits 31-20: epoch. Bit 19: 0 evaluation, 1 probe. Bits 18-0: run. A single evaluation is epoch 0, so its runs are replications 0, 1, 2, …</remarks>
internal static class ReplicationLayout
{
    public const int MaximumEpochs = 1 << 12;
    public const int MaximumRuns = 1 << 19;

    public static uint Evaluation(int epoch, int run)
    {
        Debug.Assert(epoch is >= 0 and < MaximumEpochs && run is >= 0 and < MaximumRuns, "The layout has no room for this run.");
        return ((uint)epoch << 20) | (uint)run;
    }

    public static uint Probe(int epoch, int run) => Evaluation(epoch, run) | (1u << 19);

    public static void RequireRuns(int runs, string parameter)
    {
        if (runs is < 1 or > MaximumRuns)
        {
            throw new ArgumentOutOfRangeException(
                parameter, runs, $"Replications must lie in 1..{MaximumRuns}; got {runs}.");
        }
    }
}
