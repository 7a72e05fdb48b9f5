using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
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

    private static RegretContestResult Play(int replications)
    {
        CascadeModel model = CascadeModel.Separated(8, 2, 0.6, 0.5);
        return new RegretContest([new CascadeContender(model, new CascadeKlUcb()), new CascadeContender(model, new CascadeUcb1())], 4_000, replications, 3)
            .Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken);
    }
}
