using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>The row operation of dense elimination, in vector registers; the same bits at any register width.</summary>
internal static class DenseRows
{
    /// <summary>target += factor · source, each product and each sum rounded.</summary>
    public static void AddMultiple(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        Span<Vector<double>> targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> sources = MemoryMarshal.Cast<double, Vector<double>>(source[..target.Length]);
        Vector<double> factors = new(factor);
        for (int index = 0; index < targets.Length; index++)
        {
            targets[index] += factors * sources[index];
        }

        for (int index = targets.Length * Vector<double>.Count; index < target.Length; index++)
        {
            target[index] += factor * source[index];
        }
    }

    /// <summary>Divides all entries.</summary>
    public static void Divide(Span<double> target, double divisor)
    {
        Span<Vector<double>> targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        Vector<double> divisors = new(divisor);
        foreach (ref Vector<double> entries in targets)
        {
            entries /= divisors;
        }

        foreach (ref double entry in target[(targets.Length * Vector<double>.Count)..])
        {
            entry /= divisor;
        }
    }

    /// <summary>The sum of products, by fours in four sums, then what is left.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ReadOnlySpan<Vector256<double>> lefts = MemoryMarshal.Cast<double, Vector256<double>>(left);
        ReadOnlySpan<Vector256<double>> rights = MemoryMarshal.Cast<double, Vector256<double>>(right[..left.Length]);
        Vector256<double> sums = Vector256<double>.Zero;
        for (int index = 0; index < lefts.Length; index++)
        {
            sums += lefts[index] * rights[index];
        }

        double sum = Vector256.Sum(sums);
        for (int index = lefts.Length * Vector256<double>.Count; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }
}
