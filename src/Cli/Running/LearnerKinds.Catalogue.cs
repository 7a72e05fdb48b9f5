using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;

namespace Mechanisms.Cli.Running;

/// <content>Learners of plain bandits: stochastic, adversarial, and wrappers of other learners.</content>
internal static partial class LearnerKinds
{
    // Rewards of the environments that files describe are 0 or 1: their variance is 1/4 at most.
    private const double LargestVariance = 0.25;

    private const double UsualAlpha = 4;
    private const int UsualShows = 100;

    private static string[] FamilyNames => ["bernoulli", "gaussian", "poisson", "exponential"];

    private static RewardFamily[] Families =>
        [RewardFamily.ZeroOne, new RewardFamily.Gaussian(LargestVariance), new RewardFamily.Poisson(), new RewardFamily.Exponential()];

    private static LearnerKind<ILearner>[] Stochastic =>
    [
        new LearnerKind<ILearner>.Of<Ucb1>(
            "ucb1",
            _ => new(),
            (learner, name) => learner with { Name = name },
            learner => !IsNamedByAlpha(learner),
            LearnerSetting<Ucb1>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        // The same learner under the literature's other parameter, α = 2 · exploration; under a name of its own, results record it as ucb1.
        new LearnerKind<ILearner>.Of<Ucb1>(
            "ucb-alpha",
            _ => Ucb1.WithAlpha(UsualAlpha),
            (learner, name) => learner with { Name = name },
            IsNamedByAlpha,
            LearnerSetting<Ucb1>.Real("alpha", learner => 2 * learner.Exploration, (_, value) => Ucb1.WithAlpha(value))),
        new LearnerKind<ILearner>.Of<Ucb1Tuned>(
            "ucb1-tuned",
            _ => new(),
            (learner, name) => learner with { Name = name }),
        new LearnerKind<ILearner>.Of<UcbDelta>(
            "ucb-delta",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<UcbDelta>.Real("deviation", learner => learner.Deviation, (learner, value) => learner with { Deviation = value }),
            LearnerSetting<UcbDelta>.Real("errorProbability", learner => learner.ErrorProbability, (learner, value) => learner with { ErrorProbability = value })),
        new LearnerKind<ILearner>.Of<AsymptoticUcb>(
            "asymptotic-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<AsymptoticUcb>.Real("deviation", learner => learner.Deviation, (learner, value) => learner with { Deviation = value })),
        new LearnerKind<ILearner>.Of<UcbV>(
            "ucb-v",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<UcbV>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<ILearner>.Of<Moss>(
            "moss",
            _ => new(),
            (learner, name) => learner with { Name = name }),
        new LearnerKind<ILearner>.Of<AnytimeMoss>(
            "anytime-moss",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<AnytimeMoss>.Real("alpha", learner => learner.Alpha, (learner, value) => learner with { Alpha = value })),
        new LearnerKind<ILearner>.Of<KlUcb>(
            "kl-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<KlUcb>.Word("family", "family", FamilyNames, learner => IndexOf(learner.Family), (learner, value) => learner with { Family = Families[value] }),
            LearnerSetting<KlUcb>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<ILearner>.Of<KlUcbPlusPlus>(
            "kl-ucb++",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<KlUcbPlusPlus>.Word("family", "family", FamilyNames, learner => IndexOf(learner.Family), (learner, value) => learner with { Family = Families[value] })),
        new LearnerKind<ILearner>.Of<BayesUcb>(
            "bayes-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<BayesUcb>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<ILearner>.Of<Imed>(
            "imed",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Imed>.Word("family", "family", FamilyNames, learner => IndexOf(learner.Family), (learner, value) => learner with { Family = Families[value] })),
        new LearnerKind<ILearner>.Of<BetaThompson>(
            "thompson",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<BetaThompson>.Real("priorSuccesses", learner => learner.PriorSuccesses, (learner, value) => learner with { PriorSuccesses = value }),
            LearnerSetting<BetaThompson>.Real("priorFailures", learner => learner.PriorFailures, (learner, value) => learner with { PriorFailures = value })),
        new LearnerKind<ILearner>.Of<GaussianThompson>(
            "gaussian-thompson",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<GaussianThompson>.Real("deviation", learner => learner.Deviation, (learner, value) => learner with { Deviation = value })),
        new LearnerKind<ILearner>.Of<EpsilonGreedy>(
            "epsilon-greedy",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<EpsilonGreedy>.Real("epsilon", learner => learner.Epsilon, (learner, value) => learner with { Epsilon = value })),
        new LearnerKind<ILearner>.Of<DecreasingEpsilonGreedy>(
            "decreasing-epsilon-greedy",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<DecreasingEpsilonGreedy>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<DecreasingEpsilonGreedy>.Real("gap", learner => learner.Gap, (learner, value) => learner with { Gap = value })),
        new LearnerKind<ILearner>.Of<BoltzmannGumbel>(
            "boltzmann-gumbel",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<BoltzmannGumbel>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value })),
        new LearnerKind<ILearner>.Of<ExploreThenCommit>(
            "explore-then-commit",
            _ => ExploreThenCommit.WithShows(UsualShows),
            (learner, name) => learner with { Name = name },
            LearnerSetting<ExploreThenCommit>.Whole("showsPerArm", learner => learner.ShowsPerArm(horizon: 1), (learner, value) => ExploreThenCommit.WithShows(value) with { Name = learner.Name })),
        new LearnerKind<ILearner>.Of<SuccessiveElimination>(
            "successive-elimination",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<SuccessiveElimination>.Real("errorProbability", learner => learner.ErrorProbability, (learner, value) => learner with { ErrorProbability = value })),
        new LearnerKind<ILearner>.Of<DiscountedUcb>(
            "discounted-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<DiscountedUcb>.Real("discount", learner => learner.Discount, (learner, value) => learner with { Discount = value }),
            LearnerSetting<DiscountedUcb>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<ILearner>.Of<SlidingWindowUcb>(
            "sliding-window-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<SlidingWindowUcb>.Whole("window", learner => learner.Window, (learner, value) => learner with { Window = (int)value }),
            LearnerSetting<SlidingWindowUcb>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
    ];

    private static LearnerKind<ILearner>[] Adversarial =>
    [
        new LearnerKind<ILearner>.Of<Exp3>(
            "exp3",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Exp3>.Optional("rate", learner => learner.Rate, (learner, value) => learner with { Rate = value })),
        new LearnerKind<ILearner>.Of<Exp3Gains>(
            "exp3-gains",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Exp3Gains>.Optional("mixing", learner => learner.Mixing, (learner, value) => learner with { Mixing = value })),
        new LearnerKind<ILearner>.Of<Exp3Ix>(
            "exp3-ix",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Exp3Ix>.Optional("rate", learner => learner.Rate, (learner, value) => learner with { Rate = value }),
            LearnerSetting<Exp3Ix>.Optional("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<ILearner>.Of<Exp3P>(
            "exp3-p",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Exp3P>.Real("failureProbability", learner => learner.FailureProbability, (learner, value) => learner with { FailureProbability = value })),
        new LearnerKind<ILearner>.Of<TsallisInf>(
            "tsallis-inf",
            _ => new(),
            (learner, name) => learner with { Name = name }),
    ];

    private static LearnerKind<ILearner>[] Wrappers =>
    [
        new LearnerKind<ILearner>.Of<Restarting>(
            "restarting",
            item => new(InnerOf(item)),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Restarting>.Inner("of", () => Field, learner => learner.Inner),
            LearnerSetting<Restarting>.Whole("first", learner => learner.First, (learner, value) => learner with { First = value }),
            LearnerSetting<Restarting>.Real("growth", learner => learner.Growth, (learner, value) => learner with { Growth = value })),
        new LearnerKind<ILearner>.Of<Delayed>(
            "delayed",
            item => new(InnerOf(item), 1),
            (learner, name) => learner with { Name = name },
            LearnerSetting<Delayed>.Inner("of", () => Field, learner => learner.Inner),
            LearnerSetting<Delayed>.Whole("rounds", learner => learner.Rounds, (learner, value) => new(learner.Inner, (int)value))),
    ];

    private static ILearner InnerOf(LearnerItem item) => Field.ReadOne(item.Setting("of") ?? item.Field.Required("of"), item.Surroundings);

    private static int IndexOf(RewardFamily family) => family.Match(_ => 0, _ => 1, _ => 2, _ => 3);

    private static bool IsNamedByAlpha(Ucb1 learner) => learner.Name == Ucb1.WithAlpha(2 * learner.Exploration).Name;
}
