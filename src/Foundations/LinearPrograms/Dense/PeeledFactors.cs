using Mechanisms.Foundations.LinearPrograms.Simplex;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>
/// Factors of a square matrix given by its entries: rows with one entry left are peeled off, with the column of that entry, and what remains, the nucleus, is factored densely. Bases of
/// learners' programs peel off nearly whole. Memory is kept between matrices.
/// </summary>
/// <remarks>
/// A column that is left has no entries in rows that were peeled, so nothing fills in: M = [L 0; B K] in the order of peeling, L lower triangular and K the nucleus. Entries that are small in their
/// columns are no pivots here; the nucleus finds larger ones.
/// </remarks>
internal sealed class PeeledFactors
{
    // An entry is a pivot of its own from this share of the largest in its column on: elimination by columns would grow numbers by no more than that.
    private const double LeastShare = 1.0 / 16;

    private readonly DenseFactors nucleus = new();
    private int[] starts = new int[1];
    private int[] rows = [];
    private double[] values = [];

    // Of each row: entries in columns that are left, and the exclusive or of those columns, which is the column where there is but one.
    private int[] counts = [];
    private int[] mixes = [];
    private int[] queue = [];

    // Of each column: its row, or -1 as long as it is left, and the place of its pivot; of each row its column.
    private int[] order = [];
    private int[] pivots = [];
    private int[] columnOfRow = [];
    private int[] peeled = [];
    private int peeledCount;
    private int[] nucleusRows = [];
    private int[] nucleusColumns = [];
    private int[] ranks = [];
    private double[] held = [];
    private double[] parts = [];

    /// <summary>Number of rows, and of columns.</summary>
    public int Size { get; private set; }

    /// <summary>The smallest pivot relative to the largest entry that its column had, see <see cref="DenseFactors.SmallestPivot"/>.</summary>
    public double SmallestPivot { get; private set; }

    /// <summary>Rows, and columns, of the part that is factored densely.</summary>
    public int NucleusSize => Size - peeledCount;

    /// <summary>The row of the matrix whose right side stands at each column's place, see <see cref="SolveOrdered"/>.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, Size);

    /// <summary>Begins a matrix without columns.</summary>
    /// <param name="size">Number of rows, and of columns.</param>
    /// <param name="entries">The most entries that it will have.</param>
    public void Begin(int size, int entries)
    {
        if (order.Length < size)
        {
            (starts, counts, mixes, queue, order, pivots) = (new int[size + 1], new int[size], new int[size], new int[size], new int[size], new int[size]);
            (columnOfRow, peeled, nucleusRows, nucleusColumns, ranks) = (new int[size], new int[size], new int[size], new int[size], new int[size]);
            (held, parts) = (new double[size], new double[size]);
        }

        if (rows.Length < entries)
        {
            (rows, values) = (new int[2 * entries], new double[2 * entries]);
        }

        counts.AsSpan(0, size).Clear();
        mixes.AsSpan(0, size).Clear();
        (Size, starts[0]) = (size, 0);
    }

    /// <summary>Adds an entry to a column; columns are filled in turn. Zeros are left out.</summary>
    public void Add(int row, int column, double value)
    {
        if (value != 0)
        {
            int place = starts[column + 1]++;
            (rows[place], values[place]) = (row, value);
            counts[row]++;
            mixes[row] ^= column;
        }
    }

    /// <summary>Begins a column, after the one before.</summary>
    public void BeginColumn(int column) => starts[column + 1] = starts[column];

    /// <summary>Factors the matrix.</summary>
    /// <param name="largestNucleus">Rows of a nucleus beyond which it is left alone.</param>
    /// <returns>False when it is singular, or its nucleus too large.</returns>
    public bool Factor(int largestNucleus = int.MaxValue)
    {
        (peeledCount, SmallestPivot) = (0, 1);
        order.AsSpan(0, Size).Fill(-1);
        columnOfRow.AsSpan(0, Size).Fill(-1);
        int waiting = 0;
        for (int row = Size - 1; row >= 0; row--)
        {
            if (counts[row] == 1)
            {
                queue[waiting++] = row;
            }
        }

        while (waiting > 0)
        {
            int row = queue[--waiting];
            if (counts[row] == 1)
            {
                waiting = Peel(row, mixes[row], waiting);
            }
        }

        return NucleusSize == 0 || (NucleusSize <= largestNucleus && FactorNucleus());
    }

    /// <summary>Solves M·x = right side, in place.</summary>
    /// <param name="vector">Right side by row; then x by column.</param>
    public void Solve(Span<double> vector)
    {
        Span<double> result = held.AsSpan(0, Size);
        foreach (int column in peeled.AsSpan(0, peeledCount))
        {
            double value = vector[order[column]];
            if (value != 0)
            {
                value /= values[pivots[column]];
                Subtract(column, value, vector);
            }

            result[column] = value;
        }

        if (NucleusSize > 0)
        {
            Span<double> part = Gathered(vector, nucleusRows);
            nucleus.Solve(part);
            Scatter(part, nucleusColumns, result);
        }

        result.CopyTo(vector);
    }

    /// <summary>Solves Mᵀ·y = right side, in place.</summary>
    /// <param name="vector">Right side by column; then y by row.</param>
    public void SolveTransposed(Span<double> vector)
    {
        Span<double> result = held.AsSpan(0, Size);
        if (NucleusSize > 0)
        {
            Span<double> part = Gathered(vector, nucleusColumns);
            nucleus.SolveTransposed(part);
            Scatter(part, nucleusRows, result);
        }

        for (int turn = peeledCount - 1; turn >= 0; turn--)
        {
            int column = peeled[turn];
            int pivot = pivots[column];
            double value = vector[column];
            for (int place = starts[column]; place < starts[column + 1]; place++)
            {
                value -= place == pivot ? 0 : values[place] * result[rows[place]];
            }

            result[rows[pivot]] = value / values[pivot];
        }

        result.CopyTo(vector);
    }

    /// <summary>Solves M·X = right sides, in place.</summary>
    /// <param name="cells">The right sides' rows in <see cref="Order"/>, row-major; then the solutions'.</param>
    /// <param name="stride">Right sides, and cells of a row.</param>
    public void SolveOrdered(Span<double> cells, int stride)
    {
        foreach (int column in peeled.AsSpan(0, peeledCount))
        {
            Span<double> solution = cells.Slice(column * stride, stride);
            DenseRows.Divide(solution, values[pivots[column]]);
            for (int place = starts[column]; place < starts[column + 1]; place++)
            {
                if (place != pivots[column])
                {
                    DenseKernels.AddMultiple(cells.Slice(columnOfRow[rows[place]] * stride, stride), solution, -values[place]);
                }
            }
        }

        if (NucleusSize > 0)
        {
            nucleus.SolveOrdered(cells, stride, nucleusColumns.AsSpan(0, NucleusSize));
        }
    }

    private int Peel(int row, int column, int waiting)
    {
        int pivot = -1;
        double largest = 0;
        for (int place = starts[column]; place < starts[column + 1]; place++)
        {
            largest = double.MaxNative(largest, Math.Abs(values[place]));
            pivot = rows[place] == row ? place : pivot;
        }

        double share = Math.Abs(values[pivot]) / largest;
        if (!(share >= LeastShare))
        {
            return waiting;
        }

        SmallestPivot = Math.Min(SmallestPivot, share);
        (order[column], pivots[column], columnOfRow[row]) = (row, pivot, column);
        peeled[peeledCount++] = column;
        for (int place = starts[column]; place < starts[column + 1]; place++)
        {
            int other = rows[place];
            mixes[other] ^= column;
            if (--counts[other] == 1)
            {
                queue[waiting++] = other;
            }
        }

        return waiting;
    }

    private bool FactorNucleus()
    {
        int size = 0;
        for (int row = 0; row < Size; row++)
        {
            if (columnOfRow[row] < 0)
            {
                (ranks[row], nucleusRows[size]) = (size, row);
                size++;
            }
        }

        Span<double> matrix = nucleus.Begin(size);
        int member = 0;
        for (int column = 0; column < Size; column++)
        {
            if (order[column] < 0)
            {
                for (int place = starts[column]; place < starts[column + 1]; place++)
                {
                    matrix[(ranks[rows[place]] * size) + member] = values[place];
                }

                nucleusColumns[member++] = column;
            }
        }

        bool isRegular = nucleus.Factor();
        SmallestPivot = Math.Min(SmallestPivot, nucleus.SmallestPivot);
        for (int turn = 0; turn < size; turn++)
        {
            int row = nucleusRows[nucleus.Order[turn]];
            (order[nucleusColumns[turn]], columnOfRow[row]) = (row, nucleusColumns[turn]);
        }

        return isRegular;
    }

    // Takes a column's multiple from the rows that are left.
    private void Subtract(int column, double multiple, Span<double> vector)
    {
        for (int place = starts[column]; place < starts[column + 1]; place++)
        {
            vector[rows[place]] -= values[place] * multiple;
        }
    }

    private Span<double> Gathered(ReadOnlySpan<double> vector, int[] indices)
    {
        Span<double> part = parts.AsSpan(0, NucleusSize);
        for (int member = 0; member < part.Length; member++)
        {
            part[member] = vector[indices[member]];
        }

        return part;
    }

    private static void Scatter(ReadOnlySpan<double> part, int[] indices, Span<double> vector)
    {
        for (int member = 0; member < part.Length; member++)
        {
            vector[indices[member]] = part[member];
        }
    }
}
