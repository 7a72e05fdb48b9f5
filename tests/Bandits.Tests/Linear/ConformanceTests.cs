using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;

namespace Mechanisms.Bandits.Tests.Linear;

public sealed class LinUcbConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new LinUcb();
}

public sealed class DisjointLinUcbConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new DisjointLinUcb();
}

public sealed class LinTsConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new LinTs();
}

public sealed class KnownWeightsConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new KnownWeights([0.5, -0.3, 0.8]);
}

public sealed class UniformArmsConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new UniformArms();
}

public sealed class UniformFirstConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new UniformFirst(new LinTs(), 40);
}

public sealed class GrimTriggerConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => new GrimTrigger(new LinUcb());
}

public sealed class OptimisticGrimTriggerConformanceTests : ContextualLearnerConformance
{
    protected override IContextualLearner Learner => GrimTrigger.Optimistic(new ConfidenceRadius.SelfNormalized()) with { Timing = LcbTiming.PostUpdate };
}
