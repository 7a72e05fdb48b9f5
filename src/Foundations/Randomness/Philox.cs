using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <summary>Philox4x32-10, the counter-based generator behind every random draw of the suite, one block per lane.</summary>
/// <remarks>
/// A block is a pure function of a 128-bit counter and a 64-bit key: nothing is stored, any block can be computed at any time on any
/// machine. Word order is Random123's; pinned to its known answers. Arithmetic wraps around on purpose.
/// </remarks>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
[Reference("salmon2011", "Section 3.3 and Table 2, Philox4x32-10")]
public static class Philox<TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private const int Rounds = 10;

    /// <summary>Replaces a counter by its random block.</summary>
    /// <param name="word0">Counter word 0 in, random word 0 out.</param>
    /// <param name="word1">Counter word 1 in, random word 1 out.</param>
    /// <param name="word2">Counter word 2 in, random word 2 out.</param>
    /// <param name="word3">Counter word 3 in, random word 3 out.</param>
    /// <param name="keyLow">Low half of the key, the same for every lane.</param>
    /// <param name="keyHigh">High half of the key, the same for every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(
        ref TInteger word0, ref TInteger word1, ref TInteger word2, ref TInteger word3, uint keyLow, uint keyHigh) =>
        TInteger.Philox(ref word0, ref word1, ref word2, ref word3, keyLow, keyHigh);

    /// <summary>The rounds by the operations of lane integers, for widths that know no shorter way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Generic(
        ref TInteger word0, ref TInteger word1, ref TInteger word2, ref TInteger word3, uint keyLow, uint keyHigh)
    {
        for (int round = 0; round < Rounds; round++)
        {
            TInteger high0 = TInteger.MultiplyLoosely(word0, PhiloxConstants.FirstMultiplier, out TInteger low0);
            TInteger high1 = TInteger.MultiplyLoosely(word2, PhiloxConstants.SecondMultiplier, out TInteger low1);

            // What is ready first is joined first: rounds wait for each other through products alone.
            word0 = high1 ^ (word1 ^ TInteger.Create(keyLow));
            word2 = high0 ^ (word3 ^ TInteger.Create(keyHigh));
            word1 = low1;
            word3 = low0;
            keyLow += PhiloxConstants.FirstWeyl;
            keyHigh += PhiloxConstants.SecondWeyl;
        }

        word0 = TInteger.Trim(word0);
        word1 = TInteger.Trim(word1);
        word2 = TInteger.Trim(word2);
        word3 = TInteger.Trim(word3);
    }
}
