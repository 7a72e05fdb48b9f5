using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>Puts a contract solution into words; numbers to six digits, in the invariant culture.</summary>
internal static class ContractNarrative
{
    /// <summary>Describes a whole solution.</summary>
    public static string Of(ContractSolution solution) => solution.Status switch
    {
        LinearProgramStatus.Optimal =>
            $"The best contract makes the agent take action {solution.BestAction}: it {Paying(solution.BestContract)} and is worth {Number(solution.BestValue)} to the principal; "
                + $"the largest surplus of any action is {Number(solution.FirstBest)}.",
        LinearProgramStatus.Infeasible =>
            "No action is implementable within the limits, so there is no contract that the agent accepts. Raise a cap or lower the outside option.",
        _ => $"The best contract is not known: {Trouble(solution)}",
    };

    /// <summary>Describes one action.</summary>
    public static string Of(ContractSolution solution, ActionSolution action) => action.Implementability switch
    {
        Implementability.Implementable => Implementable(action),
        Implementability.NotImplementable when action.Obstacle is { } obstacle => NotImplementable(solution.Problem, action.Action, obstacle),
        Implementability.NotImplementable => $"Action {action.Action} is not implementable; {solution.Formulation.Name} gave no reason.",
        _ => solution.IsOptimal
            ? $"Action {action.Action} is undecided: {solution.Formulation.Name} decides only what it recommends. Solve with MinimumPayments for every action."
            : $"Action {action.Action} is undecided: {Trouble(solution)}",
    };

    private static string Implementable(ActionSolution action)
    {
        string payment = $"Action {action.Action} is implementable for an expected payment of {Number(action.MinimumPayment!.Value)}, "
            + $"worth {Number(action.Value!.Value)} to the principal: the contract {Paying(action.Contract!)}.";
        return action.Binding.Count == 0
            ? $"{payment} No constraint but payments of at least 0 binds."
            : $"{payment} Binding: {string.Join("; ", action.Binding.Select(Describe))}.{Cheaper(action)}";
    }

    private static string Describe(BindingConstraint binding)
    {
        string what = binding.Constraint switch
        {
            ContractConstraint.Incentive => $"the agent is indifferent to action {binding.Index}",
            ContractConstraint.Participation => "the agent is indifferent to leaving",
            ContractConstraint.PaymentCap => $"the payment on outcome {binding.Index} is at its cap",
            ContractConstraint.SumCap => "the sum of payments is at its cap",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"{what} (shadow price {Number(binding.ShadowPrice)})";
    }

    private static string Cheaper(ActionSolution action) =>
        action.CostPrice > 0 ? $" Each unit by which the action gets cheaper saves at most {Number(action.CostPrice)}." : string.Empty;

    private static string NotImplementable(ContractProblem problem, int action, ImplementationObstacle obstacle)
    {
        string mixture = Mixture(obstacle);
        double cost = problem.Costs[action].ToDouble();
        string start = $"Action {action} is not implementable: {mixture} ";
        if (!Tolerances.Probability.Exceeds(obstacle.OutcomeDistance, scale: 1))
        {
            return $"{start}yields the same outcome probabilities at cost {Number(cost - obstacle.Saving)} instead of {Number(cost)}, "
                + "so every contract pays both alike and the agent prefers the cheaper.";
        }

        return $"{start}saves the agent {Number(obstacle.Saving)}, and payments within the caps favor action {action} over it by at most "
            + $"{Number(obstacle.LargestAdvantage)}. {Remedy(problem, obstacle)}";
    }

    private static string Remedy(ContractProblem problem, ImplementationObstacle obstacle)
    {
        string[] remedies =
        [
            .. Raise("payment", problem.PaymentCap, obstacle.RequiredPaymentCap),
            .. Raise("sum", problem.SumCap, obstacle.RequiredSumCap),
        ];
        return remedies.Length == 0
            ? "No cap raised alone is enough."
            : $"It becomes implementable when {string.Join(", or when ", remedies)}.";
    }

    private static IEnumerable<string> Raise(string kind, Rational? cap, double? required) => cap is { } current && required is { } least
        ? [$"the {kind} cap is raised from {Number(current.ToDouble())} to at least {Number(least)}"]
        : [];

    private static string Mixture(ImplementationObstacle obstacle)
    {
        (double Weight, string Name)[] parts =
        [
            .. obstacle.Mixture.Select((weight, action) => (weight, $"action {action}")),
            (obstacle.LeavingWeight, "leaving"),
        ];
        parts = [.. parts.Where(part => part.Weight > 0)];
        return parts.Length == 1
            ? parts[0].Name
            : $"the mixture of {string.Join(" and ", parts.Select(part => $"{Number(part.Weight)} of {part.Name}"))}";
    }

    private static string Paying(Contract contract)
    {
        IEnumerable<string> payments = contract.Payments
            .Select((payment, outcome) => (payment, outcome))
            .Where(entry => entry.payment != 0)
            .Select(entry => $"{Number(entry.payment)} on outcome {entry.outcome}");
        string paid = string.Join(", ", payments);
        return paid.Length == 0 ? "pays nothing" : $"pays {paid}";
    }

    private static string Trouble(ContractSolution solution) => solution.Programs
        .Select(solved => solved.Solution)
        .FirstOrDefault(answer => answer.Status is not (LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible))?.Explain()
        ?? "the linear-programming method contradicted itself. Solve with another method.";

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
