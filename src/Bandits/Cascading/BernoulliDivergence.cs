using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Cascading;

/// <summary>Upper confidence bounds in the Kullback-Leibler divergence of Bernoulli distributions.</summary>
internal static class BernoulliDivergence
{
    private const int MostSteps = 50;

    /// <summary>The largest q in [mean, 1] with kl(mean, q) ≤ budget.</summary>
    public static double Upper(double mean, double budget)
    {
        if (mean >= 1)
        {
            return 1;
        }

        if (mean <= 0)
        {
            return 1 - Elementary.Exp(-budget);
        }

        // kl(mean, q) is convex and rises in q, so Newton's method from above only falls. Above: Pinsker's inequality, and the divergence without −mean ln q.
        double negativeEntropy = (mean * Elementary.Log(mean)) + ((1 - mean) * Elementary.Log(1 - mean));
        double upper = Math.Min(mean + Math.Sqrt(budget / 2), 1 - Elementary.Exp((negativeEntropy - budget) / (1 - mean)));
        for (int step = 0; step < MostSteps && upper < 1 && upper > mean; step++)
        {
            double excess = negativeEntropy - (mean * Elementary.Log(upper)) - ((1 - mean) * Elementary.Log(1 - upper)) - budget;
            double next = upper - (excess * upper * (1 - upper) / (upper - mean));
            if (!(next < upper))
            {
                break;
            }

            upper = next;
        }

        return Math.Max(upper, mean);
    }
}
