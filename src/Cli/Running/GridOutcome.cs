using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What all combinations of listed values gave: their tables under one another, and how regret grows where horizons are listed.</summary>
internal sealed record GridOutcome(GridPlan Plan, Sequence<IExperimentOutcome> Outcomes) : IExperimentOutcome
{
    private const string HorizonPath = "horizon";

    private const int MostFindings = 24;

    /// <inheritdoc/>
    public ExitCode ExitCode => Outcomes.Any(outcome => outcome.ExitCode == ExitCode.Refuted) ? ExitCode.Refuted : ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => Outcomes[0].DataFile;

    /// <inheritdoc/>
    public Table Data => Joined(cell => Outcomes[cell].Data);

    /// <inheritdoc/>
    public Table Overview => Series.Count > 0 ? RateReport.Exponents(Series) : Joined(cell => Outcomes[cell].Overview);

    /// <inheritdoc/>
    public Report Report
    {
        get
        {
            Report first = Outcomes[0].Report;
            Section asked = new("What was asked", [
                new Block.Prose("This file lists several values for some settings; each combination is an experiment of its own, all with the same root key. What else was asked is shown for the first combination."),
                new Block.Definitions(Plan.Axes.Select(axis => new Definition(axis.Path, string.Join(", ", axis.Values.Select((_, index) => axis.Cell(index).ToString())))).ToSequence()),
                .. first.Sections[0].Blocks]);
            Section cells = new("Every combination", [new Block.Listing(Joined(cell => Outcomes[cell].Overview)), .. OtherTables]);
            Sequence<Section> rates = Series.GroupBy(series => series.Measure).Select(group => RateReport.Of(group.ToSequence())).ToSequence();
            return Plan.Header.Introduce(new(first.Title, Findings, [asked, .. rates, .. OverRounds, cells]));
        }
    }

    // One series per learner and combination of the settings other than the horizon; none unless horizons are listed, rising.
    private Sequence<HorizonSeries> Series
    {
        get
        {
            int axis = Plan.Axes.ToList().FindIndex(one => one.Path == HorizonPath);
            if (axis < 0 || Plan.Axes[axis].Values.Count < 2 || Outcomes.Any(outcome => outcome is not IRegretOutcome))
            {
                return [];
            }

            return Enumerable.Range(0, Plan.Cells.Count)
                .GroupBy(cell => string.Join(", ", Plan.Axes.Select((one, index) => index == axis ? null : one.Label(Plan.Cells[cell].Places[index])).OfType<string>()), StringComparer.Ordinal)
                .SelectMany(group => SeriesOf(NameOf(group.First(), axis), [.. group]))
                .ToSequence();
        }
    }

    private Sequence<string> Findings => Series.Count == 0
        ? [.. Plan.Cells.Zip(Outcomes, CellFindings).SelectMany(findings => findings).Take(MostFindings)]
        : [
            .. Series.Where(series => !PerRound.Contains(series.Measure)).Select(RateReport.Sentence),
            .. AtLongestHorizon.SelectMany(pair => CellFindings(pair.Cell, pair.Outcome)).Take(MostFindings)];

    // What is paid in all grows like the rounds: what it is per round is told of.
    private ContenderMeasure[] PerRound => Outcomes[0] is IRegretOutcome outcome ? [.. outcome.Measures.Where((_, curve) => outcome.IsPerRound(curve))] : [];

    private IEnumerable<(GridCell Cell, IExperimentOutcome Outcome)> AtLongestHorizon
    {
        get
        {
            long longest = Outcomes.Max(outcome => ((IRegretOutcome)outcome).Horizon);
            return Plan.Cells.Zip(Outcomes).Where(pair => ((IRegretOutcome)pair.Second).Horizon == longest);
        }
    }

    // The figures over rounds at the longest horizon, where one combination alone has it: those of several would bear one name.
    private IEnumerable<Section> OverRounds => Series.Count == 0 || AtLongestHorizon.Count() > 1
        ? []
        : AtLongestHorizon
            .Select(pair => (IRegretOutcome)pair.Outcome)
            .Where(outcome => outcome.OverRounds.Count > 1)
            .Select(outcome => new Section("Over the rounds of the longest horizon", outcome.OverRounds.Select(Block (figure) => new Block.Picture(figure)).ToSequence()));

    // The further tables of the reports, where all combinations have the same columns.
    private IEnumerable<Block> OtherTables
    {
        get
        {
            Block.Listing[][] listings = [.. Outcomes.Select(outcome => outcome.Report.Sections.SelectMany(section => section.Blocks).OfType<Block.Listing>().ToArray())];
            Dictionary<string, Block.Listing>[] byTitle = [.. listings.Select(tables => tables.ToDictionary(one => one.Table.Title, StringComparer.Ordinal))];
            return listings[0]
                .Where(one => one.Table.Title != Outcomes[0].Overview.Title
                    && byTitle.All(tables => tables.TryGetValue(one.Table.Title, out Block.Listing? other) && other.Table.Columns == one.Table.Columns))
                .Select(one => new Block.Listing(Joined(cell => byTitle[cell][one.Table.Title].Table), one.Note));
        }
    }

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteStartArray("rates");
        foreach (HorizonSeries series in Series)
        {
            GrowthFit? fit = series.Fit;
            json.WriteStartObject();
            json.WriteString("learner", series.Name);
            json.WriteString("curve", series.Measure.Noun);
            json.WriteFinite("exponent", fit?.Exponent);
            json.WriteFinite("low", fit?.Low);
            json.WriteFinite("high", fit?.High);
            json.WriteFinite("largestResidual", fit?.LargestResidual);
            json.WriteNumbers("horizons", series.Horizons.Select(horizon => (double)horizon));
            json.WriteNumbers("means", series.Regrets.Select(row => row.Average()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("cells");
        for (int cell = 0; cell < Outcomes.Count; cell++)
        {
            json.WriteStartObject();
            json.WriteStartObject("at");
            for (int axis = 0; axis < Plan.Axes.Count; axis++)
            {
                json.WritePropertyName(Plan.Axes[axis].Path);
                json.WriteRawValue(Plan.Axes[axis].Values[Plan.Cells[cell].Places[axis]].Quote(int.MaxValue));
            }

            json.WriteEndObject();
            Outcomes[cell].WriteSummary(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The findings of one combination, without the question of the file, which introduces the whole report.
    private IEnumerable<string> CellFindings(GridCell cell, IExperimentOutcome outcome) =>
        outcome.Report.Summary.Where(sentence => sentence != Plan.Header.Description).Select(sentence => $"With {Plan.LabelOf(cell)}: {sentence}");

    private string NameOf(int cell, int horizonAxis) => string.Join(", ", Plan.Axes
        .Select((axis, index) => index == horizonAxis ? null : axis.Label(Plan.Cells[cell].Places[index])).OfType<string>());

    private IEnumerable<HorizonSeries> SeriesOf(string others, int[] cells)
    {
        IRegretOutcome[] outcomes = [.. cells.Select(cell => (IRegretOutcome)Outcomes[cell]).OrderBy(outcome => outcome.Horizon)];
        if (outcomes.Select(outcome => outcome.Horizon).Distinct().Count() != outcomes.Length)
        {
            throw new DataException(HorizonPath, "Listed horizons must differ; one occurs twice. Remove one.");
        }

        Sequence<long> horizons = outcomes.Select(outcome => outcome.Horizon).ToSequence();
        for (int curve = 0; curve < outcomes[0].Measures.Count; curve++)
        {
            for (int learner = 0; learner < outcomes[0].FinalRegrets.Count; learner++)
            {
                string name = outcomes[0].FinalRegrets[learner].Learner;
                yield return new(
                    others.Length == 0 ? name : $"{name}, {others}", horizons, outcomes.Select(outcome => outcome.Finals(curve, learner)).ToSequence())
                {
                    Measure = outcomes[0].Measures[curve],
                    RateExponent = outcomes[0].RateExponent(curve, learner),
                };
            }
        }
    }

    private Table Joined(Func<int, Table> tableOf)
    {
        Table[] tables = [.. Enumerable.Range(0, Outcomes.Count).Select(tableOf)];
        IEnumerable<Sequence<Cell>> rows =
            from cell in Enumerable.Range(0, Outcomes.Count)
            from row in tables[cell].Rows
            select (Sequence<Cell>)[.. Plan.Axes.Select((axis, index) => axis.Cell(Plan.Cells[cell].Places[index])), .. row];
        return Table.Create(tables[0].Title, [.. Plan.Axes.Select(axis => axis.Column), .. tables[0].Columns], rows.ToSequence());
    }
}
