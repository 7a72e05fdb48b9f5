using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Planted bug: a fixed arm counted from the end.</summary>
public sealed record LastArm : ILearner
{
    public string Name => "last arm";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new FixedArm(arms - 1).Begin(arms, horizon, key);
}
