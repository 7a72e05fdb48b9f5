using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Cli.Solving;

/// <summary>What every solution of a design problem says, whatever the family.</summary>
/// <param name="Status">How the solve ended.</param>
/// <param name="Value">The optimal value; null unless optimal.</param>
/// <param name="Explanation">What was found, in words.</param>
/// <param name="Binding">The constraints that hold the value down.</param>
internal sealed record SolvedDesign(LinearProgramStatus Status, double? Value, string Explanation, Sequence<BindingIncentive> Binding);
