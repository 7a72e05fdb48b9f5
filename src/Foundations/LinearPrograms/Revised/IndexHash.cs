namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>A number in [0, 1) that depends on an index and a round alone: perturbations need variety, not chance.</summary>
internal static class IndexHash
{
    /// <summary>Mixes the bits of an index as SplitMix64 does.</summary>
    public static double Fraction(int index, int round)
    {
        // Deliberate wrap-around: the mixing is modulo 2⁶⁴.
        ulong bits = unchecked(((ulong)(uint)index + ((ulong)(uint)round << 32) + 1) * 0x9E3779B97F4A7C15);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1L << 53));
    }
}
