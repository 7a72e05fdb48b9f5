using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Learners;

namespace Mechanisms.Bandits.Tests.Adversarial;

/// <summary>The formulas of the sources, written out without care for speed or overflow.</summary>
internal sealed class PlainWeights(ILearner learner, int arms, int horizon)
{
    private readonly double[] estimates = new double[arms];
    private int round = 1;

    public double[] Probabilities() => learner switch
    {
        Exp3 exp3 => Exponential(-(exp3.Rate ?? LossRate), 0),
        Exp3Ix ix => Exponential(-(ix.Rate ?? LossRate), 0),
        Exp3Gains gains => Exponential(Share(gains) / arms, Share(gains)),
        Exp3P => Exponential(0.95 * Math.Sqrt(Math.Log(arms) / (arms * (double)horizon)), Math.Min(1, 1.05 * Math.Sqrt(arms * Math.Log(arms) / horizon))),
        _ => Tsallis(2 / Math.Sqrt(round)),
    };

    public void Observe(int arm, double reward, double probability)
    {
        switch (learner)
        {
            case Exp3Gains:
                estimates[arm] += reward / probability;
                break;
            case Exp3P p:
                double[] all = Probabilities();
                double bonus = Math.Sqrt(Math.Log(arms / p.FailureProbability) / (arms * (double)horizon));
                for (int other = 0; other < arms; other++)
                {
                    estimates[other] += ((other == arm ? reward : 0) + bonus) / all[other];
                }

                break;
            case Exp3Ix ix:
                estimates[arm] += (1 - reward) / (probability + (ix.Exploration ?? (ix.Rate ?? LossRate) / 2));
                break;
            default:
                estimates[arm] += (1 - reward) / probability;
                break;
        }

        round++;
    }

    private double LossRate => Math.Sqrt(2 * Math.Log(Math.Max(arms, 2)) / (arms * (double)horizon));

    private double Share(Exp3Gains gains) => gains.Mixing ?? Math.Min(1, Math.Sqrt(arms * Math.Log(arms) / ((Math.E - 1) * horizon)));

    private double[] Exponential(double rate, double share)
    {
        double most = estimates.Max(estimate => rate * estimate);
        double[] weights = [.. estimates.Select(estimate => Math.Exp((rate * estimate) - most))];
        return [.. weights.Select(weight => ((1 - share) * weight / weights.Sum()) + (share / arms))];
    }

    // The normalizer by bisection.
    private double[] Tsallis(double rate)
    {
        double low = estimates.Min() - (2 * Math.Sqrt(arms) / rate);
        double high = estimates.Min() - (2 / rate);
        for (int step = 0; step < 200; step++)
        {
            double middle = (low + high) / 2;
            bool isLarge = estimates.Sum(estimate => 4 / Math.Pow(rate * (estimate - middle), 2)) > 1;
            (low, high) = isLarge ? (low, middle) : (middle, high);
        }

        return [.. estimates.Select(estimate => 4 / Math.Pow(rate * (estimate - low), 2))];
    }
}
