namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The two loops in which sparse solves spend their time.</summary>
internal static class SparseKernels
{
    /// <summary>target(index) −= factor · value, for each entry of a line.</summary>
    public static void Subtract(double[] target, double factor, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
    {
        values = values[..indices.Length];
        for (int entry = 0; entry < indices.Length; entry++)
        {
            target[indices[entry]] -= factor * values[entry];
        }
    }

    /// <summary>Sum of dense(index) · value over the entries of a line.</summary>
    public static double Dot(double[] dense, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
    {
        values = values[..indices.Length];
        double sum = 0;
        for (int entry = 0; entry < indices.Length; entry++)
        {
            sum += dense[indices[entry]] * values[entry];
        }

        return sum;
    }
}
