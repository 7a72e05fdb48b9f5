using System.Globalization;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Simulations;

public sealed class AdaptiveArmsReportTests
{
    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);

    private static readonly ClickBandit Environment = new([0.6, 0.5, 0.2], Utility);

    private static readonly AdaptiveArmsResult Result = Play(epochs: 3, replications: 4);

    [Fact]
    public void Epoch_figure_shows_final_regret_and_band_of_every_learner()
    {
        Figure figure = AdaptiveArmsFigures.RegretByEpoch(Result);
        Assert.Equal(Result.Trajectories.Select(trajectory => trajectory.Learner), figure.Panels[0].Series.Select(series => series.Name));
        for (int learner = 0; learner < Result.Trajectories.Count; learner++)
        {
            Series series = figure.Panels[0].Series[learner];
            Assert.Equal([0, 1, 2], series.X);
            Assert.Equal(Result.Trajectories[learner].Epochs.Select(epoch => epoch.Summary.Curve.Final), series.Y);
            Assert.Equal(Result.Trajectories[learner].Epochs.Select(epoch => epoch.Summary.Curve.High[^1]), series.High);
            Assert.Equal(learner, series.Slot);
        }
    }

    [Fact]
    public void Within_epoch_figure_compares_first_and_last_epoch_with_the_square_root_rate()
    {
        Figure figure = AdaptiveArmsFigures.RegretWithinEpoch(Result);
        Assert.Equal(["Epoch 0", "Epoch 2"], figure.Panels.Select(panel => panel.Title));
        Assert.Equal(AxisScale.Logarithmic, figure.Vertical.Scale);
        ReferenceLine.Curve rate = Assert.IsType<ReferenceLine.Curve>(figure.Panels[1].References[0]);
        Assert.Equal(Result.Trajectories.Min(trajectory => trajectory.Epochs[^1].Summary.Curve.Final), rate.Y[^1]);
        Assert.Equal(Math.Sqrt(rate.X[^1] / rate.X[0]), rate.Y[^1] / rate.Y[0], 1e-9);
    }

    [Fact]
    public void Click_rate_figure_measures_from_the_desired_rates()
    {
        Figure figure = AdaptiveArmsFigures.ClickRates(Result);
        Assert.Equal(Environment.Arms, figure.Panels.Count);
        Assert.All(figure.Panels.SelectMany(panel => panel.Series), series => Assert.Equal(0, series.Y[0]));
        double expected = Result.Trajectories[1].Epochs[2].ClickRates[0] - Environment.TruthfulClickRates[0];
        Assert.Equal(expected, figure.Panels[0].Series[1].Y[2]);
    }

    [Fact]
    public void Tidy_curves_have_a_row_per_learner_epoch_and_checkpoint()
    {
        Table table = AdaptiveArmsTables.Curves(Result);
        Assert.Equal(["learner", "epoch", "t", "mean", "sd", "low", "high", "n"], table.Columns.Select(column => column.Name));
        Assert.Equal(Result.Trajectories.Count * 3 * Result.Experiment.Checkpoints.Count, table.Rows.Count);
        double final = Result.Trajectories[0].Epochs[0].Summary.Curve.Final;
        Assert.Equal([Result.Trajectories[0].Learner, "0", "300", final.ToString("R", CultureInfo.InvariantCulture)], table.Rows[Result.Experiment.Checkpoints.Count - 1].Take(4).Select(cell => cell.ToString()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(21, 11)]
    public void Late_epochs_are_the_second_half(int epochs, int expected) => Assert.Equal(expected, AdaptiveArmsTables.FirstLateEpoch(epochs));

    [Fact]
    public void Summary_table_holds_first_late_and_last_regret()
    {
        Table table = AdaptiveArmsTables.Summary(Result);
        AdaptiveArmsTrajectory trajectory = Result.Trajectories[2];
        Assert.Equal((Cell)trajectory.Epochs[0].Summary.Curve.Final, table.Rows[2][1]);
        Assert.Equal((Cell)trajectory.MeanRegret(2, 2), table.Rows[2][2]);
        Assert.Equal((Cell)(trajectory.Epochs[2].ClickRates[0] - Environment.TruthfulClickRates[0]), table.Rows[2][^1]);
    }

    [Fact]
    public void The_first_finding_names_the_learner_with_the_least_late_regret()
    {
        string best = Result.Trajectories.MinBy(trajectory => trajectory.MeanRegret(2, 2))!.Learner;
        Report report = AdaptiveArmsReport.Of(Result, new Provenance(["run"], "0.1.0"));
        Assert.StartsWith($"In epoch 2, after adaptation, {best} has the least regret", report.Summary[0], StringComparison.Ordinal);
        Assert.Equal("How to reproduce", report.Sections[^1].Heading);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    public void Few_epochs_or_a_single_run_still_make_a_report(int epochs, int replications)
    {
        Report report = AdaptiveArmsReport.Of(Play(epochs, replications));
        foreach (Figure figure in report.Figures)
        {
            Assert.Null(OverlapCheck.Refute(Specimens.Draw(figure, 1000)));
            Assert.Null(OverlapCheck.Refute(Specimens.Draw(figure, 360)));
        }
    }

    [Fact]
    public void Learners_may_be_named_like_the_lines_they_are_compared_with()
    {
        AdaptiveArmsResult result = Play(2, 2, new Uniform { Name = "√t rate" }, new UcbMu { Name = "desired rate" }, new UcbS(Utility) { Name = "√t rate (reference)" });
        Report report = AdaptiveArmsReport.Of(result, new Provenance(["run"], "0.1.0"));
        using StringWriter page = new(CultureInfo.InvariantCulture);
        HtmlReport.Write(report, page);
        Assert.Contains("√t rate (reference) (reference)", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("desired rate (reference)", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_why_arms_of_uniform_play_drift_only_where_it_is_played()
    {
        Assert.Contains(Prose(AdaptiveArmsReport.Of(Result)), text => text.Contains("such as uniform play", StringComparison.Ordinal));
        AdaptiveArmsResult without = Play(1, 1, new UcbMu());
        Assert.DoesNotContain(Prose(AdaptiveArmsReport.Of(without)), text => text.Contains("such as uniform play", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Prose(Report report) =>
        report.Sections.SelectMany(section => section.Blocks).OfType<Block.Prose>().Select(prose => prose.Text);

    private static AdaptiveArmsResult Play(int epochs, int replications) =>
        Play(epochs, replications, new UcbS(Utility), new UcbUtility(Utility), new UcbMu(), new Uniform());

    private static AdaptiveArmsResult Play(int epochs, int replications, params ILearner[] learners) => new AdaptiveArmsExperiment(
        Environment,
        [.. learners],
        Environment.TruthfulClickRates,
        horizon: 300,
        epochs,
        replications,
        root: 7,
        Population.Each(Environment.Arms, new GradientAdaptation(probeReplications: 2))).Run(new CpuDevice());
}
