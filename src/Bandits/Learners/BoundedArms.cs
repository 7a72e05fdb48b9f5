using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Bandits.Learners;

/// <summary>Searches among the upper ends of arms' intervals, without a branch on a value: which arm leads is hard to predict.</summary>
internal static class BoundedArms
{
    private const int MostBits = 64;

    /// <summary>Upper ends of a number of arms, filled up with −∞ to whole vectors.</summary>
    public static double[] Create(int arms)
    {
        int width = Vector256<double>.Count;
        double[] ends = new double[(arms + width - 1) / width * width];
        ends.AsSpan().Fill(double.NegativeInfinity);
        return ends;
    }

    /// <summary>Sets an arm's upper end, as a whole vector: the search that follows reads vectors, and would have to wait for a single number to arrive in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(double[] ends, int arm, double end)
    {
        ref Vector256<double> vector = ref MemoryMarshal.Cast<double, Vector256<double>>(ends.AsSpan())[arm / Vector256<double>.Count];
        Vector256<long> place = Vector256.Create((long)arm & (Vector256<double>.Count - 1));
        vector = Vector256.ConditionalSelect(
            Vector256.Equals(place, Vector256<long>.Indices).AsDouble(), Vector256.Create(end), vector);
    }

    /// <summary>The lowest arm of largest upper end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LowestMaximum(double[] ends)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(ends);
        Vector256<double> largest = vectors[0];
        for (int index = 1; index < vectors.Length; index++)
        {
            largest = Vector256.MaxNative(largest, vectors[index]);
        }

        Vector128<double> pair = Vector128.MaxNative(largest.GetLower(), largest.GetUpper());
        double maximum = double.MaxNative(pair[0], pair[1]);
        return ends.Length <= MostBits
            ? BitOperations.TrailingZeroCount(BitsFrom(vectors, maximum))
            : Array.IndexOf(ends, maximum);
    }

    /// <summary>The largest upper end of all arms but one.</summary>
    public static double LargestBut(double[] ends, int arm)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(ends);
        Vector256<double> largest = Vector256.Create(double.NegativeInfinity);
        Vector256<long> place = Vector256<long>.Indices;
        Vector256<long> left = Vector256.Create((long)arm);
        for (int index = 0; index < vectors.Length; index++)
        {
            largest = Vector256.ConditionalSelect(Vector256.Equals(place, left).AsDouble(), largest, Vector256.MaxNative(largest, vectors[index]));
            place += Vector256.Create((long)Vector256<double>.Count);
        }

        Vector128<double> pair = Vector128.MaxNative(largest.GetLower(), largest.GetUpper());
        return double.MaxNative(pair[0], pair[1]);
    }

    /// <summary>Whether at most one arm's upper end reaches a level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAloneFrom(double[] ends, double level)
    {
        if (ends.Length <= MostBits)
        {
            ulong bits = BitsFrom(MemoryMarshal.Cast<double, Vector256<double>>(ends), level);
            return (bits & (bits - 1)) == 0;
        }

        int count = 0;
        foreach (double end in ends)
        {
            count += end >= level ? 1 : 0;
        }

        return count <= 1;
    }

    /// <summary>Bit a is set where the upper end of arm a reaches the level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BitsFrom(ReadOnlySpan<Vector256<double>> vectors, double level)
    {
        Vector256<double> threshold = Vector256.Create(level);
        ulong bits = 0;
        for (int index = vectors.Length - 1; index >= 0; index--)
        {
            bits = (bits << 4) | Vector256.GreaterThanOrEqual(vectors[index], threshold).ExtractMostSignificantBits();
        }

        return bits;
    }
}
