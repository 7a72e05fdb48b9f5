namespace Mechanisms.Bandits.Rules;

/// <summary>The log of time that confidence radii use, the same bits on every machine.</summary>
internal static class NaturalLog
{
    /// <summary>ln of a number of rounds.</summary>
    public static double Of(long rounds) => Math.Log(rounds);
}
