using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Solving;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning;
using Mechanisms.Learning.Hiring;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>hired-agents</c>: principals who learn whom to ask to work and what to pay.</summary>
internal static class HiredAgentsFile
{
    private const int RegretMeasure = 1;
    private const int SearchMeasure = 4;
    private const int BadMeasure = 5;
    private const int KnownMeasure = 6;
    private const int GainMeasure = 7;
    private const int LossMeasure = 8;

    private static readonly string[] Names = ["environment", "learners"];

    private static LearnersField<IHiringLearner> Field { get; } = new(
    [
        new LearnerKind<IHiringLearner>.Of<ObservedEffortsPrincipal>(
            "observed-efforts",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<ObservedEffortsPrincipal>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<ObservedEffortsPrincipal>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<ObservedEffortsPrincipal>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<IHiringLearner>.Of<HiddenEffortsPrincipal>(
            "hidden-efforts",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<HiddenEffortsPrincipal>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<HiddenEffortsPrincipal>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<HiddenEffortsPrincipal>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
    ], learner => learner.Name);

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField environment = root.Required("environment");
        environment.RequireNames("model", "agents");
        JsonField written = environment.Required("model");
        HiredAgentsProblem model = HiredAgentsInstance.Read(written).Problem;
        IResponder agents = ResponderField.Read(environment.Optional("agents"));
        Sequence<IHiringLearner> learners = Field.Read(root.Required("learners"), new());
        HiringContender first = ContestPlan.Fit(written, () => new HiringContender(model, learners[0]) { Agents = agents });
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(learner => new HiringContender(model, learner) { Agents = agents })),
            Describe(first),
            json => Write(json, written, first, learners),
            result => Findings(result, first.Optimum, learners));
    }

    private static ContestDescription Describe(HiringContender contender) => new(
        "A principal who learns how to hire agents",
        "Each round a principal announces how efforts are recommended and what reports are paid; agents choose efforts, see signals, report, and are paid once the state is known. She knows, for each effort of each agent, one rule that induces it; what signals tell and what efforts cost she learns: she explores every effort profile by the known rules, searches between them for the places where efforts switch, and commits to the best mechanism on her estimates, mixed with known rules until no deviation can gain. Regret of a round is the value of the best mechanism of the known model less that of the one announced; a mechanism that compares reports and from which somebody gains by deviating counts as worth nothing. The violation is the sum over rounds of the most that an agent gains in advance by deviating, the payment what all agents are paid in expectation.",
        [
            new("Model", contender.Model.ToString()),
            new("Best value", string.Create(CultureInfo.InvariantCulture, $"{contender.Optimum:G6} per round, the optimum of the linear program")),
            new("Known rules", contender.Task.ToString()),
            new("Agents", ResponderField.InWords(contender.Agents)),
        ]);

    private static void Write(Utf8JsonWriter json, JsonField model, HiringContender contender, Sequence<IHiringLearner> learners)
    {
        json.WriteStartObject("environment");
        json.WritePropertyName("model");
        json.WriteRawValue(model.Quote(int.MaxValue));
        ResponderField.Write(json, "agents", contender.Agents);
        json.WriteEndObject();
        Field.Write(json, learners);
    }

    private static Sequence<string> Findings(RegretContestResult result, double optimum, Sequence<IHiringLearner> learners) => result.Summaries.Zip(learners, (summary, learner) =>
    {
        string allowed = learner switch
        {
            ObservedEffortsPrincipal settings => BadEventWords.Allowed(settings.Confidence, settings.Scale),
            HiddenEffortsPrincipal settings => BadEventWords.Allowed(settings.Confidence, settings.Scale),
            _ => string.Empty,
        };
        int fit = summary.Measures[GainMeasure].Count(gain => gain <= 0);
        return FormattableString.Invariant(
            $"{summary.Curve.Learner} searches for {summary.Measures[SearchMeasure].Average():F0} rounds, has a regret of {summary.Measures[RegretMeasure].Average():G4} in all, and hands over a mechanism that is incentive compatible under the true model in {fit} of {summary.Measures[GainMeasure].Count} runs; known rules have a weight of {summary.Measures[KnownMeasure].Average():F2} in its payments, and it leaves {summary.Measures[LossMeasure].Average():G3} of the best {optimum:G4} a round unearned. Confidence sets missed the truth in {summary.Measures[BadMeasure].Sum():F0} of {summary.Measures[BadMeasure].Count} runs{allowed}.");
    }).ToSequence();
}
