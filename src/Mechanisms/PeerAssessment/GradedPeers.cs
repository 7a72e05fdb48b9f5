using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.PeerAssessment;

/// <summary>Agents who want a high grade themselves; a type is the honest grade of every agent, shape [agent].</summary>
public sealed record GradedPeers : IPreferences<Sequence<Rational>, PeerGrades>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    /// <remarks>Grades are computed in floating point.</remarks>
    public Tolerance Tolerance => Tolerances.Gain;

    /// <inheritdoc/>
    public Rational Utility(int agent, Sequence<Rational> type, PeerGrades outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Rational.FromDouble(outcome.Grades[agent]);
    }
}
