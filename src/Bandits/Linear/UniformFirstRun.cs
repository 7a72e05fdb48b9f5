using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of <see cref="UniformFirst"/>.</summary>
internal sealed class UniformFirstRun : ContextualRun
{
    private readonly ContextualRun then;
    private readonly long rounds;
    private readonly StreamKey key;
    private long round;

    public UniformFirstRun(ContextualRun then, long rounds, StreamKey key)
        : base(then.Arms, then.Dimension)
    {
        this.then = then;
        this.rounds = rounds;
        this.key = key;
    }

    public override bool IsActive(int arm) => then.IsActive(arm);

    public override ContextualRun Fork() => new UniformFirstRun(then.Fork(), rounds, key) { round = round };

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available) =>
        round < rounds ? UniformChoice.Of(Arms, available, key.Role(Streams.Learner).Agent(ushort.MaxValue), round) : then.Choose(contexts, available);

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
        then.Observe(arm, context, reward);
        round++;
    }
}
