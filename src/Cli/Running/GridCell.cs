using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>One combination of the values that an experiment file lists.</summary>
/// <param name="Places">Index of the value on each axis.</param>
/// <param name="Plan">The experiment with these values.</param>
internal sealed record GridCell(Sequence<int> Places, IExperimentPlan Plan);
