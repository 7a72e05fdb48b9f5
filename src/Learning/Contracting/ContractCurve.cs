namespace Mechanisms.Learning.Contracting;

/// <summary>What the curve of a learner of contracts adds up.</summary>
public enum ContractCurve
{
    /// <summary>Regret against the benchmark.</summary>
    Regret = 0,

    /// <summary>Expected payments to the agent.</summary>
    Payments = 1,
}
