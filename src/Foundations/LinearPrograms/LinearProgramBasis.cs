using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Which variables and row activities are basic, and at which bound the others stand.</summary>
/// <remarks>
/// A row's activity a·x counts as a variable of its own, so a basis has exactly as many basic members as the program has rows. The
/// basis alone determines a primal and a dual solution, which is how the audit re-solves an answer exactly. Immutable, thread-safe.
/// </remarks>
/// <param name="Variables">Status of each variable, shape [variable].</param>
/// <param name="Rows">Status of each row's activity, shape [row].</param>
public sealed record LinearProgramBasis(Sequence<BasisStatus> Variables, Sequence<BasisStatus> Rows);
