namespace Mechanisms.Bandits.Devices;

/// <summary>How many episodes one thread of a <see cref="CpuDevice"/> plays at a time, in the lanes of a vector. Results do not depend on it.</summary>
public enum LaneWidth
{
    /// <summary>The widest vectors the processor runs in hardware; contests of few replications take narrower ones, so that every thread has work.</summary>
    Automatic = 0,

    /// <summary>One episode at a time, without vectors.</summary>
    Scalar = 1,

    /// <summary>4 episodes (8 in single precision) in 256-bit vectors; emulated, slowly, where the processor lacks them.</summary>
    Bits256 = 2,

    /// <summary>8 episodes (16 in single precision) in 512-bit vectors; emulated, slowly, where the processor lacks them.</summary>
    Bits512 = 3,
}
