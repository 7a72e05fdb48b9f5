using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Answer of a <see cref="RegretContest"/>; the question, with its root key, is part of it.</summary>
/// <param name="Contest">The question.</param>
/// <param name="Device">Name of the device that played; the numbers do not depend on it.</param>
/// <param name="Summaries">What each contender did, in the order of the contest.</param>
public sealed record RegretContestResult(RegretContest Contest, string Device, Sequence<ContenderSummary> Summaries)
{
    /// <summary>Gets the regret curves, in the order of the contest.</summary>
    public Sequence<RegretCurve> Curves => Sequence.Of(Summaries.Count, index => Summaries[index].Curve);
}
