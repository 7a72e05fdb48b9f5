using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of <see cref="KnownWeights"/>; it has nothing to learn.</summary>
internal sealed class KnownWeightsRun(int arms, Sequence<double> weights) : ConfidentRun(arms, weights.Count), IArmValues
{
    public override ConfidentRun Fork() => new KnownWeightsRun(Arms, weights);

    public double ValueOf(int arm, ReadOnlySpan<double> context) => Inner.Product(weights.Span, context);

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available) => LargestValue.Arm(this, contexts, available);

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
    }

    protected override RewardEstimate Believe(int arm, ReadOnlySpan<double> context) => new(Inner.Product(weights.Span, context), 0);
}
