using Mechanisms.Foundations.Numerics;

namespace Mechanisms.PeerAssessment;

/// <summary>The final grades of peers.</summary>
/// <param name="Grades">Grade of each agent, shape [agent], in [0, 1].</param>
public sealed record PeerGrades(Sequence<double> Grades)
{
    /// <summary>Writes the grades.</summary>
    /// <returns>For example <c>grades [0.75, 0.5]</c>.</returns>
    public override string ToString() => $"grades {Grades}";
}
