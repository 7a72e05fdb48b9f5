using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

public sealed class Ucb1ConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new Ucb1();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcb1(2);
}

public sealed class UcbMuConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new UcbMu { Confidence = 0.5 };

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbMu(0.5);
}

public sealed class UcbUtilityConformanceTests : LearnerConformance
{
    protected override int LongestHorizon => 150;

    protected override ILearner Learner(ClickUtility utility) => new UcbUtility(utility);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbUtility(utility, 2, 11);
}

public sealed class UniformConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new Uniform();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUniform();
}

public sealed class MuOracleConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new MuOracle();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainOracle((tables, arm) => tables.RewardProbability[arm]);
}

public sealed class UtilityOracleConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new UtilityOracle();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainOracle((tables, arm) => -tables.RegretPerShow[arm]);
}

public sealed class FixedArmConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new FixedArm(0);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainOracle((_, arm) => -arm);
}

/// <summary>UCB-S with the paper's constants.</summary>
public sealed class UcbSConformanceTests : LearnerConformance
{
    protected override int LongestHorizon => 600;

    protected override ILearner Learner(ClickUtility utility) => new UcbS(utility);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(new UcbS(utility));
}

/// <summary>Short radii, so that most arms are removed within the horizon and uniform play follows.</summary>
public sealed class HastyUcbSConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => Settings(utility);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(Settings(utility));

    internal static UcbS Settings(ClickUtility utility) => new(utility) { Confidence = 0.05 };
}

/// <summary>Arms removed in a round of one pass; uniform play once all are gone.</summary>
public sealed class HastyOnePassConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new OnePassUcbS(HastyUcbSConformanceTests.Settings(utility));

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(HastyUcbSConformanceTests.Settings(utility));
}

/// <summary>Upper screening only; nobody is shown once all are gone.</summary>
public sealed class StoppingUcbSConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => Settings(utility);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(Settings(utility));

    internal static UcbS Settings(ClickUtility utility) =>
        new(utility) { Confidence = 0.05, Mode = ScreeningMode.UpperOnly, WhenEmpty = EmptySetPolicy.Stop };
}

/// <summary>Arms removed in a round of one pass; nobody is shown once all are gone.</summary>
public sealed class StoppingOnePassConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new OnePassUcbS(StoppingUcbSConformanceTests.Settings(utility));

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(StoppingUcbSConformanceTests.Settings(utility));
}

/// <summary>Anytime radii; the best estimate once all are gone.</summary>
public sealed class AnytimeUcbSConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => Settings(utility);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(Settings(utility));

    internal static UcbS Settings(ClickUtility utility) =>
        new(utility) { Confidence = 0.05, Time = ConfidenceTime.Round, WhenEmpty = EmptySetPolicy.BestEstimate };
}

/// <summary>Arms removed in a round of one pass, by radii that grow; the best estimate once all are gone.</summary>
public sealed class AnytimeOnePassConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new OnePassUcbS(AnytimeUcbSConformanceTests.Settings(utility));

    protected override PlainLearner Plain(ClickUtility utility) => new PlainUcbS(AnytimeUcbSConformanceTests.Settings(utility));
}
