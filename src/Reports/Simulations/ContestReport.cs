using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Figure, table and report of a <see cref="RegretContestResult"/>: contenders of any grammar, side by side.</summary>
/// <remarks>Contender k has palette place k. Thread-safe.</remarks>
public static class ContestReport
{
    /// <summary>Cumulative regret, or what else curves add up, over rounds: one line per contender, with a dashed line for each of their rates.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named after what is added up: <c>regret</c> unless contenders say otherwise.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure Regret(RegretContestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return RegretFigure.Of(result.Curves, result.Contest.CurveMeasure, result.Contest.Contenders.Select(contender => contender.RateExponent).ToSequence());
    }

    /// <summary>Final regret, or what else curves add up, its band and how it grows, one row per contender.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Summary(RegretContestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ContenderMeasure measure = result.Contest.CurveMeasure;
        string noun = measure.Noun;
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric(noun, $"Mean {noun} at the end", measure.Unit),
            Column.Numeric("low", "95% band, low", measure.Unit),
            Column.Numeric("high", "95% band, high", measure.Unit),
            Column.Numeric("exponent", "Growth exponent", format: NumberFormat.Fixed(2)),
        ];
        return Table.Create("Results by learner", [.. columns], result.Summaries.Select(RowOf).ToSequence());
    }

    /// <summary>Mean and standard error of what runs tell besides regret, one row per contender and measure.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table; no rows where nothing else is told.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Measures(RegretContestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Textual("measure", "What"),
            Column.Numeric("mean", "Mean"),
            Column.Numeric("error", "Standard error"),
            Column.Textual("unit", "Unit"),
        ];
        IEnumerable<Sequence<Cell>> rows =
            from summary in result.Summaries
            from index in Enumerable.Range(0, result.Contest.Measures.Count)
            let measure = result.Contest.Measures[index]
            let moments = RunningMoments.Of(summary.Measures[index].Span)
            select (Sequence<Cell>)[
                summary.Curve.Learner, measure.Name, moments.Mean, moments.Count > 1 ? moments.StandardError : Cell.Empty, measure.Unit];
        return Table.Create("What else was measured", [.. columns], rows.ToSequence());
    }

    /// <summary>The whole report: what was asked, who survives, the curves, the table.</summary>
    /// <param name="result">The result.</param>
    /// <param name="description">What the contest is about.</param>
    /// <param name="findings">What there is to say of the contenders besides their regret, one sentence each; may be empty.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    public static Report Of(
        RegretContestResult result, ContestDescription description, Sequence<string> findings = default, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(description);
        ContenderMeasure measure = result.Contest.CurveMeasure;
        string rounds = Whole(result.Contest.Horizon);
        Report report = new(
            description.Title,
            [
                Ranking.Sentence($"After {rounds} rounds", result.Curves.Select(curve => (curve.Learner, curve.Final)), measure),
                .. result.Curves.Select(curve => Survival.Sentence(curve.Learner, curve, measure)),
                .. findings,
            ],
            [
                new("What was asked", [
                    new Block.Prose(description.Question),
                    new Block.Definitions([
                        .. description.Settings,
                        new("Learners", string.Join(", ", result.Curves.Select(curve => curve.Learner))),
                        new("Horizon", $"{rounds} rounds"),
                        new("Runs per learner", Whole(result.Contest.Replications))])]),
                new("What came out", [
                    new Block.Picture(Regret(result)),
                    new Block.Listing(Summary(result), Survival.NoteOn(measure)),
                    .. result.Contest.Measures.Count > 0 ? (Sequence<Block>)[new Block.Listing(Measures(result))] : []]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Sequence<Cell> RowOf(ContenderSummary summary)
    {
        RegretCurve curve = summary.Curve;
        double exponent = Survival.Exponent(curve);
        return
        [
            curve.Learner,
            curve.Final,
            curve.HasBand ? curve.Low[^1] : Cell.Empty,
            curve.HasBand ? curve.High[^1] : Cell.Empty,
            double.IsNaN(exponent) ? Cell.Empty : exponent,
        ];
    }
}
