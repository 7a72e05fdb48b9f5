using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Rules;

/// <summary>The log of time that confidence radii use; our own, because library versions differ between platforms.</summary>
internal static class NaturalLog
{
    /// <summary>ln of a number of rounds.</summary>
    public static double Of(long rounds) => Elementary.Log(rounds);
}
