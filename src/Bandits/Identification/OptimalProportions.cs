using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Identification;

/// <summary>The shares of shows with which the best of Bernoulli arms is told apart soonest.</summary>
/// <remarks>
/// They maximize the least rate of evidence, min over rivals b of w₁kl(μ₁, m) + w_b kl(μ_b, m) with m the mean of both arms' rewards. With
/// x_b = w_b/w₁ and y the common rate g_b(x_b) = kl(μ₁, m_b) + x_b kl(μ_b, m_b), the optimum has Σ kl(μ₁, m_b)/kl(μ_b, m_b) = 1: two nested
/// bisections, because both sides are monotone. Where several arms are best, shares are equal.
/// </remarks>
[Reference("garivier2016", "Lemma 4 and Theorem 5")]
internal static class OptimalProportions
{
    private const int Halvings = 30;

    /// <summary>Computes shares.</summary>
    /// <param name="means">Means, shape [arm], in [0, 1].</param>
    /// <param name="best">The arm of largest mean.</param>
    /// <param name="shares">Receives the shares, shape [arm], which sum to 1.</param>
    public static void Compute(ReadOnlySpan<double> means, int best, Span<double> shares)
    {
        double largestRate = double.PositiveInfinity;
        for (int arm = 0; arm < means.Length; arm++)
        {
            largestRate = arm == best ? largestRate : Math.Min(largestRate, RewardFamily.ZeroOne.Divergence(means[best], means[arm]));
        }

        if (largestRate <= 0 || means.Length == 1)
        {
            shares.Fill(1.0 / shares.Length);
            return;
        }

        // Divergences from a mean of 1 are infinite: rates up to 64 nats a show are more than any search can use.
        double low = 0;
        double high = Math.Min(largestRate, 64);
        for (int step = 0; step < Halvings; step++)
        {
            double rate = (low + high) / 2;
            (low, high) = Balance(means, best, rate, shares) < 1 ? (rate, high) : (low, rate);
        }

        _ = Balance(means, best, low, shares);
        Distributions.Normalize(shares);
    }

    // Σ kl(μ₁, m_b)/kl(μ_b, m_b) at a common rate; the ratios w_b/w₁ are left in the shares.
    private static double Balance(ReadOnlySpan<double> means, int best, double rate, Span<double> ratios)
    {
        double sum = 0;
        for (int arm = 0; arm < means.Length; arm++)
        {
            if (arm == best)
            {
                ratios[arm] = 1;
                continue;
            }

            double ratio = RatioAt(means[best], means[arm], rate);
            double common = Common(means[best], means[arm], ratio);
            sum += RewardFamily.ZeroOne.Divergence(means[best], common) / RewardFamily.ZeroOne.Divergence(means[arm], common);
            ratios[arm] = ratio;
        }

        return sum;
    }

    // The x with g(x) = rate, as x = z/(1 − z) with z in (0, 1).
    private static double RatioAt(double best, double mean, double rate)
    {
        double low = 0;
        double high = 1;
        for (int step = 0; step < Halvings; step++)
        {
            double z = (low + high) / 2;
            double ratio = z / (1 - z);
            double common = Common(best, mean, ratio);
            double evidence = RewardFamily.ZeroOne.Divergence(best, common) + (ratio * RewardFamily.ZeroOne.Divergence(mean, common));
            (low, high) = evidence < rate ? (z, high) : (low, z);
        }

        return low / (1 - low);
    }

    private static double Common(double best, double mean, double ratio) => (best + (ratio * mean)) / (1 + ratio);
}
