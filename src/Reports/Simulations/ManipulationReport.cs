using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Report of <see cref="ManipulationResult"/>s: which learner survives arms that misstate their features?</summary>
/// <remarks>All results are of the same experiment, one per learner; learner k has palette place k. Thread-safe.</remarks>
public static class ManipulationReport
{
    /// <summary>Cumulative regret of every learner, epoch and checkpoint in tidy form; see <see cref="RegretTables.Tidy"/>.</summary>
    /// <param name="results">The results, at least one.</param>
    /// <returns>The table.</returns>
    public static Table Curves(Sequence<ManipulationResult> results) => RegretTables.Tidy(
        from result in results
        from epoch in Enumerable.Range(0, result.Experiment.Epochs)
        select (epoch, result.Summary(epoch).Curve));

    /// <summary>Regret before and after adaptation, how it grows in the last epoch, what the arms claim then and how many are removed, one row per learner.</summary>
    /// <param name="results">The results, at least one.</param>
    /// <returns>The table.</returns>
    public static Table Summary(Sequence<ManipulationResult> results)
    {
        int last = results[0].Experiment.Epochs - 1;
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric("regret_first", "Regret in epoch 0", CurveSeries.Unit),
            Column.Numeric("regret_late", $"Mean regret, {LateEpochs(results)}", CurveSeries.Unit),
            Column.Numeric("regret_last", Text($"Regret in epoch {last}"), CurveSeries.Unit),
            Column.Numeric("exponent_last", Text($"Growth exponent, epoch {last}"), format: NumberFormat.Fixed(2)),
            Column.Numeric("contexts_last", Text($"Manipulation of contexts, epoch {last}"), format: NumberFormat.Fixed(2)),
            Column.Numeric("rewards_last", Text($"Manipulation of rewards, epoch {last}"), format: NumberFormat.Fixed(2)),
            Column.Numeric("removed_last", Text($"Arms removed, epoch {last}"), "per run", NumberFormat.Fixed(2)),
        ];
        return Table.Create("Results by learner", [.. columns], results.Select(RowOf).ToSequence());
    }

    /// <summary>How far reported contexts are from the truth in each epoch, one line per learner.</summary>
    /// <param name="results">The results, at least one.</param>
    /// <returns>The figure, named <c>manipulation-by-epoch</c>.</returns>
    public static Figure ManipulationByEpoch(Sequence<ManipulationResult> results) => Figure.Create(
        "manipulation-by-epoch",
        "How far reported contexts are from the truth",
        "Root of the summed squared distances between true and reported contexts, over all rounds and arms of an epoch; mean over populations. A learner that holds arms to what they report leaves lies without profit, so the line stays low.",
        EpochFigures.Epochs,
        new Axis("Manipulation of contexts") { IncludesZero = true },
        Sequence.Of(results.Count, learner => Series.Create(
            results[learner].Learner,
            Sequence.Of(results[learner].Experiment.Epochs, epoch => (double)epoch),
            Sequence.Of(results[learner].Experiment.Epochs, epoch => results[learner].ContextManipulation(epoch).Mean)).WithSlot(learner)));

    /// <summary>The whole report.</summary>
    /// <param name="results">The results, at least one.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report.</returns>
    public static Report Of(Sequence<ManipulationResult> results, Provenance? provenance = null)
    {
        RegretCurve[][] curves = [.. results.Select(result => Sequence.Of(result.Experiment.Epochs, epoch => result.Summary(epoch).Curve).ToArray())];
        long horizon = results[0].Experiment.Horizon;
        Report report = new(
            "Arms that misstate their features",
            [.. Ranked(results), .. results.Select((result, learner) => Survival.Sentence(result.Learner, curves[learner][^1]) + Why(result))],
            [
                new("What was asked", [
                    new Block.Prose("Arms report the contexts by which a learner values them, and want to be played. Between epochs every arm moves each feature that it claims in the direction that earned it more plays; the truth stays. Which learner still has little regret once the arms have found out what pays? Regret is what is lost against the truly best arm of each round."),
                    new Block.Definitions(Settings(results))]),
                new("Regret", [
                    new Block.Picture(EpochFigures.RegretByEpoch(curves, horizon, "every arm moves its claims to be played more")),
                    new Block.Listing(Summary(results), $"{Survival.Note} Manipulation of contexts and of mean rewards: root of summed squared distances from the truth over all rounds and arms."),
                    new Block.Picture(EpochFigures.RegretWithinEpoch(curves))]),
                new("What the arms did", [new Block.Picture(ManipulationByEpoch(results))]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static IEnumerable<string> Ranked(Sequence<ManipulationResult> results)
    {
        string first = Ranking.Sentence("In epoch 0, where all arms tell the truth", results.Select(result => (result.Learner, Regret(result, 0))));
        return results[0].Experiment.Epochs == 1
            ? [first]
            : [Ranking.Sentence($"On average over {LateEpochs(results)}, after adaptation", results.Select(result => (result.Learner, LateRegret(result)))), first];
    }

    private static string Why(ManipulationResult result)
    {
        int last = result.Experiment.Epochs - 1;
        EpisodeSummary summary = result.Summary(last);
        return Text($" Its regret is {FigureSummary.Readable(Regret(result, 0))} in epoch 0 and {FigureSummary.Readable(Regret(result, last))} in epoch {last}. Its arms report contexts {result.ContextManipulation(last).Mean:G3} from the truth, and it removes {(double)summary.TotalEliminations / summary.Curve.Replications:F2} of {result.Experiment.Features.Rows} arms a run.");
    }

    private static string LateEpochs(Sequence<ManipulationResult> results)
    {
        int last = results[0].Experiment.Epochs - 1;
        int late = AdaptiveArmsTables.FirstLateEpoch(last + 1);
        return late == last ? Text($"epoch {last}") : Text($"epochs {late} to {last}");
    }

    private static double Regret(ManipulationResult result, int epoch) => result.Summary(epoch).Curve.Final;

    private static double LateRegret(ManipulationResult result)
    {
        int late = AdaptiveArmsTables.FirstLateEpoch(result.Experiment.Epochs);
        return Enumerable.Range(late, result.Experiment.Epochs - late).Average(epoch => Regret(result, epoch));
    }

    private static Sequence<Cell> RowOf(ManipulationResult result)
    {
        int last = result.Experiment.Epochs - 1;
        EpisodeSummary summary = result.Summary(last);
        double exponent = Survival.Exponent(summary.Curve);
        return
        [
            result.Learner,
            Regret(result, 0),
            LateRegret(result),
            summary.Curve.Final,
            double.IsNaN(exponent) ? Cell.Empty : exponent,
            result.ContextManipulation(last).Mean,
            result.RewardManipulation(last).Mean,
            (double)summary.TotalEliminations / summary.Curve.Replications,
        ];
    }

    private static Sequence<Definition> Settings(Sequence<ManipulationResult> results)
    {
        ManipulationExperiment experiment = results[0].Experiment;
        FeatureAdaptation adaptation = experiment.Adaptation;
        return
        [
            new("Arms", Whole(experiment.Features.Rows)),
            new("True features", string.Join("; ", Enumerable.Range(0, experiment.Features.Rows).Select(arm => List(Sequence.Create(experiment.Features.Row(arm)))))),
            new("Contexts", "a user vector, uniform over [−1, 1] in every entry, times the features, entry by entry"),
            new("Mean reward", $"weights {List(experiment.Bandit.Weights)} times the true context"),
            new("Noise", Text($"normal, standard deviation {experiment.Bandit.Noise}")),
            new("Learners", string.Join(", ", results.Select(result => result.Learner))),
            new("Horizon", $"{Whole(experiment.Horizon)} rounds per run"),
            new("Epochs", Text($"{experiment.Epochs}, from epoch 0; {Whole(experiment.Replications)} populations each")),
            new("How arms adapt", Text($"each claimed feature is probed by {adaptation.ProbeStep}, {(adaptation.SharesNoise ? "on the same" : "on other")} random numbers, and moves by {adaptation.StepSize} × change of the arm's plays per unit of feature / horizon / (epoch + 1), at most {adaptation.MaximumStep}; all move at once")),
        ];
    }
}
