using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class CompressedColumnTests
{
    private static readonly Arbitrary<(int Rows, int Columns, double[] Matrix)> Matrices = Arb.From(
        from rows in Gen.Choose(0, 4)
        from columns in Gen.Choose(0, 4)
        from entries in Gen.Choose(-2, 2).ArrayOf(rows * columns)
        select (rows, columns, entries.Select(entry => (double)entry).ToArray()), Shrink);

    [Fact]
    public void Columns_make_the_program_of_the_dense_matrix_with_or_without_zeros() => Prop.ForAll(Matrices, subject =>
    {
        (int rows, int columns, double[] matrix) = subject;
        double[] costs = [.. Enumerable.Range(0, columns).Select(column => column - 1.5)];
        double[] rowLower = [.. Enumerable.Range(0, rows).Select(row => row == 0 ? double.NegativeInfinity : row)];
        double[] rowUpper = [.. Enumerable.Range(0, rows).Select(row => row + 1.0)];
        double[] lower = new double[columns];
        double[] upper = [.. costs.Select(_ => double.PositiveInfinity)];
        LinearProgram dense = LinearProgram.FromDense(ObjectiveSense.Maximize, costs, matrix, rowLower, rowUpper, lower, upper);
        LinearProgram sparse = LinearProgram.FromColumns(
            ObjectiveSense.Maximize, costs, dense.ColumnStarts.Span, dense.RowIndices.Span, dense.Coefficients.Span, rowLower, rowUpper, lower, upper);
        LinearProgram withZeros = LinearProgram.FromColumns(
            ObjectiveSense.Maximize,
            costs,
            [.. Enumerable.Range(0, columns + 1).Select(column => column * rows)],
            [.. Enumerable.Range(0, rows * columns).Select(place => place % rows)],
            [.. Enumerable.Range(0, rows * columns).Select(place => matrix[(place % rows * columns) + (place / rows)])],
            rowLower,
            rowUpper,
            lower,
            upper);
        return dense == sparse && dense == withZeros && Answer(dense) == Answer(sparse);
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void A_large_matrix_is_kept_by_columns_alone()
    {
        const int Most = 64;
        Assert.Equal(Most * Most, Ones(Most, Most).Cells.Length);
        Assert.Equal(0, Ones(Most, Most + 1).Cells.Length);
        Assert.Equal(Most * (Most + 1), Ones(Most, Most + 1).CoefficientCount);
    }

    [Theory]
    [InlineData(new int[] { 0, 1 }, new int[] { 0, 1 }, "There must be 3 starts of columns, from 0 to the 2 entries; got 2, from 0 to 1.")]
    [InlineData(new int[] { }, new int[] { 0, 1 }, "There must be 3 starts of columns, from 0 to the 2 entries; got 0, from none.")]
    [InlineData(new int[] { 0, 3, 2 }, new int[] { 0, 1 }, "Starts of columns must not fall; got 3 and then 2 at column 1.")]
    [InlineData(new int[] { 0, 1, 0 }, new int[] { }, "Starts of columns must not fall; got 1 and then 0 at column 1.")]
    [InlineData(new int[] { 0, -1, 2 }, new int[] { 0, 1 }, "Starts of columns must not fall; got 0 and then -1 at column 0.")]
    [InlineData(new int[] { 0, 2, 2 }, new int[] { 1, 1 }, "Rows of column 0 must ascend from 0 to at most 1; got 1 at entry 1.")]
    [InlineData(new int[] { 0, 1, 2 }, new int[] { 0, 2 }, "Rows of column 1 must ascend from 0 to at most 1; got 2 at entry 1.")]
    public void Columns_out_of_order_are_refused_with_their_place(int[] starts, int[] rows, string message) => Assert.StartsWith(
        message,
        Assert.Throws<ArgumentException>(() => LinearProgram.FromColumns(ObjectiveSense.Minimize, [1, 2], starts, rows, rows.Select(_ => 1.0).ToArray(), [0, 0], [1, 1], [0, 0], [1, 1])).Message,
        StringComparison.Ordinal);

    // A program from dense arrays goes to the tableau as it lies, one by columns through a model.
    private static LinearProgramSolution Answer(LinearProgram program) => new RevisedSimplex().Solve(program) with { Elapsed = default };

    private static LinearProgram Ones(int rows, int columns) => LinearProgram.FromDense(
        ObjectiveSense.Minimize, Filled(columns), Filled(rows * columns), Filled(rows), Filled(rows), Filled(columns), Filled(columns));

    private static double[] Filled(int length) => [.. Enumerable.Repeat(1.0, length)];

    // Fewer rows first, then zeros for entries.
    private static IEnumerable<(int Rows, int Columns, double[] Matrix)> Shrink((int Rows, int Columns, double[] Matrix) subject)
    {
        (int rows, int columns, double[] matrix) = subject;
        if (rows > 0)
        {
            yield return (rows - 1, columns, matrix[columns..]);
        }

        foreach (int place in Enumerable.Range(0, matrix.Length).Where(place => matrix[place] != 0))
        {
            double[] simpler = [.. matrix];
            simpler[place] = 0;
            yield return (rows, columns, simpler);
        }
    }

    [Fact]
    public void Numbers_that_are_none_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => LinearProgram.FromColumns(ObjectiveSense.Minimize, [1], [0, 1], [0], [double.NaN], [0], [1], [0], [1]));
}
