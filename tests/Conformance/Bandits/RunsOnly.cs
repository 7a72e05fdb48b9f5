using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Conformance.Bandits;

/// <summary>Hides the lanes of a learner, so that a device must drive its runs.</summary>
public sealed class RunsOnly(ILearner learner) : ILearner
{
    public string Name => learner.Name;

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);
}

/// <summary>Hides the lanes of an oracle.</summary>
public sealed class InformedRunsOnly(IInformedLearner learner) : IInformedLearner
{
    public string Name => learner.Name;

    public ILearner Informed(EpisodeTables tables) => new RunsOnly(learner.Informed(tables));

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);
}
