namespace Mechanisms.Learning.Contracting;

/// <summary>What a contract pays for each outcome, and what it makes each action worth to the agent and to the principal.</summary>
internal sealed record ValuedContract(double[] Payments, double[] Utilities, double[] Principal);
