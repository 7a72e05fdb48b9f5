using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The ten rounds of Philox4x32 on whole vectors: 64-bit lanes whose low halves are the words, so that a product needs no taking apart.</summary>
/// <remarks>
/// Words are loose between rounds: the high half of a lane may be anything, for a product reads low halves alone and ^ mixes none. Written on vectors and not on lane integers,
/// because ten rounds of those would be more locals than the compiler inlines. Rounds are written out one by one: the compiler unrolls no loop of them.
/// </remarks>
internal static class Philox512
{
    /// <summary>Replaces counters by their blocks, one in each 64-bit lane; loose in and out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(
        ref Vector512<ulong> word0, ref Vector512<ulong> word1, ref Vector512<ulong> word2, ref Vector512<ulong> word3, uint keyLow, uint keyHigh)
    {
        Vector512<ulong> low = Vector512.Create((ulong)keyLow);
        Vector512<ulong> high = Vector512.Create((ulong)keyHigh);
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
        ref Vector512<uint> word0, ref Vector512<uint> word1, ref Vector512<uint> word2, ref Vector512<uint> word3, uint keyLow, uint keyHigh)
    {
        Vector512<ulong> odd0 = Vector512.ShiftRightLogical(word0.AsUInt64(), 32);
        Vector512<ulong> odd1 = Vector512.ShiftRightLogical(word1.AsUInt64(), 32);
        Vector512<ulong> odd2 = Vector512.ShiftRightLogical(word2.AsUInt64(), 32);
        Vector512<ulong> odd3 = Vector512.ShiftRightLogical(word3.AsUInt64(), 32);
        Vector512<ulong> even0 = word0.AsUInt64();
        Vector512<ulong> even1 = word1.AsUInt64();
        Vector512<ulong> even2 = word2.AsUInt64();
        Vector512<ulong> even3 = word3.AsUInt64();
        Vector512<ulong> low = Vector512.Create((ulong)keyLow);
        Vector512<ulong> high = Vector512.Create((ulong)keyHigh);
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
    private static void Step(ref Vector512<ulong> low, ref Vector512<ulong> high)
    {
        low += Vector512.Create((ulong)PhiloxConstants.FirstWeyl);
        high += Vector512.Create((ulong)PhiloxConstants.SecondWeyl);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector512<ulong> word0, ref Vector512<ulong> word1, ref Vector512<ulong> word2, ref Vector512<ulong> word3, Vector512<ulong> keyLow, Vector512<ulong> keyHigh)
    {
        Vector512<ulong> product0 = WideProduct.Of(word0, Vector512.Create((ulong)PhiloxConstants.FirstMultiplier));
        Vector512<ulong> product1 = WideProduct.Of(word2, Vector512.Create((ulong)PhiloxConstants.SecondMultiplier));
        word0 = Vector512.ShiftRightLogical(product1, 32) ^ (word1 ^ keyLow);
        word2 = Vector512.ShiftRightLogical(product0, 32) ^ (word3 ^ keyHigh);
        word1 = product1;
        word3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Join(Vector512<ulong> even, Vector512<ulong> odd) =>
        ((even & Vector512.Create(0xFFFF_FFFFUL)) | Vector512.ShiftLeft(odd, 32)).AsUInt32();
}
