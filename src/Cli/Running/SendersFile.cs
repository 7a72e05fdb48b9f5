using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Solving;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>senders</c>: receivers who learn what to promise to informed senders.</summary>
internal static class SendersFile
{
    private const int ViolationMeasure = 1;
    private const int GainMeasure = 4;

    private static readonly string[] Names = ["environment", "learners"];

    private static LearnersField<ISendersLearner> Field { get; } = new(
    [
        new LearnerKind<ISendersLearner>.Of<FullFeedbackReceiver>(
            "full-feedback",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<FullFeedbackReceiver>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<FullFeedbackReceiver>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<FullFeedbackReceiver>.Real("resolveRatio", learner => learner.ResolveRatio, (learner, value) => learner with { ResolveRatio = value })),
        new LearnerKind<ISendersLearner>.Of<BanditFeedbackReceiver>(
            "bandit-feedback",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<BanditFeedbackReceiver>.Real("alpha", learner => learner.Alpha, (learner, value) => learner with { Alpha = value }),
            LearnerSetting<BanditFeedbackReceiver>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<BanditFeedbackReceiver>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<BanditFeedbackReceiver>.Real("resolveRatio", learner => learner.ResolveRatio, (learner, value) => learner with { ResolveRatio = value })),
    ], learner => learner.Name);

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField environment = root.Required("environment");
        environment.RequireNames("model");
        JsonField written = environment.Required("model");
        InformedSendersProblem model = InformedSendersInstance.Read(written).Problem;
        Sequence<ISendersLearner> learners = Field.Read(root.Required("learners"), new());
        SendersContender first = ContestPlan.Fit(written, () => new SendersContender(model, learners[0]));
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(learner => new SendersContender(model, learner))),
            Describe(first),
            json => Write(json, written, learners),
            Findings);
    }

    private static ContestDescription Describe(SendersContender contender) => new(
        "A receiver who learns what to promise to those who know",
        "Each round a receiver promises what she does on each profile of reports; senders, each with a signal, report the truth, and utilities are revealed: those of all actions, or of the one taken. She does not know probabilities or utilities. Two things count: what she loses against the best promise under which nobody gains by a lie, and what lies would have gained under the promises that she made, the violation: the sum over rounds of the most that a lie gains in advance. Regret falls below 0 where untruthful promises are worth more. Nobody is paid.",
        [
            new("Model", contender.Model.ToString()),
            new("Best value", string.Create(CultureInfo.InvariantCulture, $"{contender.Optimum:G6} per round, the optimum of the linear program")),
        ]);

    private static void Write(Utf8JsonWriter json, JsonField model, Sequence<ISendersLearner> learners)
    {
        json.WriteStartObject("environment");
        json.WritePropertyName("model");
        json.WriteRawValue(model.Quote(int.MaxValue));
        json.WriteEndObject();
        Field.Write(json, learners);
    }

    private static Sequence<string> Findings(RegretContestResult result) => result.Summaries.Select(summary => FormattableString.Invariant(
        $"{summary.Curve.Learner} lets lies gain {summary.Measures[ViolationMeasure].Average():F1} in all; under what it promises at the end the best lie gains {summary.Measures[GainMeasure].Average():G3} a round.")).ToSequence();
}
