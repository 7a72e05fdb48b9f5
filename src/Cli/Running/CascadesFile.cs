using System.Text.Json;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>cascades</c>: learners that rank items for users who click the first that attracts.</summary>
internal static class CascadesFile
{
    private const int BestListsMeasure = 0;
    private const int MostItems = 1_000;

    private static readonly string[] Names = ["environment", "learners"];

    private static LearnersField<ICascadeLearner> Field { get; } = new(
    [
        new LearnerKind<ICascadeLearner>.Of<CascadeUcb1>(
            "cascade-ucb1",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<CascadeUcb1>.Real("exploration", learner => learner.Exploration, (learner, value) => learner with { Exploration = value })),
        new LearnerKind<ICascadeLearner>.Of<CascadeKlUcb>(
            "cascade-kl-ucb",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<CascadeKlUcb>.Real("doubleLog", learner => learner.DoubleLog, (learner, value) => learner with { DoubleLog = value })),
    ], learner => learner.Name);

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField environment = root.Required("environment");
        CascadeModel model = ReadModel(environment);
        bool isFree = environment.Optional("freeObservations")?.ReadBoolean() ?? true;
        Sequence<ICascadeLearner> learners = Field.Read(root.Required("learners"), new());
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(learner => new CascadeContender(model, learner) { HasFreeObservations = isFree })),
            Describe(model, isFree),
            json => Write(json, model, isFree, learners),
            Findings);
    }

    // Either what attracts item by item, or the hard instance: the best list attracts equally, all others by a gap less.
    private static CascadeModel ReadModel(JsonField environment)
    {
        environment.RequireNames("attractions", "positions", "items", "attraction", "gap", "freeObservations");
        JsonField positions = environment.Required("positions");
        if (environment.Optional("attractions") is not { } attractions)
        {
            int items = (int)environment.Required("items").ReadInteger(1, MostItems);
            int length = (int)positions.ReadInteger(1, items);
            return ContestPlan.Fit(environment.Required("gap"), () => CascadeModel.Separated(
                items, length, environment.Required("attraction").ReadNumber(), environment.Required("gap").ReadNumber()));
        }

        string[] others = ["items", "attraction", "gap"];
        if (others.Select(name => environment.Optional(name)).FirstOrDefault(field => field is not null) is { } extra)
        {
            throw extra.Error("Attractions are given either item by item, \"attractions\", or by \"items\", \"attraction\" and \"gap\"; both are. Remove one.");
        }

        Sequence<double> read = ClickBanditField.ReadProbabilities(attractions, "attraction");
        return new(read, (int)positions.ReadInteger(1, read.Count));
    }

    private static ContestDescription Describe(CascadeModel model, bool isFree) => new(
        "Lists that users read from the top",
        "A learner ranks items; a user reads the list from the top and clicks the first item that attracts, and what lies below is not seen. A list is worth the chance of a click. Which learner finds the best list soonest? Regret of a round is the best list's chance of a click less that of the list shown.",
        [
            new("Items", FormattableString.Invariant($"{model.Items}, in lists of {model.Positions}")),
            new("Attractions", string.Join(", ", model.Attractions.Select(value => value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture)))),
            new("Before round 1", isFree ? "every item is observed once, free of charge" : "nothing is known"),
        ]);

    private static void Write(Utf8JsonWriter json, CascadeModel model, bool isFree, Sequence<ICascadeLearner> learners)
    {
        json.WriteStartObject("environment");
        json.WriteNumbers("attractions", model.Attractions);
        json.WriteNumber("positions", model.Positions);
        json.WriteBoolean("freeObservations", isFree);
        json.WriteEndObject();
        Field.Write(json, learners);
    }

    private static Sequence<string> Findings(RegretContestResult result) => result.Summaries.Select(summary => FormattableString.Invariant(
        $"{summary.Curve.Learner} shows a best list in {100 * summary.Measures[BestListsMeasure].Average():F1}% of the rounds.")).ToSequence();
}
