using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Simulations;

public sealed class ManipulationReportTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Figures_and_table_hold_every_learner_and_nothing_overlaps(int epochs, int replications)
    {
        Sequence<ManipulationResult> results = Play(epochs, replications);
        Report report = ManipulationReport.Of(results);
        Assert.Equal(["regret-by-epoch", "regret-within-epoch", "manipulation-by-epoch"], report.Figures.Select(figure => figure.Name));
        Assert.All(report.Figures, figure => Assert.All(figure.Panels, panel => Assert.Equal(2, panel.Series.Count)));
        Assert.All(report.Figures, figure => Assert.Null(OverlapCheck.Refute(Specimens.Draw(figure, 640))));
        Assert.Equal(2, ManipulationReport.Summary(results).Rows.Count);
        Assert.Equal(2 * epochs * results[0].Experiment.Checkpoints.Count, ManipulationReport.Curves(results).Rows.Count);
    }

    [Fact]
    public void A_learner_whose_regret_grows_with_the_rounds_does_not_survive()
    {
        Sequence<string> findings = ManipulationReport.Of(Play(epochs: 2, replications: 2)).Summary;
        Assert.Contains(findings, finding => finding.StartsWith("uniform does not survive", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.StartsWith("LinUCB survives", StringComparison.Ordinal));
    }

    // Users times features: with weights that fit all arms alike the first arm is always best or always worst; LinUCB learns that within a few rounds.
    private static Sequence<ManipulationResult> Play(int epochs, int replications) => new ManipulationExperiment(
        [1, 1], 0.1, new(2, 2, [1, 0.9, 0.2, 0.1]), [new LinUcb { Radius = new ConfidenceRadius.Constant(1) }, new UniformArms()], 1_000, epochs, replications, 5).Run(2);
}
