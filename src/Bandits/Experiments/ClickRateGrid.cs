using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Evenly spaced click rates.</summary>
internal static class ClickRateGrid
{
    /// <summary>Rates from one upwards, ending in exactly 1; the point before 1 is at least half a step below.</summary>
    public static Sequence<double> Upwards(double from, double step)
    {
        int below = Math.Max(0, (int)Math.Floor(((1 - from) / step) + 0.5));
        return Enumerable.Range(0, below).Select(index => from + (index * step)).Append(1).ToSequence();
    }
}
