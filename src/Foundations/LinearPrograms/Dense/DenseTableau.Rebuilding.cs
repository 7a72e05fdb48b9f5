using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Building the cells anew for a given basis.</content>
internal sealed partial class DenseTableau
{
    private BasisStatus[] wanted = [];
    private double[] entering = [];

    // Of each row of the program: the row of its basic activity, or ~ the column of its nonbasic one.
    private int[] places = [];
    private int[] ranks = [];

    /// <summary>Forgets the basis: the next start is from the row activities.</summary>
    public void Forget() => HasBasis = false;

    /// <summary>Notes the basis to build the cells for.</summary>
    public void Want(ReadOnlySpan<BasisStatus> columns, ReadOnlySpan<BasisStatus> rows)
    {
        if (status.Length < columns.Length + rows.Length)
        {
            status = new BasisStatus[columns.Length + rows.Length];
        }

        columns.CopyTo(status);
        rows.CopyTo(status.AsSpan(columns.Length));
        (statusColumns, statusRows, HasBasis) = (columns.Length, rows.Length, true);
    }

    /// <summary>Makes room for appended columns, nonbasic at their bound nearest to 0, and appended rows, basic.</summary>
    public void Grow(int columns, int rows)
    {
        if (!HasBasis)
        {
            return;
        }

        BasisStatus[] grown = new BasisStatus[columns + rows];
        status.AsSpan(0, statusColumns).CopyTo(grown);
        grown.AsSpan(statusColumns, columns - statusColumns).Fill(BasisStatus.Free);
        status.AsSpan(statusColumns, statusRows).CopyTo(grown.AsSpan(columns));
        (status, statusColumns, statusRows) = (grown, columns, rows);
    }

    /// <summary>
    /// Builds the cells for the basis that <see cref="Status"/> names, without values and objective, variable by variable with the largest pivot. Of dependent members
    /// those that come later by index stay nonbasic, and where members are missing, row activities stand in.
    /// </summary>
    public void Rebuild()
    {
        if (wanted.Length < status.Length)
        {
            wanted = new BasisStatus[status.Length];
        }

        if (entering.Length < Rows + 1)
        {
            entering = new double[Rows + 1];
        }

        Array.Copy(status, wanted, Rows + Columns);
        Reset();
        for (int variable = 0; variable < Columns; variable++)
        {
            if (wanted[variable] == BasisStatus.Basic)
            {
                Enter(variable);
            }
        }

        for (int column = 0; column < Columns; column++)
        {
            status[Nonbasic[column]] = wanted[Nonbasic[column]];
        }
    }

    /// <summary>Takes the wanted basis, variables before activities, with values at rest and bounds, but without cells; false unless it has as many members as there are rows.</summary>
    public bool Arrange()
    {
        Reserve();
        if (places.Length < Rows)
        {
            (places, ranks) = (new int[Rows], new int[Rows]);
        }

        int row = 0;
        int column = 0;
        for (int variable = 0; variable < Rows + Columns; variable++)
        {
            bool isBasic = status[variable] == BasisStatus.Basic;
            if (isBasic ? row == Rows : column == Columns)
            {
                return false;
            }

            if (variable >= Columns)
            {
                places[variable - Columns] = isBasic ? row : ~column;
            }

            _ = isBasic ? Basic[row++] = variable : Nonbasic[column++] = variable;
        }

        TakeBounds();
        return true;
    }

    /// <summary>In an arranged basis the row of a program row's basic activity, or ~ the column of its nonbasic one.</summary>
    public int PlaceOf(int row) => places[row];

    /// <summary>Fills the square matrix of the structural members of an arranged basis and the rows with nonbasic activity: A[R, S].</summary>
    public void FillFactors(PeeledFactors factors)
    {
        int size = 0;
        while (size < Rows && Basic[size] < Columns)
        {
            size++;
        }

        int structural = Columns - size;
        int entries = 0;
        for (int member = 0; member < size; member++)
        {
            entries += program.ColumnRows(Basic[member]).Length;
        }

        factors.Begin(size, entries);
        for (int member = 0; member < size; member++)
        {
            factors.BeginColumn(member);
            ReadOnlySpan<int> rows = program.ColumnRows(Basic[member]);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(Basic[member]);
            for (int place = 0; place < rows.Length; place++)
            {
                if (places[rows[place]] < 0)
                {
                    factors.Add(~places[rows[place]] - structural, member, coefficients[place]);
                }
            }
        }
    }

    /// <summary>Builds the cells of an arranged basis from the factors of A[R, S], without values and objective.</summary>
    /// <remarks>
    /// A[R, S]·x[S] = r[R] − A[R, N]·x[N] for basic variables S, nonbasic ones N and rows R with nonbasic activities r; each other activity comes from its row, which takes
    /// multiples of other rows only where the program has coefficients. By pivots each member of S takes one of almost all cells.
    /// </remarks>
    public void Build(PeeledFactors factors)
    {
        int size = factors.Size;
        ReserveCells();
        Cells[..(Rows * Stride)].Clear();
        SmallestPivot = factors.SmallestPivot;
        for (int member = 0; member < size; member++)
        {
            ranks[factors.Order[member]] = member;
            Row(member)[Columns - size + factors.Order[member]] = 1;
        }

        ScatterNonbasic(Columns - size);
        factors.SolveOrdered(Cells[..(size * Stride)], Stride);
        for (int member = 0; member < size; member++)
        {
            ReadOnlySpan<double> multiple = Row(member);
            ReadOnlySpan<int> rows = program.ColumnRows(Basic[member]);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(Basic[member]);
            for (int place = 0; place < rows.Length; place++)
            {
                if (places[rows[place]] >= 0 && coefficients[place] != 0)
                {
                    DenseKernels.AddMultiple(Row(places[rows[place]]), multiple, coefficients[place]);
                }
            }
        }
    }

    // Coefficients of the nonbasic variables, which are the first columns': of rows with nonbasic activity, in the order of the factors, they come to the other side.
    private void ScatterNonbasic(int structural)
    {
        for (int column = 0; column < structural; column++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(Nonbasic[column]);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(Nonbasic[column]);
            for (int entry = 0; entry < rows.Length; entry++)
            {
                int place = places[rows[entry]];
                cells[((place >= 0 ? place : ranks[~place - structural]) * Stride) + column] = place >= 0 ? coefficients[entry] : -coefficients[entry];
            }
        }
    }

    // Structural variables enter in turn, so each still has the column it began with.
    private void Enter(int variable)
    {
        Span<double> column = entering.AsSpan(0, Rows + 1);
        DenseKernels.Gather(Cells, Stride, variable, column);
        int best = -1;
        double largest = 0;
        double scale = 0;
        for (int row = 0; row < Rows; row++)
        {
            double size = Math.Abs(column[row]);
            scale = Math.Max(scale, size);
            if (Basic[row] >= Columns && wanted[Basic[row]] != BasisStatus.Basic && size > largest)
            {
                (best, largest) = (row, size);
            }
        }

        if (best >= 0 && Tolerances.Pivot.Exceeds(largest, scale))
        {
            column[Rows] = 0;
            Exchange(best, variable, column, BasisStatus.AtLower);
        }
    }
}
