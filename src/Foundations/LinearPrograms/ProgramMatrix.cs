using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The matrix of a program: by columns, or row by row as it came until somebody asks for its columns.</summary>
/// <remarks>Small programs are solved on a dense tableau, most of them by nobody else: for those columns would be made only to be undone. Compares by value; thread-safe.</remarks>
internal sealed class ProgramMatrix : IEquatable<ProgramMatrix>
{
    // Larger matrices are compressed at once, so that none that matters is held twice.
    private const int LargestKept = 1 << 12;

    private readonly double[] cells = [];
    private readonly int rows;
    private readonly int width;
    private ProgramColumns? columns;

    /// <summary>Initializes a matrix by columns.</summary>
    public ProgramMatrix(ProgramColumns columns) => this.columns = columns;

    /// <summary>Initializes a matrix from its cells, which it copies.</summary>
    /// <param name="cells">Row-major, shape [row, column].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">Number of columns.</param>
    public ProgramMatrix(ReadOnlySpan<double> cells, int rows, int width)
    {
        (this.rows, this.width) = (rows, width);
        if (cells.Length <= LargestKept)
        {
            this.cells = cells.ToArray();
        }
        else
        {
            columns = DenseNumbers.Compress(cells, rows, width);
        }
    }

    /// <summary>Gets the cells, row-major, shape [row, column]; empty where the matrix is held by columns alone.</summary>
    public ReadOnlySpan<double> Cells => cells;

    /// <summary>Gets the matrix by columns.</summary>
    /// <remarks>Threads that ask at once may each make them; they are equal, and one is kept.</remarks>
    public ProgramColumns Columns => Volatile.Read(ref columns) ?? Compress();

    public bool Equals(ProgramMatrix? other) => other is not null && Columns.Equals(other.Columns);

    public override bool Equals(object? obj) => Equals(obj as ProgramMatrix);

    public override int GetHashCode() => Columns.GetHashCode();

    private ProgramColumns Compress()
    {
        ProgramColumns made = DenseNumbers.Compress(cells, rows, width);
        return Interlocked.CompareExchange(ref columns, made, null) ?? made;
    }
}
