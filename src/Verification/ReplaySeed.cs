using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification;

/// <summary>The two numbers from which FsCheck draws a case: what its <c>Rnd(seed, gamma)</c> takes.</summary>
/// <remarks>
/// FsCheck draws the same case from the same two numbers at the same size. Case k of n of a <see cref="PropertySearch{TReport}"/> has size
/// 1 + ⌊99 · k / (n - 1)⌋, its restarts have size 16 and the numbers from 2³¹ on, neighbors of the largest witness size 16 and the numbers from 2³² on.
/// The default value is no seed of FsCheck's: its gamma is even. Make one with <see cref="Of"/>.</remarks>
/// <param name="Seed">State of FsCheck's generator.</param>
/// <param name="Gamma">Its step; odd.</param>
public readonly record struct ReplaySeed(ulong Seed, ulong Gamma)
{
    private const long WordsOfEach = 4;

    /// <summary>The seed of a case: of the key's stream, four 32-bit words for each case, read as two 64-bit numbers; the lowest bit of the second is set.</summary>
    /// <param name="key">The key of the search.</param>
    /// <param name="number">Number of the case, at least 0.</param>
    /// <returns>The seed; the same on every machine, whatever other cases are drawn.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static ReplaySeed Of(StreamKey key, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        RandomStream stream = new(new StreamPosition(key, (ulong)(number * WordsOfEach)));
        ulong seed = stream.NextUInt64();
        return new(seed, stream.NextUInt64() | 1);
    }
}
