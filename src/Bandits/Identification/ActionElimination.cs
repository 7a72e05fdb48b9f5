using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Identification;

/// <summary>Successive elimination as a search: shows all arms that may still be best in turn until one is left.</summary>
/// <remarks>
/// The rule of <see cref="SuccessiveElimination"/>, which goes on playing; this ends with the last arm. With two best arms it never ends.
/// <para>Time O(1) per show but O(arms) at the end of a phase, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("evendar2006", "Algorithm 3 and Theorem 8")]
public sealed record ActionElimination : IBestArmMethod
{
    /// <inheritdoc/>
    /// <value><c>action elimination</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "action elimination";

    /// <summary>Gets δ, the probability of a wrong answer.</summary>
    /// <value>Strictly between 0 and 1; 0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not strictly between 0 and 1.</exception>
    public double ErrorProbability { get; init => field = LearnerSettings.Inside(value); } = 0.05;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the budget is out of range.</exception>
    public IdentificationRun Begin(int arms, long budget, StreamKey key) => new ActionEliminationRun(this, arms, budget, key);
}
