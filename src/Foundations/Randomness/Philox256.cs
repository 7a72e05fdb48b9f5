using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The ten rounds of Philox4x32 on whole vectors: 64-bit lanes whose low halves are the words, so that a product needs no taking apart.</summary>
/// <remarks>
/// Words are loose between rounds: the high half of a lane may be anything, for a product reads low halves alone and ^ mixes none. Written on vectors and not on lane integers,
/// because ten rounds of those would be more locals than the compiler inlines. Rounds are written out one by one: the compiler unrolls no loop of them.
/// </remarks>
internal static class Philox256
{
    /// <summary>Replaces counters by their blocks, one in each 64-bit lane; loose in and out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(
        ref Vector256<ulong> word0, ref Vector256<ulong> word1, ref Vector256<ulong> word2, ref Vector256<ulong> word3, uint keyLow, uint keyHigh)
    {
        Vector256<ulong> low = Vector256.Create((ulong)keyLow);
        Vector256<ulong> high = Vector256.Create((ulong)keyHigh);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
        Step(ref low, ref high);
        Round(ref word0, ref word1, ref word2, ref word3, low, high);
    }

    /// <summary>The same for lanes of 32 bits: the even lanes and the odd ones are two groups of 64-bit lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(
        ref Vector256<uint> word0, ref Vector256<uint> word1, ref Vector256<uint> word2, ref Vector256<uint> word3, uint keyLow, uint keyHigh)
    {
        Vector256<ulong> odd0 = Vector256.ShiftRightLogical(word0.AsUInt64(), 32);
        Vector256<ulong> odd1 = Vector256.ShiftRightLogical(word1.AsUInt64(), 32);
        Vector256<ulong> odd2 = Vector256.ShiftRightLogical(word2.AsUInt64(), 32);
        Vector256<ulong> odd3 = Vector256.ShiftRightLogical(word3.AsUInt64(), 32);
        Vector256<ulong> even0 = word0.AsUInt64();
        Vector256<ulong> even1 = word1.AsUInt64();
        Vector256<ulong> even2 = word2.AsUInt64();
        Vector256<ulong> even3 = word3.AsUInt64();
        Vector256<ulong> low = Vector256.Create((ulong)keyLow);
        Vector256<ulong> high = Vector256.Create((ulong)keyHigh);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);
        Step(ref low, ref high);
        Round(ref even0, ref even1, ref even2, ref even3, low, high);
        Round(ref odd0, ref odd1, ref odd2, ref odd3, low, high);

        word0 = Join(even0, odd0);
        word1 = Join(even1, odd1);
        word2 = Join(even2, odd2);
        word3 = Join(even3, odd3);
    }

    /// <summary>The keys of the next round, loose as words are. Sums of vectors, because taking a number into a vector costs more than a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref Vector256<ulong> low, ref Vector256<ulong> high)
    {
        low += Vector256.Create((ulong)PhiloxConstants.FirstWeyl);
        high += Vector256.Create((ulong)PhiloxConstants.SecondWeyl);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> word0, ref Vector256<ulong> word1, ref Vector256<ulong> word2, ref Vector256<ulong> word3, Vector256<ulong> keyLow, Vector256<ulong> keyHigh)
    {
        Vector256<ulong> product0 = WideProduct.Of(word0, Vector256.Create((ulong)PhiloxConstants.FirstMultiplier));
        Vector256<ulong> product1 = WideProduct.Of(word2, Vector256.Create((ulong)PhiloxConstants.SecondMultiplier));
        word0 = Vector256.ShiftRightLogical(product1, 32) ^ (word1 ^ keyLow);
        word2 = Vector256.ShiftRightLogical(product0, 32) ^ (word3 ^ keyHigh);
        word1 = product1;
        word3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<ulong> even, Vector256<ulong> odd) =>
        ((even & Vector256.Create(0xFFFF_FFFFUL)) | Vector256.ShiftLeft(odd, 32)).AsUInt32();
}
