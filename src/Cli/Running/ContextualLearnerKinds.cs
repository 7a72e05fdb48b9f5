using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;

namespace Mechanisms.Cli.Running;

/// <summary>All learners of contextual bandits that files may name.</summary>
internal static class ContextualLearnerKinds
{
    private static readonly string[] Timings = ["pre-update", "post-update"];

    /// <summary>Gets the field that names them.</summary>
    internal static LearnersField<IContextualLearner> Field { get; } = new([.. Linear, .. Baselines, .. Wrappers], learner => learner.Name);

    private static LearnerKind<IContextualLearner>[] Linear =>
    [
        new LearnerKind<IContextualLearner>.Of<LinUcb>(
            "linucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<LinUcb>.Real("regularization", learner => learner.Regularization, (learner, value) => learner with { Regularization = value }),
            RadiusField.Setting<LinUcb>(learner => learner.Radius, (learner, value) => learner with { Radius = value })),
        new LearnerKind<IContextualLearner>.Of<DisjointLinUcb>(
            "disjoint-linucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<DisjointLinUcb>.Real("regularization", learner => learner.Regularization, (learner, value) => learner with { Regularization = value }),
            RadiusField.Setting<DisjointLinUcb>(learner => learner.Radius, (learner, value) => learner with { Radius = value })),
        new LearnerKind<IContextualLearner>.Of<LinTs>(
            "lints",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<LinTs>.Real("regularization", learner => learner.Regularization, (learner, value) => learner with { Regularization = value }),
            LearnerSetting<LinTs>.Real("spread", learner => learner.Spread, (learner, value) => learner with { Spread = value })),
    ];

    private static LearnerKind<IContextualLearner>[] Baselines =>
    [
        new LearnerKind<IContextualLearner>.Of<KnownWeights>(
            "known-weights", item => new(item.Surroundings.Weights), (learner, name) => learner with { Name = name }),
        new LearnerKind<IContextualLearner>.Of<UniformArms>("uniform", _ => new(), (learner, name) => learner with { Name = name }),
    ];

    private static LearnerKind<IContextualLearner>[] Wrappers =>
    [
        new LearnerKind<IContextualLearner>.Of<GrimTrigger>(
            "grim-trigger",
            item => new(ConfidentOf(item)),
            (learner, name) => learner with { Name = name },
            LearnerSetting<GrimTrigger>.Inner("of", () => Field, learner => learner.Inner),
            LearnerSetting<GrimTrigger>.Word("timing", "timing", Timings, learner => (int)learner.Timing, (learner, value) => learner with { Timing = (LcbTiming)value }),
            LearnerSetting<GrimTrigger>.Real("slack", learner => learner.Slack, (learner, value) => learner with { Slack = value })),
        new LearnerKind<IContextualLearner>.Of<UniformFirst>(
            "uniform-first",
            item => new(Field.ReadOne(item.Setting("of") ?? item.Field.Required("of"), item.Surroundings), 1),
            (learner, name) => learner with { Name = name },
            LearnerSetting<UniformFirst>.Inner("of", () => Field, learner => learner.Then),
            LearnerSetting<UniformFirst>.Whole("rounds", learner => learner.Rounds, (learner, value) => new(learner.Then, value))),
    ];

    private static IConfidentLearner ConfidentOf(LearnerItem item)
    {
        Foundations.Formats.JsonField field = item.Setting("of") ?? item.Field.Required("of");
        return Field.ReadOne(field, item.Surroundings) as IConfidentLearner
            ?? throw field.Error("A grim trigger needs a learner that knows its confidence: linucb, disjoint-linucb or known-weights. Wrap one of these.");
    }
}
