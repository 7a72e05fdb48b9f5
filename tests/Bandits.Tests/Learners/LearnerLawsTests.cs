using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

public sealed class Ucb1Laws : LearnerLaws
{
    protected override ILearner Learner => new Ucb1();
}

public sealed class UcbAlphaLaws : LearnerLaws
{
    protected override ILearner Learner => Ucb1.WithAlpha(1);
}

public sealed class Ucb1TunedLaws : LearnerLaws
{
    protected override ILearner Learner => new Ucb1Tuned();
}

public sealed class UcbDeltaLaws : LearnerLaws
{
    protected override ILearner Learner => new UcbDelta();
}

public sealed class AsymptoticUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new AsymptoticUcb();
}

public sealed class UcbVLaws : LearnerLaws
{
    protected override ILearner Learner => new UcbV();
}

public sealed class MossLaws : LearnerLaws
{
    protected override ILearner Learner => new Moss();
}

public sealed class AnytimeMossLaws : LearnerLaws
{
    protected override ILearner Learner => new AnytimeMoss();
}

public sealed class KlUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new KlUcb();
}

public sealed class KlUcbPlusPlusLaws : LearnerLaws
{
    protected override ILearner Learner => new KlUcbPlusPlus();
}

public sealed class BayesUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new BayesUcb();
}

public sealed class ImedLaws : LearnerLaws
{
    protected override ILearner Learner => new Imed();
}

public sealed class GaussianImedLaws : LearnerLaws
{
    protected override ILearner Learner => new Imed { Family = new RewardFamily.Gaussian(0.25) };
}

public sealed class PoissonKlUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new KlUcb { Family = new RewardFamily.Poisson() };
}

public sealed class ExponentialKlUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new KlUcb { Family = new RewardFamily.Exponential(), Exploration = 3 };
}

public sealed class BetaThompsonLaws : LearnerLaws
{
    protected override ILearner Learner => new BetaThompson();

    protected override bool ShowsEveryArmFirst => false;
}

public sealed class GaussianThompsonLaws : LearnerLaws
{
    protected override ILearner Learner => new GaussianThompson();

    protected override bool ShowsEveryArmFirst => false;

    protected override double LeastShareOfBest => 0.7;
}

public sealed class EpsilonGreedyLaws : LearnerLaws
{
    protected override ILearner Learner => new EpsilonGreedy();
}

public sealed class DecreasingEpsilonGreedyLaws : LearnerLaws
{
    protected override ILearner Learner => new DecreasingEpsilonGreedy { Gap = 0.8 };
}

public sealed class BoltzmannGumbelLaws : LearnerLaws
{
    protected override ILearner Learner => new BoltzmannGumbel();
}

public sealed class ExploreThenCommitLaws : LearnerLaws
{
    protected override ILearner Learner => ExploreThenCommit.WithShows(20);
}

public sealed class GapExploreThenCommitLaws : LearnerLaws
{
    protected override ILearner Learner => ExploreThenCommit.ForGap(0.5, 0.5);
}

public sealed class SuccessiveEliminationLaws : LearnerLaws
{
    protected override ILearner Learner => new SuccessiveElimination();
}

public sealed class DiscountedUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new DiscountedUcb();
}

public sealed class SlidingWindowUcbLaws : LearnerLaws
{
    protected override ILearner Learner => new SlidingWindowUcb { Window = 60 };
}

public sealed class RestartingLaws : LearnerLaws
{
    protected override ILearner Learner => new Restarting(new Moss()) { First = 10 };

    protected override bool AllocatesInRounds => true;
}

public sealed class DelayedLaws : LearnerLaws
{
    protected override ILearner Learner => new Delayed(new UcbV(), 9);

    protected override bool ShowsEveryArmFirst => false;
}

public sealed class UcbMuLaws : LearnerLaws
{
    protected override ILearner Learner => new UcbMu();

    /// <summary>An arm without a click is as good as unseen here.</summary>
    protected override bool ShowsEveryArmFirst => false;
}

public sealed class UniformPlayLaws : LearnerLaws
{
    protected override ILearner Learner => new Uniform();

    protected override bool ShowsEveryArmFirst => false;

    protected override double LeastShareOfBest => 0;
}
