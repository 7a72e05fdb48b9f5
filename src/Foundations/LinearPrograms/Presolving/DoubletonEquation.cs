using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>An equation  a·x + b·z = side  between two columns: x is replaced by (side − b·z) / a, its bounds become bounds of z.</summary>
/// <remarks>
/// The shorter column goes, unless its coefficient is too small to divide by. Undone: x is basic and the row's price makes its reduced
/// cost 0; but where z stands at a bound that came from x, x stands at that bound, and z is basic.
/// </remarks>
[Reference("andersen1995", "section 3: doubleton equations combined with a column")]
[Reference("brearley1975", "substitution of variables")]
internal sealed class DoubletonEquation : Reduction
{
    private readonly int row;
    private readonly double side;
    private readonly Partner gone;
    private readonly Partner kept;
    private readonly BoundTransfer transfer;
    private readonly (double Lower, double Upper) bounds;

    private DoubletonEquation(PresolveProgram program, int row, Partner gone, Partner kept, BoundTransfer transfer)
    {
        this.row = row;
        this.gone = gone;
        this.kept = kept;
        this.transfer = transfer;
        side = program.RowLower[row];
        bounds = (program.ColumnLower[gone.Column], program.ColumnUpper[gone.Column]);
    }

    public override ReductionKind Kind => ReductionKind.DoubletonEquation;

    private bool DoesRiseTogether => gone.Coefficient > 0 != kept.Coefficient > 0;

    public static bool TryApply(PresolveProgram program, int row)
    {
        if (program.Matrix.RowLength(row) != 2 || !program.IsEquation(row) || PresolveNumbers.IsHuge(program.RowLower[row]))
        {
            return false;
        }

        int first = program.Matrix.FirstInRow(row);
        int second = program.Matrix.NextInRow(first);
        bool isFirstShorter = program.Matrix.ColumnLength(program.Matrix.Column(first)) <= program.Matrix.ColumnLength(program.Matrix.Column(second));
        (first, second) = isFirstShorter ? (first, second) : (second, first);
        return TryApply(program, row, first, second) || (!program.IsStopped && TryApply(program, row, second, first));
    }

    public override void Undo(Postsolution solution)
    {
        BasisStatus place = Postsolution.Side(solution.Columns[kept.Column], solution.ReducedCosts[kept.Column], transfer.IsFixed);
        if (transfer.IsFromOutside(place))
        {
            UndoAtBound(solution, place);
            return;
        }

        double price = solution.ReducedCost(gone.Cost, gone.Entries) / gone.Coefficient;
        double value = (side - (kept.Coefficient * solution.Primal[kept.Column])) / gone.Coefficient;
        solution.Columns[kept.Column] = place;
        solution.PlaceColumn(gone.Column, value, BasisStatus.Basic, 0);
        Bind(solution, price);
    }

    private static bool TryApply(PresolveProgram program, int row, int goneAt, int keptAt)
    {
        (double a, double b) = (program.Matrix.Value(goneAt), program.Matrix.Value(keptAt));
        (int gone, int kept) = (program.Matrix.Column(goneAt), program.Matrix.Column(keptAt));
        if (!PresolveNumbers.IsGoodPivot(a, b) || !PresolveNumbers.IsGoodPivot(b, a)
            || PresolveNumbers.IsHuge(program.ColumnLower[gone]) || PresolveNumbers.IsHuge(program.ColumnUpper[gone]))
        {
            return false;
        }

        BoundTransfer moved = Transfer(program, row, (gone, a), (kept, b));
        if (moved.IsImpossible)
        {
            return program.Suspect(PresolveVerdict.SuspectedInfeasible);
        }

        if (moved.IsDoubtful)
        {
            return false;
        }

        DoubletonEquation reduction = new(program, row, Partner.Of(program, goneAt), Partner.Of(program, keptAt), moved);
        reduction.Apply(program);
        return program.Push(reduction);
    }

    // z = (side − a·x) / b between the bounds of x.
    private static BoundTransfer Transfer(PresolveProgram program, int row, (int Column, double Coefficient) gone, (int Column, double Coefficient) kept)
    {
        double total = program.RowLower[row];
        (double low, double high) = RowActivity.Range(gone.Coefficient, program.ColumnLower[gone.Column], program.ColumnUpper[gone.Column]);
        (double from, double to) = kept.Coefficient > 0
            ? ((total - high) / kept.Coefficient, (total - low) / kept.Coefficient)
            : ((total - low) / kept.Coefficient, (total - high) / kept.Coefficient);
        double lowScale = Math.Max(program.RowScales(row).Lower, PresolveNumbers.Size(low)) / Math.Abs(kept.Coefficient);
        double highScale = Math.Max(program.RowScales(row).Lower, PresolveNumbers.Size(high)) / Math.Abs(kept.Coefficient);
        return BoundTransfer.To(program, kept.Column, from, to, kept.Coefficient > 0 ? (highScale, lowScale) : (lowScale, highScale));
    }

    private void Apply(PresolveProgram program)
    {
        double factor = -kept.Coefficient / gone.Coefficient;
        double value = side / gone.Coefficient;
        program.RemoveRow(row);
        program.FixColumn(gone.Column, value);
        program.AddColumn(kept.Column, gone.Entries, factor);
        program.AddCost(kept.Column, factor * gone.Cost);
        transfer.Apply(program, kept.Column);
    }

    private void UndoAtBound(Postsolution solution, BasisStatus place)
    {
        double price = solution.ReducedCost(kept.Cost, kept.Entries) / kept.Coefficient;
        bool isLower = place == BasisStatus.AtLower == DoesRiseTogether;
        double reducedCost = -gone.Coefficient / kept.Coefficient * solution.ReducedCosts[kept.Column];
        solution.PlaceColumn(
            gone.Column, isLower ? bounds.Lower : bounds.Upper, isLower ? BasisStatus.AtLower : BasisStatus.AtUpper, reducedCost);
        solution.ReducedCosts[kept.Column] = 0;
        solution.Columns[kept.Column] = BasisStatus.Basic;
        Bind(solution, price);
    }

    private void Bind(Postsolution solution, double price)
    {
        solution.RowDuals[row] = price;
        solution.Rows[row] = price >= 0 ? BasisStatus.AtLower : BasisStatus.AtUpper;
    }

    /// <summary>One of the two columns as it was: without the equation's entry.</summary>
    private sealed record Partner(int Column, double Coefficient, double Cost, SparseSlice Entries)
    {
        public static Partner Of(PresolveProgram program, int at)
        {
            int column = program.Matrix.Column(at);
            program.Spend(program.Matrix.ColumnLength(column));
            return new(column, program.Matrix.Value(at), program.Cost[column], program.Matrix.ColumnSlice(column, program.Matrix.Row(at)));
        }
    }
}
