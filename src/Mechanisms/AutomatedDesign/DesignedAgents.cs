using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.AutomatedDesign;

/// <summary>What the agents of a design problem want: their utility of the outcome less their payment, exactly.</summary>
/// <remarks>Gains within <see cref="Tolerances.Gain"/> count as none, for designed mechanisms come out of a solver. Immutable and thread-safe.</remarks>
/// <param name="Problem">The problem.</param>
public sealed record DesignedAgents(DesignProblem Problem) : IPreferences<int, DesignedOutcome>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => Tolerances.Gain;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="outcome"/> is null.</exception>
    public Rational Utility(int agent, int type, DesignedOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Problem.Utilities[agent][type, outcome.Outcome] - outcome.Payments[agent];
    }
}
