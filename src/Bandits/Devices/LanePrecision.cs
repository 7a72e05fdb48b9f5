namespace Mechanisms.Bandits.Devices;

/// <summary>The precision in which a <see cref="CpuDevice"/> computes indices. Counts and draws are exact in either.</summary>
public enum LanePrecision
{
    /// <summary>64 bits, as runs compute.</summary>
    Double = 0,

    /// <summary>
    /// 32 bits: twice the lanes. The arm chosen has, in double precision too, an index within <see cref="Foundations.Numerics.Tolerances.SingleIndex"/> of
    /// the largest, which moves episodes and not averages; at most 2²⁴ rounds, up to which counts are exact.
    /// </summary>
    Single = 1,
}
