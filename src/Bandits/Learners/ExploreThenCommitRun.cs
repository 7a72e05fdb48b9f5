using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="ExploreThenCommit"/>.</summary>
internal sealed class ExploreThenCommitRun : CountingRun
{
    private readonly long showsPerArm;
    private int committed = Nobody;

    public ExploreThenCommitRun(long showsPerArm, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key) => this.showsPerArm = showsPerArm;

    private ExploreThenCommitRun(ExploreThenCommitRun original)
        : base(original) => (showsPerArm, committed) = (original.showsPerArm, original.committed);

    /// <inheritdoc/>
    public override LearnerRun Fork() => new ExploreThenCommitRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        if (Round / Arms < showsPerArm)
        {
            return (int)(Round % Arms);
        }

        committed = committed == Nobody ? BestMean() : committed;
        return committed;
    }
}
