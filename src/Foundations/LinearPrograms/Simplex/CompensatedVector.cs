namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>Sums of products in twice the precision of a double: residuals for iterative refinement must not drown in rounding.</summary>
internal sealed class CompensatedVector
{
    private readonly double[] sums;
    private readonly double[] corrections;

    public CompensatedVector(double[] values)
    {
        sums = [.. values];
        corrections = new double[values.Length];
    }

    /// <summary>Subtracts left · right; the rounding of the product and of the difference goes to the correction, without loss.</summary>
    public void SubtractProduct(int index, double left, double right)
    {
        double product = left * right;
        double sum = sums[index];
        double difference = sum - product;
        double shadow = difference - sum;
        corrections[index] += (sum - (difference - shadow)) - (product + shadow) - Math.FusedMultiplyAdd(left, right, -product);
        sums[index] = difference;
    }

    public double[] Rounded()
    {
        double[] rounded = new double[sums.Length];
        for (int index = 0; index < rounded.Length; index++)
        {
            rounded[index] = sums[index] + corrections[index];
        }

        return rounded;
    }
}
