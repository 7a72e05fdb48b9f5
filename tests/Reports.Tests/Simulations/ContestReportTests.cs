using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
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
    [InlineData(new double[] { 10, 100, 1000 }, "A does not survive: its regret grows like t to the power 1.00, about as fast as the rounds")]
    [InlineData(new double[] { 10, 100, 2000 }, "A does not survive: its regret grows like t to the power 1.30, faster than the rounds: it loses more a round")]
    public void A_power_is_told_of_positive_regret_alone(double[] regrets, string said)
    {
        RegretContestResult result = new RegretContest([new Told(regrets)], 1_000, 2, 1, regrets.Length == 3 ? [10, 100, 1_000] : [10, 100, 500, 1_000]).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
        Report report = ContestReport.Of(result, Description);
        Assert.StartsWith(said, report.Summary[1], StringComparison.Ordinal);
        Assert.Equal(regrets.Skip(1).Any(regret => regret <= 0), ContestReport.Summary(result).Rows[0][^1] == Cell.Empty);
    }

    [Fact]
    public void Regret_and_value_are_in_the_unit_of_the_contenders()
    {
        Told money = new([5, 50, 80]) { OptimalValue = 0.5, RegretUnit = "money" };
        Report report = ContestReport.Of(Played(money), Description);
        Assert.All(report.Figures, figure => Assert.Equal("money", figure.Vertical.Unit));
        Assert.Equal("After 1,000 rounds, A has a regret of 80 money.", report.Summary[0]);
        Assert.Contains("Regret (money)", Assert.Throws<ArgumentException>(() => new RegretContest([money, new Told([5, 50, 80]) { Name = "B" }], 1_000, 2, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_curve_is_named_after_what_it_adds_up_and_drawn_beside_its_rate()
    {
        RegretContestResult result = Played(new Told([5, 50, 80]) { FurtherCurves = [new(new("Violation", "money"), 0.75)], Further = [10, 100, 1000] });
        Report report = ContestReport.Of(result, Description);
        Assert.Equal("Violation of A grows like t to the power 1.00, about as fast as the rounds.", report.Summary[2]);
        Figure violation = report.Figures.Single(figure => figure.Name == "violation");
        Assert.Equal(["regret", "violation"], report.Figures.Select(figure => figure.Name));
        Assert.Equal(("Cumulative violation (money)", "money"), (violation.Vertical.Title, violation.Vertical.Unit));
        Assert.Equal("t^0.75 rate", Assert.Single(violation.Panels[0].References).Label);
        Assert.Equal("Mean violation at the end", ContestReport.Summary(result, 0).Columns[1].Heading);
        Assert.Equal(1000.0, ContestReport.Summary(result, 0).Rows[0][1]);
        Assert.Equal(["regret", "regret", "regret", "violation", "violation", "violation"], RegretTables.OfContest(result).Rows.Select(row => row[^1].ToString()));
    }

    [Fact]
    public void What_the_optimum_pays_and_earns_is_drawn_per_round()
    {
        RegretContestResult result = Played(new Told([5, 50, 200]) { OptimalValue = 0.5, FurtherCurves = [new(new("Payment", "money"), Optimum: 0.25)], Further = [10, 60, 300] });
        Report report = ContestReport.Of(result, Description);
        Assert.Equal("Payment per round: 0.3000 for A; 0.2500 money under the optimum of the known model.", report.Summary[2]);
        Assert.Equal(["regret", "value", "payment"], report.Figures.Select(figure => figure.Name));
        foreach ((string name, double optimum, double[] amounts) in new (string, double, double[])[] { ("value", 0.5, [0, 0, 0.3]), ("payment", 0.25, [1, 0.6, 0.3]) })
        {
            Panel panel = report.Figures.Single(figure => figure.Name == name).Panels[0];
            Assert.Equal(optimum, Assert.IsType<ReferenceLine.Level>(Assert.Single(panel.References)).Y);
            Assert.Equal(amounts, panel.Series[0].Y, (expected, actual) => Math.Abs(expected - actual) < 1e-12);
        }
    }

    /// <summary>The first checkpoint has no spread: a band that is told by its ends alone would be upside down.</summary>
    [Fact]
    public void Bands_of_value_and_payment_hold_their_lines()
    {
        RegretContestResult result = Played(new Told([5, 50, 200]) { Spread = 40, OptimalValue = 0.5, FurtherCurves = [new(new("Payment", "money"), Optimum: 0.25)], Further = [10, 60, 300] });
        foreach (Series series in ContestReport.Figures(result).Skip(1).Select(figure => figure.Panels[0].Series[0]))
        {
            Assert.All(series.Y, (mean, index) => Assert.InRange(mean, series.Low[index], series.High[index]));
            Assert.Equal(series.Low[0], series.High[0]);
            Assert.True(series.Low[2] < series.High[2]);
        }
    }

    [Fact]
    public void Optima_that_differ_are_no_line()
    {
        RegretContestResult result = Played(new Told([5, 50, 200]) { OptimalValue = 0.5 }, new Told([5, 50, 200]) { Name = "B", OptimalValue = 0.25 });
        Assert.Equal(["regret"], ContestReport.Figures(result).Select(figure => figure.Name));
    }

    [Fact]
    public void Curves_that_add_up_different_things_do_not_meet() => Assert.Contains(
        "got Regret (units of utility) of A and Regret (units of utility), Violation (money) of B",
        Assert.Throws<ArgumentException>(() => new RegretContest([new Told([1]), new Told([1]) { Name = "B", FurtherCurves = [new(new("Violation", "money"))] }], 10, 1, 1, [10])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_contender_that_tells_other_curves_than_it_says_is_refused() => Assert.Contains(
        "A must give 1 curves besides regret, each of 3 checkpoints; got [2].",
        Assert.Throws<InvalidOperationException>(() => Played(new Told([1, 2, 3]) { FurtherCurves = [new(new("Violation", "money"))], Further = [1, 2] })).Message,
        StringComparison.Ordinal);

    private static RegretContestResult Played(params IContender[] contenders) =>
        new RegretContest(contenders.ToSequence(), 1_000, 2, 1, [10, 100, 1_000]).Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);

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

        public Sequence<ContenderCurve> FurtherCurves { get; init; }

        public double[] Further { get; init; } = [];

        public double? OptimalValue { get; init; }

        public string RegretUnit { get; init; } = ContenderMeasure.Regret.Unit;

        public double Spread { get; init; }

        public double? RateExponent { get; init; } = 0.5;

        public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
        {
            RandomStream stream = replication.Role(Streams.Rewards).Open();
            double more = Spread * stream.NextDouble();
            Sequence<double> Spreading(double[] amounts) => amounts.Select((amount, index) => amount + (index == 0 ? 0 : more)).ToSequence();
            return new(Spreading(Amounts), []) { FurtherCurves = FurtherCurves.Count == 0 ? [] : [Spreading(Further)] };
        }
    }
}
