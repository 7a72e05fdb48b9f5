using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>Exponential weights of gains weighed by their probability, mixed with uniform play: EXP3 in its first form, and EXP3.P.</summary>
internal sealed class GainEstimateRun : SamplingRun
{
    private readonly double rate;
    private readonly double share;
    private readonly double bonus;
    private readonly double[] gains;

    /// <summary>Initializes a run.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="share">Share of uniform play.</param>
    /// <param name="bonus">What every arm's gain is credited with in every round, before it is divided by the probability.</param>
    /// <param name="arms">Number of arms.</param>
    /// <param name="key">The replication's key.</param>
    public GainEstimateRun(double rate, double share, double bonus, int arms, StreamKey key)
        : base(arms, key)
    {
        (this.rate, this.share, this.bonus) = (rate, share, bonus);
        gains = new double[arms];
    }

    private GainEstimateRun(GainEstimateRun original)
        : base(original)
    {
        (rate, share, bonus) = (original.rate, original.share, original.bonus);
        gains = [.. original.gains];
    }

    /// <inheritdoc/>
    public override Learners.LearnerRun Fork() => new GainEstimateRun(this);

    /// <inheritdoc/>
    protected override void Learn(int arm, double reward, Span<double> probabilities)
    {
        for (int other = 0; other < gains.Length; other++)
        {
            gains[other] += ((other == arm ? reward : 0) + bonus) / probabilities[other];
        }

        AdversarialSettings.Mix(gains, rate, share, probabilities);
    }
}
