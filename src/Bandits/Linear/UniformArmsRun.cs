using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of <see cref="UniformArms"/>.</summary>
internal sealed class UniformArmsRun(int arms, int dimension, StreamKey key) : ContextualRun(arms, dimension)
{
    private long round;

    public override ContextualRun Fork() => new UniformArmsRun(Arms, Dimension, key) { round = round };

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available) =>
        UniformChoice.Of(Arms, available, key.Role(Streams.Learner), round);

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward) => round++;
}
