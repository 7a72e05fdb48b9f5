namespace Mechanisms.Contracts;

/// <summary>The kinds of constraint that a contract must satisfy.</summary>
public enum ContractConstraint
{
    /// <summary>The agent must not gain by another action; the index is that action.</summary>
    Incentive,

    /// <summary>The agent must not gain by its outside option; no index.</summary>
    Participation,

    /// <summary>A payment must be at least 0; the index is the outcome.</summary>
    LimitedLiability,

    /// <summary>A payment must be at most the payment cap; the index is the outcome.</summary>
    PaymentCap,

    /// <summary>The payments must sum to at most the sum cap; no index.</summary>
    SumCap,
}
