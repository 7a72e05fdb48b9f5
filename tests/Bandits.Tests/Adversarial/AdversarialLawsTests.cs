using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Adversarial;

public sealed class Exp3Laws : LearnerLaws
{
    protected override ILearner Learner => new Exp3();

    protected override bool ShowsEveryArmFirst => false;
}

public sealed class Exp3GainsLaws : LearnerLaws
{
    protected override ILearner Learner => new Exp3Gains();

    protected override bool ShowsEveryArmFirst => false;
}

public sealed class Exp3IxLaws : LearnerLaws
{
    protected override ILearner Learner => new Exp3Ix();

    protected override bool ShowsEveryArmFirst => false;
}

public sealed class Exp3PLaws : LearnerLaws
{
    protected override ILearner Learner => new Exp3P();

    protected override bool ShowsEveryArmFirst => false;
}

public sealed class TsallisInfLaws : LearnerLaws
{
    protected override ILearner Learner => new TsallisInf();

    protected override bool ShowsEveryArmFirst => false;
}
