using Mechanisms.Bandits.Environments;

namespace Mechanisms.Conformance.Bandits;

/// <summary>A learner in the plainest words, with branches and without lanes: the oracle of a kernel.</summary>
public abstract class PlainLearner
{
    /// <summary>Told the tables before play; only oracles listen.</summary>
    public virtual void Hear(EpisodeTables tables)
    {
    }

    /// <summary>Told where its random numbers come from, before play; only those that draw listen.</summary>
    public virtual void Seed(ulong root, uint replication)
    {
    }

    /// <summary>The arm of round <paramref name="t"/> (from 1), or −1 for nobody.</summary>
    public abstract int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm);

    /// <summary>Whether the arm just shown, and active until now, is removed.</summary>
    public virtual bool Removes(PlainArm arm, long t, long horizon) => false;
}
