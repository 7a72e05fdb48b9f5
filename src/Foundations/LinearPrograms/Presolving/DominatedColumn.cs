using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A column that every acceptable price drives to the same bound is taken out there.</summary>
/// <remarks>
/// Either its cost and all its rows pull it the same way (then a cost of 0 is enough), or its reduced cost has a sign for every price
/// within <see cref="DualRange"/>, beyond doubt.
/// </remarks>
[Reference("andersen1995", "section 3: dominated columns")]
[Reference("brearley1975", "bounds on the prices of rows")]
internal sealed class DominatedColumn : Reduction
{
    private readonly int column;
    private readonly double value;
    private readonly BasisStatus status;
    private readonly double cost;
    private readonly SparseSlice entries;

    private DominatedColumn(PresolveProgram program, int column, bool isAtLower)
    {
        this.column = column;
        value = isAtLower ? program.ColumnLower[column] : program.ColumnUpper[column];
        status = isAtLower ? BasisStatus.AtLower : BasisStatus.AtUpper;
        cost = program.Cost[column];
        entries = program.Matrix.ColumnSlice(column);
    }

    public override ReductionKind Kind => ReductionKind.DominatedColumn;

    public static bool TryApply(PresolveProgram program, int column)
    {
        int pull = Pull(program, column);
        return pull != 0 && TryFix(program, column, isAtLower: pull < 0, isStrict: program.Cost[column] != 0)
            || (pull == 0 && program.Matrix.ColumnLength(column) > 1 && TryStrictly(program, column));
    }

    /// <summary>Takes a column out at the bound that it is known to be driven to.</summary>
    /// <param name="program">The program.</param>
    /// <param name="column">The column.</param>
    /// <param name="isAtLower">Whether at its lower bound.</param>
    /// <param name="isStrict">Whether standing elsewhere costs something, so that without the bound there is no optimum.</param>
    public static bool TryFix(PresolveProgram program, int column, bool isAtLower, bool isStrict)
    {
        double bound = isAtLower ? program.ColumnLower[column] : program.ColumnUpper[column];
        if (double.IsInfinity(bound))
        {
            return isStrict && program.Suspect(PresolveVerdict.SuspectedUnbounded);
        }

        if (PresolveNumbers.IsHuge(bound))
        {
            return false;
        }

        DominatedColumn reduction = new(program, column, isAtLower);
        program.FixColumn(column, bound);
        return program.Push(reduction);
    }

    /// <summary>-1 where cost and rows allow a column to fall, +1 where they allow it to rise, 0 where they disagree.</summary>
    public static int Pull(PresolveProgram program, int column)
    {
        bool mayFall = program.Cost[column] >= 0;
        bool mayRise = program.Cost[column] <= 0;
        for (int at = program.Matrix.FirstInColumn(column); at >= 0 && (mayFall || mayRise); at = program.Matrix.NextInColumn(at))
        {
            int row = program.Matrix.Row(at);
            bool isPositive = program.Matrix.Value(at) > 0;
            mayFall &= double.IsInfinity(isPositive ? program.RowLower[row] : program.RowUpper[row]);
            mayRise &= double.IsInfinity(isPositive ? program.RowUpper[row] : program.RowLower[row]);
        }

        program.Spend(program.Matrix.ColumnLength(column));
        return mayFall ? -1 : mayRise ? 1 : 0;
    }

    public override void Undo(Postsolution solution) => solution.PlaceColumn(column, value, status, solution.ReducedCost(cost, entries));

    // The sign of  cost − Σ coefficient · price  over all acceptable prices.
    private static bool TryStrictly(PresolveProgram program, int column)
    {
        (double least, double most, double scale) = (program.Cost[column], program.Cost[column], program.CostScale(column));
        for (int at = program.Matrix.FirstInColumn(column); at >= 0; at = program.Matrix.NextInColumn(at))
        {
            (double low, double high) = program.DualRangeOf(program.Matrix.Row(at)).Times(program.Matrix.Value(at));
            least -= high;
            most -= low;
            scale = Math.Max(scale, Math.Max(PresolveNumbers.Size(low), PresolveNumbers.Size(high)));
        }

        double doubt = Tolerances.Optimality.Relative * scale;
        return least > doubt ? TryFix(program, column, isAtLower: true, isStrict: true)
            : most < -doubt && TryFix(program, column, isAtLower: false, isStrict: true);
    }
}
