namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The columns of [A, −I] by which a basis is chosen: structural columns first, then one logical column −e(row) per row.</summary>
/// <remarks>A view of arrays that somebody else owns; A is held by columns without repeated rows. The default value has no columns.</remarks>
/// <param name="columns">Number of structural columns; variable <c>columns + row</c> is the logical one of the row.</param>
/// <param name="starts">Where each structural column begins, shape [column + 1].</param>
/// <param name="rowIndices">Rows of the coefficients, column after column.</param>
/// <param name="coefficients">Coefficients, column after column.</param>
internal readonly struct ColumnView(int columns, int[] starts, int[] rowIndices, double[] coefficients)
{
    /// <summary>Gets the number of structural columns.</summary>
    public int Columns => columns;

    /// <summary>Views the rows of a structural column.</summary>
    public ReadOnlySpan<int> Rows(int column) => rowIndices.AsSpan(starts[column]..starts[column + 1]);

    /// <summary>Views the coefficients of a structural column, in the order of its rows.</summary>
    public ReadOnlySpan<double> Values(int column) => coefficients.AsSpan(starts[column]..starts[column + 1]);
}
