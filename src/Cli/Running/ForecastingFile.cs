using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Solving;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Reports.Simulations;
using Mechanisms.ScoringRules;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>forecasting</c>: learners of scoring rules before a forecaster who must be paid for effort and honesty.</summary>
internal static class ForecastingFile
{
    private const int MeantMeasure = 0;
    private const int BadMeasure = 3;
    private const int GainMeasure = 4;
    private const int LossMeasure = 5;

    private static readonly string[] Names = ["environment", "learners"];
    private static readonly string[] Bounds = ["distance", "scalar"];

    private static LearnersField<IForecastingLearner> Field { get; } = new(
    [
        new LearnerKind<IForecastingLearner>.Of<SafeUcb>(
            "safe-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<SafeUcb>.Word("bound", "bound", Bounds, learner => (int)learner.Bound, (learner, value) => learner with { Bound = (DeviationBound)value }),
            LearnerSetting<SafeUcb>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<SafeUcb>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<SafeUcb>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value }),
            LearnerSetting<SafeUcb>.Real("resolveRatio", learner => learner.ResolveRatio, (learner, value) => learner with { ResolveRatio = value })),
        new LearnerKind<IForecastingLearner>.Of<OsrlUcb>(
            "osrl-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<OsrlUcb>.Word("bound", "bound", Bounds, learner => (int)learner.Bound, (learner, value) => learner with { Bound = (DeviationBound)value }),
            LearnerSetting<OsrlUcb>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<OsrlUcb>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<OsrlUcb>.Real("resolveRatio", learner => learner.ResolveRatio, (learner, value) => learner with { ResolveRatio = value })),
    ], learner => learner.Name);

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField environment = root.Required("environment");
        environment.RequireNames("model", "forecaster");
        JsonField written = environment.Required("model");
        ScoringProblem model = ScoringInstance.Read(written).Problem;
        IResponder forecaster = ResponderField.Read(environment.Optional("forecaster"));
        Sequence<IForecastingLearner> learners = Field.Read(root.Required("learners"), new());
        ForecastingContender first = ContestPlan.Fit(written, () => new ForecastingContender(model, learners[0]) { Forecaster = forecaster });
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(learner => new ForecastingContender(model, learner) { Forecaster = forecaster })),
            Describe(first),
            json => Write(json, written, forecaster, learners),
            result => Findings(result, first.Optimum, learners));
    }

    private static ContestDescription Describe(ForecastingContender contender) => new(
        "A forecaster who must be paid for effort and honesty",
        "Each round a principal announces payments for a reported belief; a forecaster chooses an effort, sees a signal, reports and is paid once the state is known. The principal knows its own decisions and, for each effort, one rule that induces it; how informative efforts are and what they cost it learns. Regret of a round is the value of the best rule of the known model less that of the rule announced; the payment is what the forecaster is paid in expectation.",
        [
            new("Model", contender.Model.ToString()),
            new("Best value", string.Create(CultureInfo.InvariantCulture, $"{contender.Optimum:G6} per round, the optimum of the linear programs")),
            new("Known rules", $"margins {contender.Task.Margins}, by effort"),
            new("Forecaster", ResponderField.InWords(contender.Forecaster)),
        ]);

    private static void Write(Utf8JsonWriter json, JsonField model, IResponder forecaster, Sequence<IForecastingLearner> learners)
    {
        json.WriteStartObject("environment");
        json.WritePropertyName("model");
        json.WriteRawValue(model.Quote(int.MaxValue));
        ResponderField.Write(json, "forecaster", forecaster);
        json.WriteEndObject();
        Field.Write(json, learners);
    }

    private static Sequence<string> Findings(RegretContestResult result, double optimum, Sequence<IForecastingLearner> learners) => result.Summaries.Zip(learners, (summary, learner) =>
    {
        string allowed = learner switch
        {
            SafeUcb settings => BadEventWords.Allowed(settings.Confidence, settings.Scale, settings.Bound == DeviationBound.Distance),
            OsrlUcb settings => BadEventWords.Allowed(settings.Confidence, settings.Scale, settings.Bound == DeviationBound.Distance),
            _ => string.Empty,
        };
        int fit = summary.Measures[GainMeasure].Count(gain => gain <= 0);
        return FormattableString.Invariant(
            $"{summary.Curve.Learner} is answered as it means in {100 * summary.Measures[MeantMeasure].Average():F1}% of the rounds in which it does not search, and hands over a rule that is exactly incentive compatible under the true model in {fit} of {summary.Measures[GainMeasure].Count} runs; it leaves {summary.Measures[LossMeasure].Average():G3} of the best {optimum:G4} a round unearned. Confidence sets missed the truth in {summary.Measures[BadMeasure].Sum():F0} of {summary.Measures[BadMeasure].Count} runs{allowed}.");
    }).ToSequence();
}
