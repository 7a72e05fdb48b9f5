using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="DiscountedUcb"/>.</summary>
internal sealed class DiscountedUcbRun : CountingRun
{
    private readonly DiscountedUcb settings;
    private readonly double[] weights;
    private readonly double[] sums;

    public DiscountedUcbRun(DiscountedUcb settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        this.settings = settings;
        weights = new double[arms];
        sums = new double[arms];
    }

    private DiscountedUcbRun(DiscountedUcbRun original)
        : base(original)
    {
        settings = original.settings;
        weights = [.. original.weights];
        sums = [.. original.sums];
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new DiscountedUcbRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        double scale = 4 * settings.Exploration * Math.Max(0, Elementary.Log(total));
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            // An arm whose shows have faded to nothing is as good as unseen.
            double index = weights[arm] > 0 ? (sums[arm] / weights[arm]) + Math.Sqrt(scale / weights[arm]) : double.PositiveInfinity;
            (best, largest) = index > largest ? (arm, index) : (best, largest);
        }

        return best;
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward)
    {
        for (int other = 0; other < Arms; other++)
        {
            weights[other] *= settings.Discount;
            sums[other] *= settings.Discount;
        }

        weights[arm]++;
        sums[arm] += reward;
    }
}
