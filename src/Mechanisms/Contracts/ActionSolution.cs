using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>What was found about one action: the cheapest contract that makes the agent take it, or why there is none.</summary>
public sealed record ActionSolution
{
    /// <summary>Gets the action.</summary>
    public required int Action { get; init; }

    /// <summary>Gets whether a contract makes the agent willing to take it.</summary>
    public required Implementability Implementability { get; init; }

    /// <summary>Gets a value indicating whether a contract was found that makes the agent willing to take it.</summary>
    public bool IsImplementable => Implementability == Implementability.Implementable;

    /// <summary>Gets the principal's expected reward from the action before payments, in money.</summary>
    public required double ExpectedReward { get; init; }

    /// <summary>Gets the least expected payment that makes the agent take the action, in money; null unless implementable.</summary>
    public double? MinimumPayment { get; init; }

    /// <summary>Gets the principal's expected value at that payment, in money; null unless implementable.</summary>
    public double? Value { get; init; }

    /// <summary>Gets a contract of that payment, one of possibly many; null unless implementable.</summary>
    public Contract? Contract { get; init; }

    /// <summary>Gets the constraints without slack at that contract: incentives ascending by action, participation, caps.</summary>
    public Sequence<BindingConstraint> Binding { get; init; }

    /// <summary>Gets by how much the least expected payment would fall per unit by which the action gets cheaper, without unit: the shadow prices of the other actions and of leaving, added up; 0 where no contract was found.</summary>
    /// <remarks>The payment is convex in the cost: a fall by r saves at most r times this, and a rise by r costs at least as much.</remarks>
    public double CostPrice =>
        Binding.Where(binding => binding.Constraint is ContractConstraint.Incentive or ContractConstraint.Participation).Sum(binding => binding.ShadowPrice);

    /// <summary>Gets what stands in the way; null unless not implementable.</summary>
    public ImplementationObstacle? Obstacle { get; init; }
}
