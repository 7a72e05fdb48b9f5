using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Rules;

/// <summary>The log of time that confidence radii use; our own, because library versions differ between platforms.</summary>
internal static class NaturalLog
{
    /// <summary>ln of a number of rounds.</summary>
    /// <remarks>Optimized at the first call: kernels, which are, too, call it every round, long before the runtime has counted enough calls, on one processor after a second.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Of(long rounds) => Elementary.Log(rounds);
}
