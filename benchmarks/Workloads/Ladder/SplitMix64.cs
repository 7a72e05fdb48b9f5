namespace Mechanisms.Workloads.Ladder;

/// <summary>The generator that the ladder's instances are drawn with: a counter stepped by the golden ratio, and two multiply-xorshifts.</summary>
/// <remarks>Wraps around on purpose. Seed 1 gives 10451216379200822465, 13757245211066428519, 17911839290282890590.</remarks>
/// <param name="seed">The seed.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>Draws 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>Draws an integer below a bound, by remainder.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);
}
