using System.Collections.Concurrent;

namespace Mechanisms.Bandits.Devices;

/// <summary>What a learner's clock says of every round, computed once for all groups of a batch, as far as a few megabytes reach.</summary>
/// <remarks>Thread-safe. The numbers are those that the rule computes: whether they are shared changes no bit.</remarks>
internal sealed class ClockTable
{
    /// <summary>Rounds whose clocks are kept: 4 MiB of them. Later rounds are computed by each group for itself.</summary>
    private const long LongestKept = 1 << 19;

    private readonly ConcurrentDictionary<(long From, long To), double[]> blocks = new();

    /// <summary>The clocks of times <paramref name="from"/> + 1 to <paramref name="to"/>.</summary>
    public double[] Of(long from, long to, Func<long, double> clock) => to > LongestKept
        ? Compute(from, to, clock)
        : blocks.GetOrAdd((from, to), block => Compute(block.From, block.To, clock));

    private static double[] Compute(long from, long to, Func<long, double> clock)
    {
        double[] clocks = new double[to - from];
        for (int index = 0; index < clocks.Length; index++)
        {
            clocks[index] = clock(from + 1 + index);
        }

        return clocks;
    }
}
