using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Examples;

public sealed class InformationTests
{
    [Fact]
    public void Designs_the_audit_of_two_forecasters() => Printed.Matches("forecasters", () =>
    {
        // snippet: forecasters
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(agents: 2, cost: 0.01, accuracy: 0.6).WithPaymentCap(1);
        HiredAgentsSolution solution = problem.Solve(new Correlated());
        Console.WriteLine($"worth {solution.Value:0.000000}; always asking the same: {problem.Solve(new Deterministic()).Value:0.000000}");
        for (int efforts = 0; efforts < problem.Efforts.Count; efforts++)
        {
            Console.WriteLine($"recommend {problem.Efforts.Choices(efforts)} with probability {solution.Mechanism.Recommendations[efforts].ToDouble():0.000000}");
        }

        Console.WriteLine($"both work and agree: pay {solution.Mechanism.Pay(agent: 0, efforts: 3, reports: 0, state: 0).ToDouble():0.00}");
        Console.WriteLine(solution.Audit().Explain());
        // end snippet
    });

    [Fact]
    public void Approaches_a_value_that_no_mechanism_attains() => Printed.Matches("supremum", () =>
    {
        // snippet: supremum
        HiredAgentsProblem uncapped = HiredAgentsProblem.Forecasters(agents: 2, cost: 0.01, accuracy: 0.6);
        HiredAgentsSolution limit = uncapped.Solve(new Correlated());
        Console.WriteLine($"{limit.Value:0.000000}, attained: {limit.IsAttained}");
        foreach (double share in (double[])[0.1, 0.01, 0.001])
        {
            HiredAgentsReport near = HiredAgentsIncentives.CheckExactly(limit.ApproachExactly(share)!);
            Console.WriteLine($"share {share}: worth {near.PrincipalValue:0.000000}, largest payment {near.Mechanism.LargestPayment.ToDouble():0.0}, accepted exactly: {near.IsAccepted}");
        }
        // end snippet
    });

    [Fact]
    public void Asks_two_opposed_experts() => Printed.Matches("senders", () =>
    {
        // snippet: senders
        // Both experts know the state and want opposite decisions; a third decision is bad for both.
        InformedSendersProblem problem = InformedSendersProblem.Create(
            joint: new Matrix<double>(2, 4, [0.6, 0, 0, 0, 0, 0, 0, 0.4]),
            signalCounts: [2, 2],
            receiverUtility: new Matrix<double>(3, 2, [1, 0, 0, 1, 0.2, 0.2]),
            senderUtilities: [new Matrix<double>(3, 2, [1, 1, 0.5, 0.5, 0, 0]), new Matrix<double>(3, 2, [0.5, 0.5, 1, 1, 0, 0])]);
        InformedSendersSolution solution = problem.Solve(new TruthfulReports());
        Console.WriteLine(solution.Explain());
        Console.WriteLine(InformedSendersIncentives.Check(solution.Mechanism));
        // end snippet
    });
}
