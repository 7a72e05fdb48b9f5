namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How far a linear-programming method is; told to the listener that a method's settings name.</summary>
/// <remarks>The default value is a presolve at its beginning. Immutable, thread-safe.</remarks>
/// <param name="Phase">What the method is busy with.</param>
/// <param name="Pivots">Pivots so far, moves from bound to bound included.</param>
/// <param name="Infeasibility">Sum of the violations of bounds, of primal ones or, in the dual method, of dual ones; at least 0.</param>
/// <param name="Objective">
/// The objective of the minimization at the present point, or, where prices are sought, the bound on it that they give; without the program's constant, and
/// until a presolved program is finished without the part that presolve has settled. A search that has moved costs apart tells them moved.
/// </param>
/// <param name="Elapsed">Time since the solve began.</param>
public readonly record struct LinearProgramProgress(
    LinearProgramPhase Phase, long Pivots, double Infeasibility, double Objective, TimeSpan Elapsed);
