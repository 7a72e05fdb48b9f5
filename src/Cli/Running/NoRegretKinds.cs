using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Cli.Running;

/// <summary>All learners of full information that files may name.</summary>
internal static class NoRegretKinds
{
    private static readonly string[] Rates = ["horizon", "anytime"];
    private static readonly string[] Hints = ["none", "last-loss"];
    private static readonly string[] RegularizerNames = ["entropy", "euclidean", "log-barrier", "tsallis"];

    private static readonly Regularizer[] Regularizers =
        [new Regularizer.Entropy(), new Regularizer.Euclidean(), new Regularizer.LogBarrier(), new Regularizer.Tsallis()];

    /// <summary>Gets the field that names them.</summary>
    internal static LearnersField<INoRegretLearner> Field { get; } = new([.. Weights, .. Matching, .. Regularized, .. Wrappers], learner => learner.Name);

    private static LearnerKind<INoRegretLearner>[] Weights =>
    [
        new LearnerKind<INoRegretLearner>.Of<Hedge>(
            "hedge",
            _ => new() { LossRange = GameFile.Spread },
            (learner, name) => learner with { Name = name },
            Rate<Hedge>(learner => learner.Rate, (learner, value) => learner with { Rate = value }),
            LearnerSetting<Hedge>.Word("hint", "hint", Hints, learner => (int)learner.Hint, (learner, value) => learner with { Hint = (Hint)value })),
        new LearnerKind<INoRegretLearner>.Of<AdaHedge>("adahedge", _ => new(), (learner, name) => learner with { Name = name }),
    ];

    private static LearnerKind<INoRegretLearner>[] Matching =>
    [
        new LearnerKind<INoRegretLearner>.Of<RegretMatching>("regret-matching", _ => new(), (learner, name) => learner with { Name = name }),
        new LearnerKind<INoRegretLearner>.Of<RegretMatchingPlus>("regret-matching+", _ => new(), (learner, name) => learner with { Name = name }),
        new LearnerKind<INoRegretLearner>.Of<PredictiveRegretMatchingPlus>(
            "predictive-regret-matching+", _ => new(), (learner, name) => learner with { Name = name }),
    ];

    private static LearnerKind<INoRegretLearner>[] Regularized =>
    [
        new LearnerKind<INoRegretLearner>.Of<FollowTheRegularizedLeader>(
            "ftrl",
            _ => new() { LossRange = GameFile.Spread },
            (learner, name) => learner with { Name = name },
            LearnerSetting<FollowTheRegularizedLeader>.Word("regularizer", "regularizer", RegularizerNames, learner => IndexOf(learner.Regularizer), (learner, value) => learner with { Regularizer = Regularizers[value] }),
            Rate<FollowTheRegularizedLeader>(learner => learner.Rate, (learner, value) => learner with { Rate = value }),
            LearnerSetting<FollowTheRegularizedLeader>.Word("hint", "hint", Hints, learner => (int)learner.Hint, (learner, value) => learner with { Hint = (Hint)value })),
        new LearnerKind<INoRegretLearner>.Of<MirrorDescent>(
            "omd",
            _ => new() { LossRange = GameFile.Spread },
            (learner, name) => learner with { Name = name },
            LearnerSetting<MirrorDescent>.Word("regularizer", "regularizer", RegularizerNames, learner => IndexOf(learner.Regularizer), (learner, value) => learner with { Regularizer = Regularizers[value] }),
            Rate<MirrorDescent>(learner => learner.Rate, (learner, value) => learner with { Rate = value }),
            LearnerSetting<MirrorDescent>.Word("hint", "hint", Hints, learner => (int)learner.Hint, (learner, value) => learner with { Hint = (Hint)value })),
    ];

    private static LearnerKind<INoRegretLearner>[] Wrappers =>
    [
        new LearnerKind<INoRegretLearner>.Of<SwapRegret>(
            "swap", item => new(InnerOf(item)), (learner, name) => learner with { Name = name }, LearnerSetting<SwapRegret>.Inner("of", () => Field, learner => learner.Learner)),
        new LearnerKind<INoRegretLearner>.Of<Doubling>(
            "doubling", item => new(InnerOf(item)), (learner, name) => learner with { Name = name }, LearnerSetting<Doubling>.Inner("of", () => Field, learner => learner.Learner)),
    ];

    // A number that is always the rate, or the word of a rule that sets it.
    private static LearnerSetting<TLearner> Rate<TLearner>(Func<TLearner, LearningRate> of, Func<TLearner, LearningRate, TLearner> with) => new(
        "rate",
        (field, learner) => ContestPlan.Fit(field, () => with(learner, ReadRate(field))),
        (json, learner) =>
        {
            if (of(learner) is LearningRate.Constant constant)
            {
                json.WriteFinite("rate", constant.Value);
            }
            else
            {
                json.WriteString("rate", Rates[of(learner) is LearningRate.ForHorizon ? 0 : 1]);
            }
        });

    private static LearningRate ReadRate(JsonField field) => !field.IsText ? new LearningRate.Constant(field.ReadNumber())
        : Words.Index(field, Rates, "rate") == 0 ? new LearningRate.ForHorizon()
        : new LearningRate.Anytime();

    private static INoRegretLearner InnerOf(LearnerItem item) => Field.ReadOne(item.Setting("of") ?? item.Field.Required("of"), item.Surroundings);

    private static int IndexOf(Regularizer regularizer) => regularizer.Match(_ => 0, _ => 1, _ => 2, _ => 3);
}
