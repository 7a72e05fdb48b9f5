using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>A planted bug: a reduction that is undone rightly, and then falsified.</summary>
internal sealed class AlteredReduction(Reduction right, AlteredReduction.Falsify falsify) : Reduction
{
    /// <summary>Falsifies a solution, given what it was before the right way back.</summary>
    public delegate void Falsify(Postsolution solution, double[] rowDuals, BasisStatus[] columns, BasisStatus[] rows);

    public override ReductionKind Kind => right.Kind;

    public override void Undo(Postsolution solution)
    {
        (double[] rowDuals, BasisStatus[] columns, BasisStatus[] rows) = ([.. solution.RowDuals], [.. solution.Columns], [.. solution.Rows]);
        right.Undo(solution);
        falsify(solution, rowDuals, columns, rows);
    }
}
