namespace Mechanisms.Bandits.Learners;

/// <summary>Draws from a probability vector that changes every round: the inverse of its cumulative sums.</summary>
internal static class SimplexSampler
{
    /// <summary>The first index whose cumulative probability exceeds a uniform number; what rounding leaves over goes to the last of positive probability.</summary>
    public static int Draw(ReadOnlySpan<double> probabilities, double uniform)
    {
        double sum = 0;
        int last = 0;
        for (int index = 0; index < probabilities.Length; index++)
        {
            sum += probabilities[index];
            last = probabilities[index] > 0 ? index : last;
            if (uniform < sum)
            {
                return index;
            }
        }

        return last;
    }
}
