namespace Mechanisms.Gpu.Kernels;

/// <summary>The rounds that one launch plays.</summary>
internal struct RoundSpan
{
    /// <summary>Root of the random streams.</summary>
    public ulong Root;

    /// <summary>The clock of the horizon.</summary>
    public double HorizonClock;

    /// <summary>The first round, from 0.</summary>
    public long From;

    /// <summary>One past the last.</summary>
    public long To;
}
