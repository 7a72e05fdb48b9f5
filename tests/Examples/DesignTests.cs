using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Examples;

public sealed class DesignTests
{
    [Fact]
    public void Designs_the_contract_of_the_readme() => Printed.Matches("design", () =>
    {
        // snippet: design
        // Three ways to work, three levels of sales: the chance of each level under each way, the cost of each way, the worth of each level.
        ContractProblem problem = ContractProblem.Create(
            new Matrix<double>(3, 3,
            [
                0.7, 0.2, 0.1,
                0.3, 0.4, 0.3,
                0.1, 0.3, 0.6,
            ]),
            costs: [0, 0.05, 0.12],
            rewards: [0, 0.5, 1]);

        ContractSolution solution = problem.Solve(new MinimumPayments { Program = new TableauSimplex() });
        Console.WriteLine(solution);

        // The evidence: every linear program behind the answer in exact rationals, then every single deviation without any linear program.
        Console.WriteLine(solution.Audit().Explain());
        IncentiveReport check = ContractIncentives.Check(problem, solution.BestContract, solution.BestAction, Tolerances.Gain);
        Console.WriteLine($"Accepted: {check.IsAccepted}; the largest gain from another action is {check.LargestGain:0.000}.");
        // end snippet
    });
}
