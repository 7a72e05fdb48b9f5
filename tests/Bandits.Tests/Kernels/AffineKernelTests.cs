using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Tests.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Ties in nearly every round: what is chosen is what the index says, not what its affine form says.</summary>
public sealed class RatioConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new RatioLearner(1);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainRatio();
}

public sealed class FixedRatioConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new RatioLearner(1, IsAnytime: false);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainRatio(isAnytime: false);
}

public sealed class RatioByIndexConformanceTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new RatioLearner(1, ByIndex: true);

    protected override PlainLearner Plain(ClickUtility utility) => new PlainRatio();
}

public sealed class AsymptoticUcbKernelTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new AsymptoticUcb();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainAsymptotic();

    private sealed class PlainAsymptotic : PlainIndexLearner
    {
        protected override double Index(PlainArm arm, long t, long horizon) => arm.Shows == 0
            ? double.PositiveInfinity
            : (arm.Rewards / arm.Shows) + Radius(2 * 0.25, Math.Log(1 + (t * Math.Log(t) * Math.Log(t))), arm.Shows);
    }
}

/// <summary>The conformance suite refutes an affine form that is not its index, and accepts the right one.</summary>
public sealed class AffineKernelTests
{
    [Fact]
    public void Accepts_slopes_that_are_those_of_the_index() => new Subject(1).Plays_round_by_round_as_the_plain_program();

    [Theory]
    [InlineData(1.0001)]
    [InlineData(0)]
    public void Refutes_slopes_that_are_not_those_of_the_index(double steepness) =>
        PlantedLaw.RequireFalsified(new Subject(steepness).Plays_round_by_round_as_the_plain_program);

    private sealed class Subject(double steepness) : LearnerConformance
    {
        protected override ILearner Learner(ClickUtility utility) => new RatioLearner(steepness);

        protected override PlainLearner Plain(ClickUtility utility) => new PlainRatio();
    }
}
