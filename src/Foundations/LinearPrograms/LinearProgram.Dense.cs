using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.LinearPrograms;

/// <content>Programs from dense arrays.</content>
public sealed partial record LinearProgram
{
    /// <summary>Makes a program of doubles from dense arrays: the quickest way for small programs.</summary>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <param name="costs">Costs, shape [variable], finite.</param>
    /// <param name="matrix">Coefficients, row-major, shape [row, variable], finite; zeros are not stored.</param>
    /// <param name="rowLower">Lower bounds of the row activities, shape [row]; -∞ where absent.</param>
    /// <param name="rowUpper">Upper bounds of the row activities, shape [row]; +∞ where absent.</param>
    /// <param name="lower">Lower bounds of the variables, shape [variable]; -∞ where absent.</param>
    /// <param name="upper">Upper bounds of the variables, shape [variable]; +∞ where absent.</param>
    /// <returns>The program, without names and with the objective's constant 0. Every double stands for its exact binary value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration, or a number is NaN or infinite where it must not be.</exception>
    /// <exception cref="ArgumentException">The arrays' lengths do not fit each other.</exception>
    public static LinearProgram FromDense(
        ObjectiveSense sense,
        ReadOnlySpan<double> costs,
        ReadOnlySpan<double> matrix,
        ReadOnlySpan<double> rowLower,
        ReadOnlySpan<double> rowUpper,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper)
    {
        DenseNumbers.RequireSense(sense);
        DenseNumbers.RequireFinite(costs);
        DenseNumbers.RequireFinite(matrix);
        DenseNumbers.RequireBounds(rowLower, rowUpper);
        DenseNumbers.RequireBounds(lower, upper);
        DenseNumbers.RequireLength(matrix, (long)rowLower.Length * costs.Length, "rows × variables");
        DenseNumbers.RequireLength(lower, costs.Length, "one for each cost");
        return new(sense, 0, new()
        {
            Costs = costs.ToArray(),
            Lower = lower.ToArray(),
            Upper = upper.ToArray(),
            RowLower = rowLower.ToArray(),
            RowUpper = rowUpper.ToArray(),
            Matrix = new(matrix, rowLower.Length, costs.Length),
        });
    }
}
