using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>What learners of a file may know of the environment that the file describes.</summary>
/// <param name="Utility">The utility that screening learners hold arms to; null in an environment without one.</param>
/// <param name="Weights">The weights of rewards that are linear in contexts, for learners that know them; empty in another environment.</param>
internal sealed record LearnerSurroundings(ClickUtility? Utility = null, Sequence<double> Weights = default);
