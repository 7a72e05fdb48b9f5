using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Examples;

public sealed class ContractTests
{
    private static readonly ContractProblem Salesman = ContractProblem.Create(
        new Matrix<double>(3, 3, [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.1, 0.3, 0.6]), costs: [0, 0.05, 0.12], rewards: [0, 0.5, 1]);

    [Fact]
    public void Checks_a_contract_that_came_from_elsewhere() => Printed.Matches("check", () =>
    {
        ContractProblem problem = Salesman;

        // snippet: check
        Contract proposal = Contract.Create([0, 0, 0.22]);
        IncentiveReport report = ContractIncentives.Check(problem, proposal, action: 2);
        foreach (Deviation<int> deviation in report.Deviations)
        {
            Console.WriteLine($"from action {deviation.From} to {deviation.To}: gains {deviation.Gain:0.000}");
        }

        Console.WriteLine(report.Verdict.Match(
            proved => $"Proved for {proved.Domain}.",
            notRefuted => "Not refuted.",
            refuted => $"Refuted: the agent prefers action {refuted.Witness.To}."));
        // end snippet
    });

    [Fact]
    public void Explains_why_an_action_cannot_be_had() => Printed.Matches("explain", () =>
    {
        // snippet: explain
        // Action 1 is half of action 0 and half of action 2, but costs more than the average of the two.
        ContractProblem problem = ContractProblem.Create(
            new Matrix<double>(3, 2, [0.75, 0.25, 0.5, 0.5, 0.25, 0.75]), costs: [0, 0.25, 0.25], rewards: [0, 1]);
        ContractSolution solution = problem.Solve(new MinimumPayments());
        Console.WriteLine(solution.Explain(action: 1));
        // end snippet
    });

    [Fact]
    public void Pays_by_a_share_of_the_reward() => Printed.Matches("linear", () =>
    {
        ContractProblem problem = Salesman;

        // snippet: linear
        LinearContract? linear = LinearContracts.Best(problem);
        Console.WriteLine($"Pay {100 * linear!.Alpha:0}% of the reward; the agent takes action {linear.Action}; {linear.Value:0.00} is left.");
        // end snippet
    });
}
