using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The variables that enter.</summary>
/// <param name="Value">Their values after the step.</param>
/// <param name="Lower">Their lower bounds.</param>
/// <param name="Upper">Their upper bounds.</param>
internal readonly record struct LaneArrival(Vector256<double> Value, Vector256<double> Lower, Vector256<double> Upper);
