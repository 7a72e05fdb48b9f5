using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>A run of <see cref="Exp4"/>.</summary>
internal sealed class Exp4Run : SamplingRun
{
    private readonly IExpertAdvice experts;
    private readonly double rate;
    private readonly double[] losses;
    private readonly double[] weights;
    private readonly double[] advice;

    public Exp4Run(IExpertAdvice experts, int arms, double rate, StreamKey key)
        : base(arms, key)
    {
        (this.experts, this.rate) = (experts, rate);
        losses = new double[experts.Experts];
        weights = new double[experts.Experts];
        advice = new double[checked(experts.Experts * arms)];
        Mix(FirstProbabilities);
    }

    private Exp4Run(Exp4Run original)
        : base(original)
    {
        (experts, rate) = (original.experts, original.rate);
        losses = [.. original.losses];
        weights = [.. original.weights];
        advice = [.. original.advice];
    }

    public override LearnerRun Fork() => new Exp4Run(this);

    protected override void Learn(int arm, double reward, Span<double> probabilities)
    {
        // Finite, so that an expert who advised against the arm loses 0 and not NaN.
        double estimate = Math.Min((1 - reward) / probabilities[arm], double.MaxValue);
        for (int expert = 0; expert < losses.Length; expert++)
        {
            losses[expert] += advice[(expert * probabilities.Length) + arm] * estimate;
        }

        Mix(probabilities);
    }

    private void Mix(Span<double> probabilities)
    {
        experts.Advise(Round, advice);
        for (int expert = 0; expert < losses.Length; expert++)
        {
            weights[expert] = Math.Min(rate * losses[expert], double.MaxValue);
        }

        AdversarialSettings.Entropy.Minimize(weights, weights);
        probabilities.Clear();
        for (int expert = 0; expert < losses.Length; expert++)
        {
            ReadOnlySpan<double> row = advice.AsSpan(expert * probabilities.Length, probabilities.Length);
            FixedAdvice.RequireDistribution(row, expert, "advice");
            for (int arm = 0; arm < row.Length; arm++)
            {
                probabilities[arm] += weights[expert] * row[arm];
            }
        }
    }
}
