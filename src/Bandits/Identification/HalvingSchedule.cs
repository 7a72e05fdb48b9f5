using System.Numerics;

namespace Mechanisms.Bandits.Identification;

/// <summary>The schedule of <see cref="SequentialHalving"/>: ⌊T / (|S|⌈log₂ K⌉)⌋ further shows, half of the arms stay.</summary>
internal sealed class HalvingSchedule(int arms, long budget) : IRejectSchedule
{
    /// <summary>Gets ⌈log₂ K⌉, at least 1.</summary>
    public int Phases { get; } = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, arms - 1)) + (arms > 1 ? 1 : 0));

    public double ShowsAfter(int phase, int remaining, double showsBefore) => showsBefore + Math.Max(1, budget / ((long)remaining * Phases));

    public int Keep(int remaining) => (remaining + 1) / 2;
}
