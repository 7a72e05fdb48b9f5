namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>One step from a program to a smaller one with the same optimum, and the way back.</summary>
/// <remarks>
/// Undo is called in the reverse order of the reductions, with an optimal basic solution of the smaller program, and completes it to an
/// optimal basic solution of the larger: values, prices and a basis with one more basic member for each row restored. Indices are those
/// of the full model.
/// </remarks>
internal abstract class Reduction
{
    public abstract ReductionKind Kind { get; }

    public abstract void Undo(Postsolution solution);
}
