using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Counts what each kind of reduction takes out: whatever is gone since the reduction before.</summary>
internal sealed class PresolveTally(PresolveProgram program)
{
    private readonly ReductionCount[] counts = [.. Enum.GetValues<ReductionKind>().Select(kind => new ReductionCount(kind, 0, 0, 0, 0))];
    private int rows = program.RowsLeft;
    private int columns = program.ColumnsLeft;
    private int coefficients = program.Matrix.Count;

    public void Note(ReductionKind kind)
    {
        ref ReductionCount count = ref counts[(int)kind];
        count = new(
            kind,
            count.Times + 1,
            count.Rows + rows - program.RowsLeft,
            count.Columns + columns - program.ColumnsLeft,
            count.Coefficients + coefficients - program.Matrix.Count);
        (rows, columns, coefficients) = (program.RowsLeft, program.ColumnsLeft, program.Matrix.Count);
    }

    public PresolveReport Report() => new(counts.Where(count => count.Times > 0).ToSequence());
}
