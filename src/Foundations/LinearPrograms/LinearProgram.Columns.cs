using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.LinearPrograms;

/// <content>Programs from compressed columns.</content>
public sealed partial record LinearProgram
{
    /// <summary>Makes a program of doubles from compressed columns, as most libraries of sparse matrices hold them.</summary>
    /// <remarks>The arrays are copied; time and memory are proportional to the numbers of variables, rows and entries.</remarks>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <param name="costs">Costs, shape [variable], finite.</param>
    /// <param name="columnStarts">Where each variable's entries begin, shape [variable + 1]: from 0, never falling, to the number of entries.</param>
    /// <param name="rowIndices">The row of each entry, ascending inside a column.</param>
    /// <param name="coefficients">The coefficient of each entry, finite; zeros are not stored.</param>
    /// <param name="rowLower">Lower bounds of the row activities, shape [row]; -∞ where absent.</param>
    /// <param name="rowUpper">Upper bounds of the row activities, shape [row]; +∞ where absent.</param>
    /// <param name="lower">Lower bounds of the variables, shape [variable]; -∞ where absent.</param>
    /// <param name="upper">Upper bounds of the variables, shape [variable]; +∞ where absent.</param>
    /// <returns>The program, without names and with the objective's constant 0. Every double stands for its exact binary value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration, or a number is NaN or infinite where it must not be.</exception>
    /// <exception cref="ArgumentException">The arrays' lengths do not fit each other, or starts or rows are not in order.</exception>
    public static LinearProgram FromColumns(
        ObjectiveSense sense,
        ReadOnlySpan<double> costs,
        ReadOnlySpan<int> columnStarts,
        ReadOnlySpan<int> rowIndices,
        ReadOnlySpan<double> coefficients,
        ReadOnlySpan<double> rowLower,
        ReadOnlySpan<double> rowUpper,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper)
    {
        DenseNumbers.RequireSense(sense);
        DenseNumbers.RequireFinite(costs);
        DenseNumbers.RequireFinite(coefficients);
        DenseNumbers.RequireBounds(rowLower, rowUpper);
        DenseNumbers.RequireBounds(lower, upper);
        DenseNumbers.RequireLength(lower, costs.Length, "one for each cost");
        DenseNumbers.RequireLength(coefficients, rowIndices.Length, "one for each row index");
        CompressedColumns columns = new(columnStarts.ToArray(), rowIndices.ToArray(), coefficients.ToArray());
        columns.Require(costs.Length, rowLower.Length);
        columns = columns.WithoutZeros();
        return new(sense, 0, new()
        {
            Costs = costs.ToArray(),
            Lower = lower.ToArray(),
            Upper = upper.ToArray(),
            RowLower = rowLower.ToArray(),
            RowUpper = rowUpper.ToArray(),
            Matrix = new(new ProgramColumns(new(columns.Starts), new(columns.Rows), ExactNumbers.Owning(columns.Coefficients))),
        });
    }
}
