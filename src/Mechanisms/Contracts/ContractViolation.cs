namespace Mechanisms.Contracts;

/// <summary>A limit of the problem, other than an incentive, that a contract breaks.</summary>
/// <param name="Constraint">Which kind of limit.</param>
/// <param name="Outcome">The outcome, for limits on single payments; null for the others.</param>
/// <param name="Excess">How far the limit is broken, in money, above 0.</param>
public sealed record ContractViolation(ContractConstraint Constraint, int? Outcome, double Excess);
