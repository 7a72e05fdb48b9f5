namespace Mechanisms.Bandits.Linear;

/// <summary>Inner products of vectors of any length, summed in order.</summary>
internal static class Inner
{
    public static double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    public static double Norm(ReadOnlySpan<double> vector) => Math.Sqrt(Product(vector, vector));
}
