using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A row or column as it was when a reduction took it out.</summary>
/// <remarks>Belongs to the reduction that holds it; nobody changes it afterwards.</remarks>
internal sealed class SparseSlice(int[] indices, double[] values)
{
    public ReadOnlySpan<int> Indices => indices;

    public ReadOnlySpan<double> Values => values;

    /// <summary>Start minus the inner product with a vector, added up with compensation.</summary>
    public double Reduce(double start, ReadOnlySpan<double> vector)
    {
        CompensatedSum sum = default(CompensatedSum) + start;
        for (int position = 0; position < indices.Length; position++)
        {
            sum += -(values[position] * vector[indices[position]]);
        }

        return sum.Value;
    }

    /// <summary>The size of the largest term of the inner product with a vector.</summary>
    public double LargestTerm(ReadOnlySpan<double> vector)
    {
        double largest = 0;
        for (int position = 0; position < indices.Length; position++)
        {
            largest = Math.Max(largest, Math.Abs(values[position] * vector[indices[position]]));
        }

        return largest;
    }
}
