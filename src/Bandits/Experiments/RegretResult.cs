using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Answer of a <see cref="RegretExperiment"/>; the question, with its root key, is part of it.</summary>
/// <param name="Experiment">The question.</param>
/// <param name="Device">Name of the device that played; the numbers do not depend on it.</param>
/// <param name="Summaries">What each learner did, in the order of the experiment's learners.</param>
public sealed record RegretResult(RegretExperiment Experiment, string Device, Sequence<EpisodeSummary> Summaries)
{
    /// <summary>Gets the regret curves, in the order of the experiment's learners.</summary>
    public Sequence<RegretCurve> Curves => Sequence.Of(Summaries.Count, index => Summaries[index].Curve);
}
