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
    /// <summary>Cumulative regret over rounds: one line per contender, with a dashed line for each of their rates.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named <c>regret</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure Regret(RegretContestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return RegretFigure.Of(result.Curves, result.Contest.RegretMeasure, result.Contest.Contenders.Select(contender => contender.RateExponent).ToSequence());
    }

    /// <summary>All figures over rounds: regret, the value per round beside the best where contenders know it, and one for each further curve, named after it.</summary>
    /// <remarks>Curves whose amount under the optimum is known are drawn per round, as the mean of all rounds so far, beside that amount; others as they add up, beside their rates.</remarks>
    /// <param name="result">The result.</param>
    /// <returns>The figures, regret first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Sequence<Figure> Figures(RegretContestResult result) =>
        [Regret(result), .. Value(result), .. result.Contest.FurtherMeasures.Select((_, curve) => Further(result, curve))];

    /// <summary>Final regret, its band and how it grows, one row per contender.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Summary(RegretContestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Summary("Results by learner", result.Curves, result.Contest.RegretMeasure);
    }

    /// <summary>The same of a further curve.</summary>
    /// <param name="result">The result.</param>
    /// <param name="curve">Index of the curve among <see cref="RegretContest.FurtherMeasures"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Summary(RegretContestResult result, int curve)
    {
        ArgumentNullException.ThrowIfNull(result);
        ContenderMeasure measure = result.Contest.FurtherMeasures[curve];
        return Summary($"{measure.Name} by learner", Curves(result, curve), measure);
    }

    /// <summary>Mean and standard error of what runs tell besides regret, one row per contender and measure.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table; no rows where nothing else is told, none of measures that a contender does not have.</returns>
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
            where !summary.Measures[index].Any(double.IsNaN)
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
        string rounds = Whole(result.Contest.Horizon);
        Report report = new(
            description.Title,
            [
                Ranking.Sentence($"After {rounds} rounds", result.Curves.Select(curve => (curve.Learner, curve.Final)), result.Contest.RegretMeasure),
                .. result.Curves.Select(curve => Survival.Sentence(curve.Learner, curve)),
                .. result.Contest.FurtherMeasures.Select((measure, curve) => FurtherSentence(result, measure, curve)),
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
                    .. Figures(result).Select(figure => new Block.Picture(figure)),
                    new Block.Listing(Summary(result), Survival.Note),
                    .. result.Contest.FurtherMeasures.Select((measure, curve) => new Block.Listing(Summary(result, curve), Survival.NoteOn(measure))),
                    .. result.Contest.Measures.Count > 0 ? (Sequence<Block>)[new Block.Listing(Measures(result))] : []]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Table Summary(string title, Sequence<RegretCurve> curves, ContenderMeasure measure)
    {
        string noun = measure.Noun;
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric(noun, $"Mean {noun} at the end", measure.Unit),
            Column.Numeric("low", "95% band, low", measure.Unit),
            Column.Numeric("high", "95% band, high", measure.Unit),
            Column.Numeric("exponent", "Growth exponent", format: NumberFormat.Fixed(2)),
        ];
        return Table.Create(title, [.. columns], curves.Select(RowOf).ToSequence());
    }

    private static Sequence<RegretCurve> Curves(RegretContestResult result, int curve) => result.Summaries.Select(summary => summary.FurtherCurves[curve].Curve).ToSequence();

    // Nobody gains by a violation of nothing, and a sum of payments grows like the rounds whatever is paid: what it is per round is what there is to say.
    private static string FurtherSentence(RegretContestResult result, ContenderMeasure measure, int curve)
    {
        if (OptimumOf(result, curve) is not { } optimum)
        {
            return string.Join(" ", Curves(result, curve).Select(one => Survival.Sentence(one.Learner, one, measure)));
        }

        IEnumerable<string> amounts = Curves(result, curve).Select(one => $"{FigureSummary.Readable(one.Final / one.Rounds[^1])} for {one.Learner}");
        return $"{measure.Name} per round: {string.Join(", ", amounts)}; {FigureSummary.Readable(optimum)} {measure.Unit} under the optimum of the known model.";
    }

    private static Sequence<Figure> Value(RegretContestResult result) => Shared(result.Contest.Contenders.Select(contender => contender.OptimalValue)) is { } best
        ? [PerRoundFigure.OfValue(result.Curves, result.Contest.RegretMeasure.Unit, best)]
        : [];

    private static Figure Further(RegretContestResult result, int curve)
    {
        ContenderMeasure measure = result.Contest.FurtherMeasures[curve];
        return OptimumOf(result, curve) is { } optimum
            ? PerRoundFigure.OfCurves(Curves(result, curve), measure, optimum)
            : RegretFigure.Of(Curves(result, curve), measure, result.Contest.Contenders.Select(contender => contender.FurtherCurves[curve].RateExponent).ToSequence());
    }

    private static double? OptimumOf(RegretContestResult result, int curve) => Shared(result.Contest.Contenders.Select(contender => contender.FurtherCurves[curve].Optimum));

    // One line for all; where contenders differ there is none.
    private static double? Shared(IEnumerable<double?> amounts)
    {
        double?[] different = [.. amounts.Distinct()];
        return different.Length == 1 ? different[0] : null;
    }

    private static Sequence<Cell> RowOf(RegretCurve curve)
    {
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
