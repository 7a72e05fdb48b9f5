using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Simulations;

public sealed class RegretReportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_figure_holds_every_checkpoint_of_every_learner(int replications)
    {
        RegretResult result = new RegretExperiment(new BernoulliBandit([0.9, 0.1]), [new Ucb1(), new Uniform()], 200, replications, 3).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Figure figure = RegretReport.Regret(result);
        Assert.Equal(["UCB1", "Uniform"], figure.Panels[0].Series.Select(series => series.Name), StringComparer.OrdinalIgnoreCase);
        Assert.All(figure.Panels[0].Series, series => Assert.Equal(replications > 1, series.HasBand));
        Assert.Null(OverlapCheck.Refute(Specimens.Draw(figure, 360)));
        Assert.Equal(2, RegretReport.Summary(result).Rows.Count);
        Assert.Single(RegretReport.Of(result).Figures);
    }

    [Fact]
    public void Without_regret_the_axes_are_linear_and_there_is_no_rate()
    {
        RegretResult result = new RegretExperiment(new BernoulliBandit([0.5, 0.5]), [new Ucb1()], 50, 3, 3).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Figure figure = RegretReport.Regret(result);
        Assert.Equal(AxisScale.Linear, figure.Vertical.Scale);
        Assert.Empty(figure.Panels[0].References);
    }

    [Fact]
    public void A_learner_may_be_named_like_the_rate()
    {
        RegretResult result = new RegretExperiment(new BernoulliBandit([0.9, 0.1]), [new Ucb1 { Name = "√t rate" }], 200, 2, 3).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("√t rate (reference)", RegretReport.Of(result).Figures.Single().Panels[0].References[0].Label);
    }

    [Fact]
    public void Learners_with_the_same_least_regret_share_the_first_place()
    {
        RegretResult result = new RegretExperiment(
            new BernoulliBandit([0.75, 0.25]),
            [new FixedArm(0) { Name = "A" }, new FixedArm(1) { Name = "B" }, new FixedArm(0) { Name = "C" }],
            10, 2, 3).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("After 10 rounds, A and C have the least regret: 0 units of utility, against 5 for B.", RegretReport.Of(result).Summary[0]);
    }

    [Fact]
    public void When_all_share_the_least_regret_none_is_left_to_compare_with()
    {
        RegretResult result = new RegretExperiment(new BernoulliBandit([0.5, 0.5]), [new Ucb1(), new Uniform(), new FixedArm(1) { Name = "B" }], 10, 2, 3)
            .Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("After 10 rounds, UCB1, uniform and B have the least regret: 0 units of utility.", RegretReport.Of(result).Summary[0]);
    }

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-310)]
    [InlineData(1e-100)]
    [InlineData(1e-88)]
    public void A_regret_next_to_nothing_still_makes_a_report(double mean)
    {
        RegretResult result = new RegretExperiment(new BernoulliBandit([mean, 0]), [new Ucb1(), new Uniform()], 100, 2, 3)
            .Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Figure figure = RegretReport.Of(result).Figures.Single();
        Assert.Equal(mean < 1e-99 ? AxisScale.Linear : AxisScale.Logarithmic, figure.Vertical.Scale);
        Assert.Null(OverlapCheck.Refute(Specimens.Draw(figure, 360)));
    }

    [Fact]
    public void Checks_report_names_what_failed()
    {
        AcceptanceCheck passed = new("A1-1", "regret is low", [new("regret", 800, 650, 950)], 7);
        AcceptanceCheck failed = new("A1-2", "regret grows slowly", [new("ratio", 2, double.NegativeInfinity, 1.2), new("trend", double.NaN, 0, 1)], 7);
        Report report = ChecksReport.Of([passed, failed]);
        Assert.Equal("1 of 2 checks pass; A1-2 fails.", report.Summary[0]);
        Assert.Equal("All 1 checks pass.", ChecksReport.Of([passed]).Summary[0]);
        Assert.Equal(["A1-2", "trend", "", "0", "1", "fail"], ChecksReport.Measurements([passed, failed]).Rows[2].Select(cell => cell.ToString()));
    }
}
