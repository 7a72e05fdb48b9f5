using Mechanisms.Bandits.Learners;

namespace Mechanisms.Cli.Running;

/// <summary>All learners that files may name.</summary>
internal static partial class LearnerKinds
{
    private static readonly string[] Modes = ["two-sided", "upper-only"];
    private static readonly string[] Policies = ["uniform-random", "stop", "best-estimate"];
    private static readonly string[] Times = ["horizon", "round"];

    /// <summary>Gets the kinds, in the order in which messages list them.</summary>
    internal static IReadOnlyList<LearnerKind<ILearner>> All { get; } = [.. Clicks, .. Stochastic, .. Adversarial, .. Wrappers];

    /// <summary>Gets the field that names them.</summary>
    internal static LearnersField<ILearner> Field { get; } = new(All, learner => learner.Name);

    private static LearnerKind<ILearner>[] Clicks =>
    [
        new LearnerKind<ILearner>.Of<UcbS>(
            "ucb-s",
            needsUtility: true,
            item => new(item.Surroundings.Utility!),
            (learner, name) => learner with { Name = name },
            LearnerSetting<UcbS>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<UcbS>.Word("mode", "mode", Modes, learner => (int)learner.Mode, (learner, value) => learner with { Mode = (ScreeningMode)value }),
            LearnerSetting<UcbS>.Word("whenEmpty", "policy", Policies, learner => (int)learner.WhenEmpty, (learner, value) => learner with { WhenEmpty = (EmptySetPolicy)value }),
            LearnerSetting<UcbS>.Word("time", "time", Times, learner => (int)learner.Time, (learner, value) => learner with { Time = (ConfidenceTime)value })),
        new LearnerKind<ILearner>.Of<UcbUtility>(
            "ucb-utility",
            needsUtility: true,
            item => new(item.Surroundings.Utility!),
            (learner, name) => learner with { Name = name },
            LearnerSetting<UcbUtility>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<UcbUtility>.Whole("gridPoints", learner => learner.GridPoints, (learner, value) => learner with { GridPoints = (int)value })),
        new LearnerKind<ILearner>.Of<UcbMu>(
            "ucb-mu",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<UcbMu>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value })),
        new LearnerKind<ILearner>.Of<Uniform>("uniform", _ => new(), (learner, name) => learner with { Name = name }),
        new LearnerKind<ILearner>.Of<MuOracle>("mu-oracle", _ => new(), (learner, name) => learner with { Name = name }),
        new LearnerKind<ILearner>.Of<UtilityOracle>("utility-oracle", _ => new(), (learner, name) => learner with { Name = name }),
    ];
}
