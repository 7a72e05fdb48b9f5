using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A column that is a multiple of another, cost included: their weighted sum replaces both.</summary>
/// <remarks>
/// Undone: a sum at a bound has both at bounds; a basic sum has one of them basic and the other at a bound that leaves room for it. A sum
/// without bounds is formed only where both may stand at 0, since a nonbasic free sum does.
/// <para>
/// A multiple that costs more or less than its share is dominated when the other column alone can do its work; see <see cref="DominatedColumn"/>.
/// </para>
/// </remarks>
[Reference("andersen1995", "section 3: duplicate columns")]
internal sealed class DuplicateColumn : Reduction
{
    private readonly int kept;
    private readonly int gone;
    private readonly double factor;
    private readonly (double Lower, double Upper) keptBounds;
    private readonly (double Lower, double Upper) goneBounds;

    private DuplicateColumn(PresolveProgram program, int kept, int gone, double factor)
    {
        this.kept = kept;
        this.gone = gone;
        this.factor = factor;
        keptBounds = (program.ColumnLower[kept], program.ColumnUpper[kept]);
        goneBounds = (program.ColumnLower[gone], program.ColumnUpper[gone]);
    }

    public override ReductionKind Kind => ReductionKind.DuplicateColumn;

    /// <summary>Merges or fixes all multiples of columns.</summary>
    public static bool Sweep(PresolveProgram program)
    {
        program.Spend(program.Matrix.Count);
        IEnumerable<int> candidates = Enumerable.Range(0, program.Columns).Where(column =>
            program.MayGoOn() && program.HasColumn(column) && program.Matrix.ColumnLength(column) > 0 && !program.IsFixed(column));
        MatrixLines lines = new(program.Matrix, areRows: false);
        return ParallelSearch.Run(lines, candidates, (kept, gone, factor) => TryMerge(program, kept, gone, factor));
    }

    public override void Undo(Postsolution solution)
    {
        double sum = solution.Primal[kept];
        double reducedCost = solution.ReducedCosts[kept];
        BasisStatus side = solution.Columns[kept];
        if (side != BasisStatus.Basic)
        {
            Place(solution, kept, keptBounds, side, reducedCost);
            Place(solution, gone, goneBounds, factor > 0 ? side : Opposite(side), factor * reducedCost);
            return;
        }

        if (GoneSide(sum) is { } goneSide)
        {
            Place(solution, gone, goneBounds, goneSide, 0);
            solution.PlaceColumn(kept, sum - (factor * solution.Primal[gone]), BasisStatus.Basic, 0);
            return;
        }

        Place(solution, kept, keptBounds, KeptSide(sum), 0);
        solution.PlaceColumn(gone, (sum - solution.Primal[kept]) / factor, BasisStatus.Basic, 0);
    }

    private static bool TryMerge(PresolveProgram program, int kept, int gone, double factor)
    {
        if (!program.MayGoOn())
        {
            return false;
        }

        double extra = program.Cost[gone] - (factor * program.Cost[kept]);
        double scale = Math.Max(program.CostScale(gone), Math.Abs(factor) * program.CostScale(kept));
        return PresolveNumbers.IsRounding(extra, scale)
            ? TrySum(program, kept, gone, factor)
            : TryDominate(program, kept, gone, factor, extra, scale) || TryDominateKept(program, kept, gone, factor, extra, scale);
    }

    // Reduced costs: d(gone) = factor · d(kept) + extra, and d(kept) has a sign where a bound is absent.
    private static bool TryDominate(PresolveProgram program, int kept, int gone, double factor, double extra, double scale)
    {
        bool isKeptOpen = double.IsInfinity(extra > 0 == factor > 0 ? program.ColumnUpper[kept] : program.ColumnLower[kept]);
        return isKeptOpen
            && Math.Abs(extra) > Tolerances.Optimality.Relative * scale
            && DominatedColumn.TryFix(program, gone, isAtLower: extra > 0, isStrict: true);
    }

    // The same with the roles exchanged: d(kept) = d(gone) / factor − extra / factor. The kept line is gone then, so nothing more is merged with it.
    private static bool TryDominateKept(PresolveProgram program, int kept, int gone, double factor, double extra, double scale)
    {
        double share = -extra / factor;
        bool isGoneOpen = double.IsInfinity(share > 0 == factor > 0 ? program.ColumnUpper[gone] : program.ColumnLower[gone]);
        if (isGoneOpen && Math.Abs(extra) > Tolerances.Optimality.Relative * scale)
        {
            DominatedColumn.TryFix(program, kept, isAtLower: share > 0, isStrict: true);
        }

        return false;
    }

    private static bool TrySum(PresolveProgram program, int kept, int gone, double factor)
    {
        DuplicateColumn reduction = new(program, kept, gone, factor);
        (double low, double high) = RowActivity.Range(factor, reduction.goneBounds.Lower, reduction.goneBounds.Upper);
        (double lower, double upper) = (reduction.keptBounds.Lower + low, reduction.keptBounds.Upper + high);
        bool isFree = double.IsInfinity(lower) && double.IsInfinity(upper);
        if (IsHuge(reduction.keptBounds) || IsHuge(reduction.goneBounds) || IsHuge((lower, upper))
            || (isFree && !(MayBeZero(reduction.keptBounds) && MayBeZero(reduction.goneBounds))))
        {
            return false;
        }

        program.RemoveColumn(gone);
        program.ChangeColumnBounds(kept, lower, upper);
        return program.Push(reduction);
    }

    private static bool IsHuge((double Lower, double Upper) bounds) => PresolveNumbers.IsHuge(bounds.Lower) || PresolveNumbers.IsHuge(bounds.Upper);

    private static bool MayBeZero((double Lower, double Upper) bounds) =>
        bounds.Lower == 0 || bounds.Upper == 0 || (double.IsInfinity(bounds.Lower) && double.IsInfinity(bounds.Upper));

    private static BasisStatus Opposite(BasisStatus side) => side switch
    {
        BasisStatus.AtLower => BasisStatus.AtUpper,
        BasisStatus.AtUpper => BasisStatus.AtLower,
        _ => side,
    };

    // A nonbasic free sum stands at 0, and so do both parts: free themselves or at a bound of 0.
    private static void Place(Postsolution solution, int column, (double Lower, double Upper) bounds, BasisStatus side, double reducedCost)
    {
        BasisStatus own = side != BasisStatus.Free ? side
            : bounds.Lower == 0 ? BasisStatus.AtLower
            : bounds.Upper == 0 ? BasisStatus.AtUpper
            : BasisStatus.Free;
        double value = own == BasisStatus.AtLower ? bounds.Lower : own == BasisStatus.AtUpper ? bounds.Upper : 0;
        solution.PlaceColumn(column, value, own, reducedCost);
    }

    // Where the gone column can stand nonbasic with the kept one within its bounds; null when nowhere.
    private BasisStatus? GoneSide(double sum)
    {
        if (double.IsFinite(goneBounds.Lower) && IsKeptWithin(sum - (factor * goneBounds.Lower)))
        {
            return BasisStatus.AtLower;
        }

        if (double.IsFinite(goneBounds.Upper) && IsKeptWithin(sum - (factor * goneBounds.Upper)))
        {
            return BasisStatus.AtUpper;
        }

        return double.IsInfinity(goneBounds.Lower) && double.IsInfinity(goneBounds.Upper) && IsKeptWithin(sum) ? BasisStatus.Free : null;
    }

    private bool IsKeptWithin(double value) => value >= keptBounds.Lower && value <= keptBounds.Upper;

    // Where the kept column stands when the gone one is to be basic: beyond the bound that it could not reach.
    private BasisStatus KeptSide(double sum)
    {
        if (double.IsInfinity(keptBounds.Lower) || double.IsInfinity(keptBounds.Upper))
        {
            return double.IsFinite(keptBounds.Lower) ? BasisStatus.AtLower : double.IsFinite(keptBounds.Upper) ? BasisStatus.AtUpper : BasisStatus.Free;
        }

        double rest = (sum - keptBounds.Lower) / factor;
        return rest >= goneBounds.Lower && rest <= goneBounds.Upper ? BasisStatus.AtLower : BasisStatus.AtUpper;
    }
}
