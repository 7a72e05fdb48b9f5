namespace Mechanisms.Contracts;

/// <summary>A constraint without slack at the cheapest contract for an action.</summary>
/// <param name="Constraint">Which kind of constraint.</param>
/// <param name="Index">The tempting action for <see cref="ContractConstraint.Incentive"/>, the outcome for
/// <see cref="ContractConstraint.PaymentCap"/>, null for the others.</param>
/// <param name="ShadowPrice">Change of the minimum payment per unit by which the constraint tightens, without unit, at least 0:
/// per unit that the tempting action gets cheaper, the outside option better, or the cap lower. 0 when something else holds the
/// contract in place as well.</param>
public sealed record BindingConstraint(ContractConstraint Constraint, int? Index, double ShadowPrice);
