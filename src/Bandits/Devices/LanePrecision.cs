namespace Mechanisms.Bandits.Devices;

/// <summary>The precision in which a <see cref="CpuDevice"/> computes indices. Counts and draws are exact in either.</summary>
public enum LanePrecision
{
    /// <summary>64 bits, as runs compute.</summary>
    Bits64 = 0,

    /// <summary>
    /// 32 bits: twice the lanes. Arms are chosen, and removed, as rounding has it: in double precision UCB1's choice has an index within
    /// <see cref="Foundations.Numerics.Tolerances.SingleIndex"/> of the largest. At most 2²⁴ rounds, up to which counts are exact.
    /// </summary>
    Bits32 = 1,
}
