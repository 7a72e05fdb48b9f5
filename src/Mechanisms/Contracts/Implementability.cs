namespace Mechanisms.Contracts;

/// <summary>Whether some contract makes the agent willing to take an action.</summary>
public enum Implementability
{
    /// <summary>The formulation did not decide; see <see cref="ContractSolution.Explain(int)"/> for why.</summary>
    Undecided,

    /// <summary>A contract within the limits makes the action a best response.</summary>
    Implementable,

    /// <summary>No contract within the limits does.</summary>
    NotImplementable,
}
