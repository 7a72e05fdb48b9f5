using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of <see cref="KnownWeights"/>; it has nothing to learn.</summary>
internal sealed class KnownWeightsRun(int arms, Sequence<double> weights) : ConfidentRun(arms, weights.Count)
{
    public override ConfidentRun Fork() => new KnownWeightsRun(Arms, weights);

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
    {
        int best = Nobody;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            if (!available.IsEmpty && !available[arm])
            {
                continue;
            }

            double value = Inner.Product(weights.Span, contexts.Slice(arm * Dimension, Dimension));
            if (!double.IsFinite(value))
            {
                throw NotFinite(arm, value);
            }

            if (value > largest)
            {
                (best, largest) = (arm, value);
            }
        }

        return best;
    }

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
    }

    protected override RewardEstimate Believe(int arm, ReadOnlySpan<double> context) => new(Inner.Product(weights.Span, context), 0);
}
