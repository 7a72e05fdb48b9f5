using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>The report of an <see cref="AdaptiveArmsResult"/>: strategic arms against learners, over epochs.</summary>
public static class AdaptiveArmsReport
{
    /// <summary>Tells what was asked, shows the curves and tables.</summary>
    /// <param name="result">The result, every trajectory with all epochs.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report with the figures of <see cref="AdaptiveArmsFigures"/> and the tables of <see cref="AdaptiveArmsTables"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Report Of(AdaptiveArmsResult result, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Report report = new(
            "Strategic arms against learners",
            Findings(result),
            [
                new("What was asked", [
                    new Block.Prose("Each arm, or whoever owns it, chooses its click rate and wants as many clicks as possible; the learner wants clicks only as far as they are followed by reward. How much regret does a learner have once the arms have learned to play against it? Regret is what it loses in expectation against always showing the best arm at the click rate it wants, summed over rounds; lower is better. Each learner meets its own population of arms, with the same random numbers."),
                    new Block.Definitions(Settings(result.Experiment))]),
                new("Regret", [
                    new Block.Picture(AdaptiveArmsFigures.RegretByEpoch(result)),
                    new Block.Listing(
                        AdaptiveArmsTables.Summary(result),
                        "An arm counts as removed in a run when the learner never shows it again on purpose. The best arm is the one whose reward after a click allows the largest utility."),
                    new Block.Picture(AdaptiveArmsFigures.RegretWithinEpoch(result))]),
                new("What the arms did", [
                    .. WhyIndifferenceDrifts(result.Experiment),
                    new Block.Picture(AdaptiveArmsFigures.ClickRates(result)),
                    new Block.Listing(AdaptiveArmsTables.LastClickRates(result))]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Sequence<string> Findings(AdaptiveArmsResult result)
    {
        int last = result.Experiment.Epochs - 1;
        int late = AdaptiveArmsTables.FirstLateEpoch(result.Experiment.Epochs);
        string first = Ranking.Sentence(
            "In epoch 0, before the arms have adapted",
            result.Trajectories.Select(trajectory => (trajectory.Learner, trajectory.MeanRegret(0, 0))));
        if (last == 0)
        {
            return [first];
        }

        string then = Ranking.Sentence(
            late == last ? Text($"In epoch {last}, after adaptation") : Text($"On average over epochs {late} to {last}, after adaptation"),
            result.Trajectories.Select(trajectory => (trajectory.Learner, trajectory.MeanRegret(late, last))));
        return [then, first];
    }

    private static Sequence<Block> WhyIndifferenceDrifts(AdaptiveArmsExperiment experiment) =>
        experiment.Learners.Any(learner => learner is Uniform)
            ? [new Block.Prose("A learner whose choice does not depend on click rates, such as uniform play, rewards a higher click rate with more clicks, so its arms drift upwards.")]
            : [];

    private static Sequence<Definition> Settings(AdaptiveArmsExperiment experiment)
    {
        return
        [
            .. EnvironmentDefinitions.Of(experiment.Environment),
            new("Learners", string.Join(", ", experiment.Learners.Select(learner => learner.Name))),
            new("Horizon", $"{Whole(experiment.Horizon)} rounds per run"),
            new("Epochs", Text($"{experiment.Epochs}, from epoch 0; {Whole(experiment.Replications)} runs each")),
            new("Click rates of epoch 0", List(experiment.Start)),
            new("How arms adapt", AgentDefinitions.Of(experiment.Population)),
        ];
    }
}
