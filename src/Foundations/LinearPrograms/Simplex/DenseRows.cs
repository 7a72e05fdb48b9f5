using System.Numerics;
using System.Runtime.InteropServices;

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
}
