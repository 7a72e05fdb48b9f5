using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Simulations;

/// <summary>Figures, table and report of a <see cref="RegretResult"/>.</summary>
/// <remarks>Learner k of the experiment has palette place k in every figure. Thread-safe.</remarks>
public static class RegretReport
{
    /// <summary>Cumulative regret over rounds, one line per learner, with a dashed line of the rate √t.</summary>
    /// <remarks>Both axes are logarithmic, so that a power of t is a straight line, unless a learner has no positive regret; checkpoints without positive regret are left out then.</remarks>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named <c>regret</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure Regret(RegretResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return RegretFigure.Of(result.Curves);
    }

    /// <summary>Final regret, its band, the growth of the curve and the work, one row per learner.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Summary(RegretResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric("regret", "Mean regret at the end", CurveSeries.Unit),
            Column.Numeric("low", "95% band, low", CurveSeries.Unit),
            Column.Numeric("high", "95% band, high", CurveSeries.Unit),
            Column.Numeric("exponent", "Growth exponent", format: NumberFormat.Fixed(2)),
            Column.Numeric("eliminations", "Arms removed", "per run", NumberFormat.Fixed(1)),
        ];
        return Table.Create("Results by learner", [.. columns], result.Summaries.Select(RowOf).ToSequence());
    }

    /// <summary>The whole report: what was asked, the curves, the table.</summary>
    /// <param name="result">The result.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Report Of(RegretResult result, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        RegretExperiment experiment = result.Experiment;
        string rounds = EnvironmentDefinitions.Whole(experiment.Horizon);
        List<Definition> asked =
        [
            .. EnvironmentDefinitions.Of(experiment.Environment),
            new("Horizon", $"{rounds} rounds"),
            new("Runs per learner", EnvironmentDefinitions.Whole(experiment.Replications)),
        ];
        if (experiment.ClickRates.Count > 0)
        {
            asked.Add(new("Click rates s", EnvironmentDefinitions.List(experiment.ClickRates)));
        }

        Report report = new(
            "Regret over rounds",
            [Ranking.Sentence($"After {rounds} rounds", result.Curves.Select(curve => (curve.Learner, curve.Final)))],
            [
                new("What was asked", [
                    new Block.Prose("How much does each learner lose against always choosing the best arm? Regret is that loss in expectation (pseudo-regret), summed over rounds; lower is better. All learners meet the same random numbers."),
                    new Block.Definitions(asked.ToSequence())]),
                new("What came out", [
                    new Block.Picture(Regret(result)),
                    new Block.Listing(Summary(result), "Growth exponent: slope of the curve on logarithmic axes; 1 is linear, 0.5 the square-root rate.")]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Sequence<Cell> RowOf(EpisodeSummary summary)
    {
        RegretCurve curve = summary.Curve;
        double exponent = curve.GrowthExponent();
        return
        [
            curve.Learner,
            curve.Final,
            curve.HasBand ? curve.Low[^1] : Cell.Empty,
            curve.HasBand ? curve.High[^1] : Cell.Empty,
            double.IsNaN(exponent) ? Cell.Empty : exponent,
            (double)summary.TotalEliminations / curve.Replications,
        ];
    }
}
