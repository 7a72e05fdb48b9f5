using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>The nearest probability distribution to a vector, in Euclidean distance.</summary>
/// <remarks>
/// Lowers every coordinate by a threshold and cuts at 0. The threshold rises until the coordinates above it would sum to 1; each pass drops at
/// least one coordinate, so at most n passes of O(n), in practice a few. No scratch memory.
/// </remarks>
[Reference("michelot1986", "finite algorithm for the projection onto the canonical simplex")]
internal static class SimplexProjection
{
    public static void Project(Span<double> point)
    {
        double most = double.NegativeInfinity;
        foreach (double value in point)
        {
            most = Math.Max(most, value);
        }

        double threshold = Threshold(point, most);
        for (int index = 0; index < point.Length; index++)
        {
            point[index] = Math.Max(point[index] - most - threshold, 0);
        }
    }

    // Relative to the largest coordinate, so that huge coordinates do not swallow the 1.
    private static double Threshold(ReadOnlySpan<double> point, double most)
    {
        double threshold = double.NegativeInfinity;
        while (true)
        {
            double sum = 0;
            int count = 0;
            foreach (double value in point)
            {
                if (value - most > threshold)
                {
                    sum += value - most;
                    count++;
                }
            }

            double next = (sum - 1) / count;
            if (!(next > threshold))
            {
                return threshold;
            }

            threshold = next;
        }
    }
}
