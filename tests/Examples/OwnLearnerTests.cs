using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Examples;

// snippet: own-learner-laws
public sealed class RandomizedUcbTests : LearnerLaws
{
    protected override ILearner Learner => new RandomizedUcb(Width: 1);
}

public sealed class HillClimberTests : AgentLaws
{
    protected override IStrategicAgent Agent => new HillClimber(Step: 0.05);
}
// end snippet
