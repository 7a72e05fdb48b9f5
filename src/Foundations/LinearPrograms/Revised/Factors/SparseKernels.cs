using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The two loops in which sparse solves spend their time.</summary>
/// <remarks>
/// Indices are trusted, as those of factors are: leaving out the check of each scattered access saved a fifth of the solves' time on an optimal
/// basis of Netlib's pilot87, a tenth on that of dfl001.
/// </remarks>
internal static class SparseKernels
{
    /// <summary>target(index) −= factor · value, for each entry of a line.</summary>
    public static void Subtract(double[] target, double factor, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(target);
        values = values[..indices.Length];
        for (int entry = 0; entry < indices.Length; entry++)
        {
            Unsafe.Add(ref first, indices[entry]) -= factor * values[entry];
        }
    }

    /// <summary>Sum of dense(index) · value over the entries of a line.</summary>
    public static double Dot(double[] dense, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(dense);
        values = values[..indices.Length];
        double sum = 0;
        for (int entry = 0; entry < indices.Length; entry++)
        {
            sum += Unsafe.Add(ref first, indices[entry]) * values[entry];
        }

        return sum;
    }
}
