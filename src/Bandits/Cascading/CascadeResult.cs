using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Cascading;

/// <summary>Answer of a <see cref="CascadeExperiment"/>; the question, with its root key, is part of it.</summary>
/// <param name="Experiment">The question.</param>
/// <param name="Curves">Cumulative pseudo-regret of each learner, in the order of the experiment's learners.</param>
public sealed record CascadeResult(CascadeExperiment Experiment, Sequence<RegretCurve> Curves);
