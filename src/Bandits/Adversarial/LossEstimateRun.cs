using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>Follow-the-regularized-leader on losses weighed by their probability: EXP3, EXP3-IX and Tsallis-INF.</summary>
internal sealed class LossEstimateRun : SamplingRun
{
    private readonly Regularizer regularizer;
    private readonly double rate;
    private readonly bool isAnytime;
    private readonly double bias;
    private readonly double[] losses;

    /// <summary>Initializes a run.</summary>
    /// <param name="regularizer">The regularizer.</param>
    /// <param name="rate">The rate, divided by √t when anytime.</param>
    /// <param name="isAnytime">Whether the rate falls with the round.</param>
    /// <param name="bias">What is added to the probability that a loss is divided by.</param>
    /// <param name="arms">Number of arms.</param>
    /// <param name="key">The replication's key.</param>
    public LossEstimateRun(Regularizer regularizer, double rate, bool isAnytime, double bias, int arms, StreamKey key)
        : base(arms, key)
    {
        (this.regularizer, this.rate, this.isAnytime, this.bias) = (regularizer, rate, isAnytime, bias);
        losses = new double[arms];
    }

    private LossEstimateRun(LossEstimateRun original)
        : base(original)
    {
        (regularizer, rate, isAnytime, bias) = (original.regularizer, original.rate, original.isAnytime, original.bias);
        losses = [.. original.losses];
    }

    /// <inheritdoc/>
    public override Learners.LearnerRun Fork() => new LossEstimateRun(this);

    /// <inheritdoc/>
    protected override void Learn(int arm, double reward, Span<double> probabilities)
    {
        losses[arm] += (1 - reward) / (probabilities[arm] + bias);
        double now = isAnytime ? rate / Math.Sqrt(Round + 1) : rate;
        for (int other = 0; other < losses.Length; other++)
        {
            // A loss over a probability below 10⁻³⁰⁸ is infinite: such an arm is given up.
            probabilities[other] = Math.Min(now * losses[other], double.MaxValue);
        }

        regularizer.Minimize(probabilities, probabilities);
    }
}
