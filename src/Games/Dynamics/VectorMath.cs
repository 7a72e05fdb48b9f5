namespace Mechanisms.Games.Dynamics;

/// <summary>Sums over small vectors, in index order.</summary>
internal static class VectorMath
{
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    public static double SquaredNorm(ReadOnlySpan<double> vector) => Dot(vector, vector);

    public static double SquaredDistance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
        {
            double difference = left[index] - right[index];
            sum += difference * difference;
        }

        return sum;
    }

    public static double Least(ReadOnlySpan<double> vector)
    {
        double least = vector[0];
        foreach (double value in vector)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    public static double Sum(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        foreach (double value in vector)
        {
            sum += value;
        }

        return sum;
    }
}
