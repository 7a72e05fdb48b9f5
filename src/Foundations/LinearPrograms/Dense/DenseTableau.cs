using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>
/// Every basic variable, and last the objective, as a linear combination of the nonbasic ones: row-major cells in padded rows. Beside
/// each row its variable's value and bounds, beside each column whether its variable may rise or fall.
/// </summary>
/// <remarks>Arrays are kept between programs. Padding columns have zero cells and may not move; padding rows have no bounds.</remarks>
internal sealed partial class DenseTableau(DenseProgram program)
{
    private double[] cells = [];
    private BasisStatus[] status = [];
    private int statusColumns;
    private int statusRows;

    /// <summary>The variable of each row.</summary>
    public int[] Basic { get; private set; } = [];

    /// <summary>The variable of each column.</summary>
    public int[] Nonbasic { get; private set; } = [];

    /// <summary>Value of each row's variable, padded with zeros.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>Lower bound of each row's variable, padded with -∞.</summary>
    public double[] Lower { get; private set; } = [];

    /// <summary>Upper bound of each row's variable, padded with ∞.</summary>
    public double[] Upper { get; private set; } = [];

    /// <summary>Value of each column's variable, padded with zeros.</summary>
    public double[] Resting { get; private set; } = [];

    /// <summary>-1 for each column whose variable may rise, else 0.</summary>
    public double[] Rises { get; private set; } = [];

    /// <summary>+1 for each column whose variable may fall, else 0.</summary>
    public double[] Falls { get; private set; } = [];

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public int Stride { get; private set; }

    /// <summary>Number of rows, padded.</summary>
    public int Height { get; private set; }

    /// <summary>Slope of the objective along each column.</summary>
    public Span<double> Slopes => cells.AsSpan(Rows * Stride, Stride);

    /// <summary>All cells, the objective's row last.</summary>
    public Span<double> Cells => cells.AsSpan(0, (Rows + 1) * Stride);

    /// <summary>The smallest size of a pivot since the cells were those of the program, or of its factors' pivots relative to their columns; at most 1.</summary>
    public double SmallestPivot { get; private set; } = 1;

    /// <summary>Whether <see cref="Status"/> names a basis, present or wanted.</summary>
    public bool HasBasis { get; private set; }

    /// <summary>Status of each variable and row activity.</summary>
    public Span<BasisStatus> Status => status.AsSpan(0, statusRows + statusColumns);

    public Span<double> Row(int row) => cells.AsSpan(row * Stride, Stride);

    /// <summary>Takes the program's numbers of rows and columns.</summary>
    public void TakeShape()
    {
        (Rows, Columns, Stride) = (program.Rows, program.Columns, program.Stride);
        Height = DenseKernels.Padded(Rows);
    }

    /// <summary>Starts from the basis of all row activities, variables at their bounds nearest to 0; the objective's row is that of the costs.</summary>
    public void Reset()
    {
        Reserve();
        ReserveCells();
        (statusColumns, statusRows, HasBasis, SmallestPivot) = (Columns, Rows, true, 1);
        for (int column = 0; column < Columns; column++)
        {
            Nonbasic[column] = column;
        }

        for (int row = 0; row < Rows; row++)
        {
            Basic[row] = Columns + row;
        }

        program.Matrix.AsSpan(0, Rows * Stride).CopyTo(cells);
        program.Cost.AsSpan(0, Stride).CopyTo(Slopes);
        program.Lower.AsSpan(Columns, Rows).CopyTo(Lower);
        program.Upper.AsSpan(Columns, Rows).CopyTo(Upper);
        PadBounds();
        bool isOffZero = RestAtNearest();

        // The default status is Basic. Last, for the columns' are written by whole vectors.
        status.AsSpan(Columns, Rows).Clear();
        if (isOffZero)
        {
            ComputeValues();
        }
        else
        {
            Values.AsSpan(0, Height).Clear();
        }
    }

    /// <summary>Takes the bounds of the program anew, puts nonbasic variables on them and computes the basic ones.</summary>
    public void AdoptBounds()
    {
        TakeBounds();
        ComputeValues();
    }

    /// <summary>Computes the basic variables' values from the cells.</summary>
    public void ComputeValues()
    {
        ReadOnlySpan<double> resting = Resting.AsSpan(0, Stride);
        for (int row = 0; row < Rows; row++)
        {
            Values[row] = DenseKernels.Dot(Row(row), resting);
        }

        Values.AsSpan(Rows, Height - Rows).Clear();
    }

    /// <summary>Computes the objective's row from the costs and the cells.</summary>
    public void ComputeSlopes()
    {
        Span<double> slopes = Slopes;
        slopes.Clear();
        for (int column = 0; column < Columns; column++)
        {
            slopes[column] = Nonbasic[column] < Columns ? program.Cost[Nonbasic[column]] : 0;
        }

        for (int row = 0; row < Rows; row++)
        {
            double cost = Basic[row] < Columns ? program.Cost[Basic[row]] : 0;
            if (cost != 0)
            {
                DenseKernels.AddMultiple(slopes, Row(row), cost);
            }
        }
    }

    /// <summary>Puts a column's variable at rest, at the bound asked for if it exists.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Rest(int column, BasisStatus at)
    {
        int variable = Nonbasic[column];
        double lower = program.Lower[variable];
        double upper = program.Upper[variable];
        bool isPossible = (at == BasisStatus.AtLower && lower != double.NegativeInfinity) || (at == BasisStatus.AtUpper && upper != double.PositiveInfinity);
        at = isPossible ? at : program.NearestBound(variable);
        status[variable] = at;
        Resting[column] = program.NonbasicValue(variable, at);
        bool isFixed = lower == upper;
        Rises[column] = !isFixed && at != BasisStatus.AtUpper ? -1 : 0;
        Falls[column] = !isFixed && at != BasisStatus.AtLower ? 1 : 0;
    }

    /// <summary>Exchanges a row's and a column's variable; the leaving one comes to rest at a bound. Values are the caller's to set.</summary>
    /// <param name="row">The row of the leaving variable.</param>
    /// <param name="column">The column of the entering variable.</param>
    /// <param name="entries">The entering column's cells, the objective's last.</param>
    /// <param name="leavesAt">Where the leaving variable comes to rest.</param>
    public void Exchange(int row, int column, ReadOnlySpan<double> entries, BasisStatus leavesAt)
    {
        double size = Math.Abs(entries[row]);
        SmallestPivot = size < SmallestPivot ? size : SmallestPivot;
        (Basic[row], Nonbasic[column]) = (Nonbasic[column], Basic[row]);
        status[Basic[row]] = BasisStatus.Basic;
        Lower[row] = program.Lower[Basic[row]];
        Upper[row] = program.Upper[Basic[row]];
        Rest(column, leavesAt);
        DenseKernels.Pivot(Cells, Stride, entries, row, column);
    }

    // Where variables stand at first, see DenseProgram.NearestBound. Tells whether one is not at 0.
    private bool RestAtNearest()
    {
        Vector256<double> isAnyOffZero = Vector256<double>.Zero;
        for (int column = 0; column < Stride; column += DenseKernels.Lanes)
        {
            Vector256<double> lower = DenseKernels.Load(program.Lower, (nuint)column);
            Vector256<double> upper = DenseKernels.Load(program.Upper, (nuint)column);
            Vector256<double> isUpper = Vector256.GreaterThan(Vector256.Abs(lower), Vector256.Abs(upper));
            Vector256<double> isFree = Vector256.AndNot(Vector256.Equals(lower, Vector256.Create(double.NegativeInfinity)), isUpper);
            Vector256<double> isFixed = Vector256.Equals(lower, upper);
            // Behind the variables' bounds lie those of the rows.
            Vector256<double> isVariable = Vector256.LessThan(Vector256.Create(0.0, 1, 2, 3), Vector256.Create((double)(Columns - column)));
            Vector256<double> value = Vector256.AndNot(Vector256.ConditionalSelect(isUpper, upper, lower), isFree) & isVariable;
            value.StoreUnsafe(ref Resting[column]);
            Vector256<double> mayMove = Vector256.AndNot(isVariable, isFixed);
            (Vector256.AndNot(-Vector256<double>.One, isUpper) & mayMove).StoreUnsafe(ref Rises[column]);
            (Vector256<double>.One & (isUpper | isFree) & mayMove).StoreUnsafe(ref Falls[column]);
            isAnyOffZero |= ~Vector256.Equals(value, Vector256<double>.Zero);

            // AtLower, AtUpper and Free follow each other; sets are -1.
            Vector256<long> standing = Vector256.Create((long)BasisStatus.AtLower) - isUpper.AsInt64() - isFree.AsInt64() - isFree.AsInt64();
            Vector256.Narrow(standing, standing).GetLower().StoreUnsafe(ref Unsafe.As<BasisStatus, int>(ref status[column]));
        }

        return isAnyOffZero.AsInt64() != Vector256<long>.Zero;
    }

    private void TakeBounds()
    {
        double[] lowers = program.Lower;
        double[] uppers = program.Upper;
        ReadOnlySpan<int> basic = Basic.AsSpan(0, Rows);
        Span<double> lower = Lower.AsSpan(0, Rows);
        Span<double> upper = Upper.AsSpan(0, Rows);
        for (int row = 0; row < basic.Length; row++)
        {
            lower[row] = lowers[basic[row]];
            upper[row] = uppers[basic[row]];
        }

        PadBounds();
        ReadOnlySpan<int> nonbasic = Nonbasic.AsSpan(0, Columns);
        Span<double> resting = Resting.AsSpan(0, Columns);
        Span<double> rises = Rises.AsSpan(0, Columns);
        Span<double> falls = Falls.AsSpan(0, Columns);
        for (int column = 0; column < nonbasic.Length; column++)
        {
            int variable = nonbasic[column];
            double least = lowers[variable];
            if (status[variable] == BasisStatus.AtLower && least != double.NegativeInfinity)
            {
                // What Rest does, for the commonest case.
                (resting[column], rises[column], falls[column]) = (least, least == uppers[variable] ? 0 : -1, 0);
            }
            else
            {
                Rest(column, status[variable]);
            }
        }

        PadColumns();
    }

    private void PadBounds()
    {
        for (int row = Rows; row < Height; row++)
        {
            (Lower[row], Upper[row]) = (double.NegativeInfinity, double.PositiveInfinity);
        }
    }

    private void PadColumns()
    {
        Resting.AsSpan(Columns, Stride - Columns).Clear();
        Rises.AsSpan(Columns, Stride - Columns).Clear();
        Falls.AsSpan(Columns, Stride - Columns).Clear();
    }

    private void ReserveCells()
    {
        int length = (Rows + 1) * Stride;
        if (cells.Length < length)
        {
            cells = new double[length];
        }
    }

    private void Reserve()
    {
        if (Resting.Length < Stride)
        {
            (Nonbasic, Resting, Rises, Falls) = (new int[Stride], new double[Stride], new double[Stride], new double[Stride]);
        }

        if (Values.Length < Height)
        {
            (Basic, Values, Lower, Upper) = (new int[Height], new double[Height], new double[Height], new double[Height]);
        }

        if (status.Length < Rows + Stride)
        {
            BasisStatus[] longer = new BasisStatus[Rows + Stride];
            status.CopyTo(longer, 0);
            status = longer;
        }
    }
}
