using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Designs;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Designs;

public sealed class ContractReportTests
{
    /// <summary>Two actions, two outcomes: effort at cost 1 doubles the chance of success; paying 2 on success implements it.</summary>
    private static readonly ContractProblem Problem = ContractProblem.Create(new Matrix<double>(2, 2, [0.75, 0.25, 0.25, 0.75]), [0, 1], [0, 8]);

    [Fact]
    public void Figures_show_payments_rewards_and_values()
    {
        ContractSolution solution = Problem.Solve(new MinimumPayments(), TestContext.Current.CancellationToken);
        Figure contract = ContractReport.BestContract(solution);
        Assert.Equal([0, 2], contract.Panels[0].Series[0].Y);
        Assert.Equal([0, 8], contract.Panels[0].Series[1].Y);
        Figure values = ContractReport.ValueByAction(solution);
        Assert.Equal([2, 4.5], values.Panels[0].Series[0].Y);
        Assert.Equal([2, 5], values.Panels[0].Series[1].Y);
        Assert.Null(OverlapCheck.Refute(Specimens.Draw(contract, 360)));
    }

    [Fact]
    public void Tables_show_every_action_and_outcome()
    {
        ContractSolution solution = Problem.Solve(new MinimumPayments(), TestContext.Current.CancellationToken);
        Assert.Equal(["1", "yes", "1", "6", "1.5", "4.5"], ContractReport.Actions(solution).Rows[1].Select(cell => cell.ToString()));
        Assert.Equal(["1", "0.75", "8", "2"], ContractReport.Payments(solution).Rows[1].Select(cell => cell.ToString()));
    }

    [Fact]
    public void A_problem_without_any_contract_is_explained_without_figures()
    {
        ContractSolution solution = Problem.WithPaymentCap(0.0).WithOutsideOption(1).Solve(new MinimumPayments(), TestContext.Current.CancellationToken);
        Report report = ContractReport.Of(solution);
        Assert.Empty(report.Figures);
        Assert.Equal(solution.Explain(), report.Summary[0]);
        Assert.Equal(CellKind.Empty, ContractReport.Actions(solution).Rows[0][^1].Kind);
    }
}
