using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Fairness;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>fairness</c>: learners that accept or reject individuals, see the truth of the accepted alone, and are audited.</summary>
internal static class FairnessFile
{
    private const int MostHypotheses = 10_000;
    private const int MostIndividuals = 100;

    private static readonly string[] Names = ["environment", "learners"];

    private static LearnersField<IFairLearner> Field { get; } = new(
    [
        new LearnerKind<IFairLearner>.Of<FairExp2>(
            "fair-exp2",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<FairExp2>.Real("penalty", learner => learner.Penalty, (learner, value) => learner with { Penalty = value })),
        new LearnerKind<IFairLearner>.Of<FairFtpl>(
            "fair-ftpl",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<FairFtpl>.Real("penalty", learner => learner.Penalty, (learner, value) => learner with { Penalty = value }),
            LearnerSetting<FairFtpl>.Optional("rate", learner => learner.Rate, (learner, value) => learner with { Rate = value }),
            LearnerSetting<FairFtpl>.Whole("samples", learner => learner.Samples, (learner, value) => learner with { Samples = checked((int)value) })),
    ], learner => learner.Name);

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        ClassifierWorld world = root.Optional("environment") is { } environment ? ReadWorld(environment) : new();
        Sequence<IFairLearner> learners = Field.Read(root.Required("learners"), new());
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(learner => new FairContender(learner, world))),
            Describe(world),
            json => Write(json, world, learners),
            Findings);
    }

    private static ClassifierWorld ReadWorld(JsonField environment)
    {
        environment.RequireNames("hypotheses", "individuals", "steepness", "slack");
        ClassifierWorld defaults = new();
        return ContestPlan.Fit(environment, () => new ClassifierWorld
        {
            Hypotheses = (int?)environment.Optional("hypotheses")?.ReadInteger(1, MostHypotheses) ?? defaults.Hypotheses,
            Individuals = (int?)environment.Optional("individuals")?.ReadInteger(1, MostIndividuals) ?? defaults.Individuals,
            Steepness = environment.Optional("steepness")?.ReadNumber() ?? defaults.Steepness,
            Slack = environment.Optional("slack")?.ReadNumber() ?? defaults.Slack,
        });
    }

    private static ContestDescription Describe(ClassifierWorld world) => new(
        "Fair acceptance with one-sided feedback",
        "A learner accepts or rejects individuals by a mixture of classifiers, and learns who deserved acceptance among the accepted alone. An auditor sees the chances of acceptance and reports a pair of individuals that are treated more differently than their chances of deserving it differ. Reported differences cost the learner its penalty, so a learner with a higher penalty buys fairness with errors. Regret is half the errors and the penalties, less those of the best single classifier.",
        [
            new("Classifiers", FormattableString.Invariant($"{world.Hypotheses}, linear, drawn at random in every run")),
            new("Individuals", FormattableString.Invariant($"{world.Individuals} a round, uniform over a square; steepness {world.Steepness} of the chance to deserve acceptance")),
            new("Auditor", FormattableString.Invariant($"tolerates {world.Slack} beyond the difference of chances")),
        ]);

    private static void Write(Utf8JsonWriter json, ClassifierWorld world, Sequence<IFairLearner> learners)
    {
        json.WriteStartObject("environment");
        json.WriteNumber("hypotheses", world.Hypotheses);
        json.WriteNumber("individuals", world.Individuals);
        json.WriteFinite("steepness", world.Steepness);
        json.WriteFinite("slack", world.Slack);
        json.WriteEndObject();
        Field.Write(json, learners);
    }

    private static Sequence<string> Findings(RegretContestResult result) => result.Summaries.Select((summary, index) =>
    {
        FairContender contender = (FairContender)result.Contest.Contenders[index];
        string regret = contender.Learner is FairExp2 learner ? Against(learner.RegretBound(contender.World.Hypotheses, contender.World.Individuals, result.Contest.Horizon)) : string.Empty;
        double[] means = [.. summary.Measures.Select(values => 100 * values.Average())];
        return FormattableString.Invariant(
            $"{summary.Curve.Learner} is reported in {means[1]:F0}% of the last quarter of the rounds and errs on {means[3]:F1}% of the individuals there, against {means[4]:F1}% for the best classifier{regret}.");

        string Against(double bound) => FormattableString.Invariant($"; its regret is {(summary.Curve.Final <= bound ? "within" : "above")} the bound {bound:F0}");
    }).ToSequence();
}
