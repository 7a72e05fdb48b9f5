using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A solver's own model: solved, changed in place and solved again.</summary>
internal interface IPeerModel : IDisposable
{
    /// <summary>Gets the objective after an optimal solve, constant included.</summary>
    double Value { get; }

    /// <summary>Solves from where the model stands.</summary>
    /// <returns>What the solver claims; null when it claims neither optimum, infeasibility nor unboundedness.</returns>
    LinearProgramStatus? Solve();

    void ChangeCost(int variable, double cost);

    void ChangeRowBounds(int row, double lower, double upper);
}
