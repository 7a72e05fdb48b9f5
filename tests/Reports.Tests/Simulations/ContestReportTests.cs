using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Simulations;

public sealed class ContestReportTests
{
    private static readonly ContestDescription Description = new("Lists", "Which learner?", [new("Items", "8")]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Figure_tables_and_findings_hold_every_contender(int replications)
    {
        RegretContestResult result = Play(replications);
        Report report = ContestReport.Of(result, Description, ["One more thing."]);
        Assert.Equal("One more thing.", report.Summary[^1]);
        Assert.Equal(1 + 2 + 1, report.Summary.Count);
        Assert.Null(OverlapCheck.Refute(Specimens.Draw(report.Figures.Single(), 640)));
        Assert.Equal(2, ContestReport.Summary(result).Rows.Count);
        Assert.Equal(2 * 2, ContestReport.Measures(result).Rows.Count);
    }

    [Fact]
    public void A_learner_that_has_found_the_best_list_survives()
    {
        RegretContestResult result = Play(3);
        Assert.Contains(ContestReport.Of(result, Description).Summary, finding => finding.StartsWith("CascadeKL-UCB survives", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new double[] { -10, -100, -1150 }, "A has gained: its regret is -1,150 in the end")]
    [InlineData(new double[] { 10, 100, -1 }, "A has gained: its regret is -1 in the end")]
    [InlineData(new double[] { 10, 100, 40, -1150 }, "A has gained: its regret is -1,150 in the end")]
    [InlineData(new double[] { 10, 5, 0 }, "Whether A still learns cannot be said: its regret is not positive throughout")]
    [InlineData(new double[] { 10, -100, 5, 500 }, "Whether A still learns cannot be said: its regret is not positive throughout")]
    [InlineData(new double[] { 10, 0, 5, 60 }, "Whether A still learns cannot be said: its regret is not positive throughout")]
    [InlineData(new double[] { 10, 100, 40 }, "A survives: its regret has stopped growing, and falls")]
    [InlineData(new double[] { 10, 30, 90 }, "A survives: its regret grows like t to the power 0.48, slower")]
    [InlineData(new double[] { 10, 100, 1000 }, "A does not survive: its regret grows like t to the power 1.00")]
    public void A_power_is_told_of_positive_regret_alone(double[] regrets, string said)
    {
        RegretContestResult result = new RegretContest([new Told(regrets)], 1_000, 2, 1, regrets.Length == 3 ? [10, 100, 1_000] : [10, 100, 500, 1_000]).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Report report = ContestReport.Of(result, Description);
        Assert.StartsWith(said, report.Summary[1], StringComparison.Ordinal);
        Assert.Equal(regrets.Skip(1).Any(regret => regret <= 0), ContestReport.Summary(result).Rows[0][^1] == Cell.Empty);
    }

    [Fact]
    public void A_curve_is_named_after_what_it_adds_up_and_drawn_beside_its_rate()
    {
        RegretContestResult result = new RegretContest([new Told([10, 100, 1000]) { CurveMeasure = new("Violation", "money"), RateExponent = 0.75 }], 1_000, 2, 1, [10, 100, 1_000])
            .Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Report report = ContestReport.Of(result, Description);
        Assert.Equal(["After 1,000 rounds, A has a violation of 1,000 money.", "Violation of A grows like t to the power 1.00, about as fast as the rounds."], report.Summary);
        Assert.Equal(("violation", "Cumulative violation (money)", "money"), (report.Figures.Single().Name, report.Figures.Single().Vertical.Title, report.Figures.Single().Vertical.Unit));
        Assert.Equal("t^0.75 rate", Assert.Single(report.Figures.Single().Panels[0].References).Label);
        Assert.Equal("Mean violation at the end", ContestReport.Summary(result).Columns[1].Heading);
    }

    [Fact]
    public void Curves_that_add_up_different_things_do_not_meet() => Assert.Contains(
        "got Regret of A and Violation of B",
        Assert.Throws<ArgumentException>(() => new RegretContest([new Told([1]), new Told([1]) { Name = "B", CurveMeasure = new("Violation", "money") }], 10, 1, 1, [10])).Message,
        StringComparison.Ordinal);

    private static RegretContestResult Play(int replications)
    {
        CascadeModel model = CascadeModel.Separated(8, 2, 0.6, 0.5);
        return new RegretContest([new CascadeContender(model, new CascadeKlUcb()), new CascadeContender(model, new CascadeUcb1())], 4_000, replications, 3)
            .Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
    }

    // Says what it was told to say.
    private sealed record Told(double[] Amounts) : IContender
    {
        public string Name { get; init; } = "A";

        public ContenderMeasure CurveMeasure { get; init; } = ContenderMeasure.Regret;

        public double? RateExponent { get; init; } = 0.5;

        public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation) => new(Amounts.ToSequence(), []);
    }
}
