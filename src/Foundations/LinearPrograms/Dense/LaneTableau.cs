using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The tableaus of four programs side by side, as <see cref="DenseTableau"/> holds one.</summary>
/// <remarks>Variables are known by their slots: index · 4 + lane.</remarks>
internal sealed class LaneTableau
{
    private readonly LanePrograms programs;

    private readonly int[] slots;

    // What goes to the columns of an exchange: rest, rise and fall.
    private readonly LaneVector arrivals;

    public LaneTableau(LanePrograms programs, LaneMemory memory)
    {
        this.programs = programs;
        (int rows, int columns) = (programs.Rows, programs.Columns);
        Cells = memory.Take((rows + 1) * columns);
        (Values, Lower, Upper) = (memory.Take(rows), memory.Take(rows), memory.Take(rows));
        (Resting, Rises, Falls) = (memory.Take(columns), memory.Take(columns), memory.Take(columns));
        arrivals = memory.Take(3);
        slots = [.. Enumerable.Range(0, (rows + columns) * DenseKernels.Lanes)];
        Basic = new int[rows * DenseKernels.Lanes];
        Nonbasic = new int[columns * DenseKernels.Lanes];
        Status = new BasisStatus[(rows + columns) * DenseKernels.Lanes];
    }

    /// <summary>All cells, shape [row, column], the objective's row last.</summary>
    public LaneVector Cells { get; }

    /// <summary>Slope of the objective along each column.</summary>
    public LaneVector Slopes => Cells.From(programs.Rows * programs.Columns);

    /// <summary>Value of each row's variable.</summary>
    public LaneVector Values { get; }

    /// <summary>Lower bound of each row's variable.</summary>
    public LaneVector Lower { get; }

    /// <summary>Upper bound of each row's variable.</summary>
    public LaneVector Upper { get; }

    /// <summary>Value of each column's variable.</summary>
    public LaneVector Resting { get; }

    /// <summary>-1 for each column whose variable may rise, else 0.</summary>
    public LaneVector Rises { get; }

    /// <summary>+1 for each column whose variable may fall, else 0.</summary>
    public LaneVector Falls { get; }

    /// <summary>The slot of each row's variable, by slots of rows.</summary>
    public int[] Basic { get; }

    /// <summary>The slot of each column's variable, by slots of columns.</summary>
    public int[] Nonbasic { get; }

    /// <summary>Status of each variable and row activity, by slots.</summary>
    public BasisStatus[] Status { get; }

    /// <summary>The vectors of memory that tableaus of a shape take.</summary>
    public static int Vectors(int rows, int columns) => ((rows + 1) * columns) + (3 * rows) + (3 * columns) + 3;

    /// <summary>Starts from the basis of all row activities, variables at their bounds nearest to 0.</summary>
    public void Reset()
    {
        programs.Matrix.CopyTo(Cells, programs.Rows * programs.Columns);

        Vector256<double> isAnyOffZero = Vector256<double>.Zero;
        for (int column = 0; column < programs.Columns; column++)
        {
            Slopes[column] = programs.Cost[column];
            RestAtNearest(column);
            isAnyOffZero |= ~Vector256.Equals(Resting[column], Vector256<double>.Zero);
        }

        slots.AsSpan(0, Nonbasic.Length).CopyTo(Nonbasic);
        slots.AsSpan(Nonbasic.Length).CopyTo(Basic);

        // The default status is Basic.
        Status.AsSpan(Nonbasic.Length).Clear();
        bool isAtZero = isAnyOffZero == Vector256<double>.Zero;
        for (int row = 0; row < programs.Rows; row++)
        {
            (Lower[row], Upper[row]) = (programs.Lower[programs.Columns + row], programs.Upper[programs.Columns + row]);
            Values[row] = isAtZero ? Vector256<double>.Zero : LaneKernels.Dot(Cells.From(row * programs.Columns), Resting, programs.Columns);
        }
    }

    /// <summary>Moves a column's variable from one of its bounds to the other.</summary>
    /// <param name="slot">Slot of the column.</param>
    public void Flip(int slot)
    {
        int variable = Nonbasic[slot];
        bool rises = Rises.Slot(slot) != 0;
        Status[variable] = rises ? BasisStatus.AtUpper : BasisStatus.AtLower;
        Resting.Slot(slot) = rises ? programs.Upper.Slot(variable) : programs.Lower.Slot(variable);
        Rises.Slot(slot) = rises ? 0 : -1;
        Falls.Slot(slot) = rises ? 1 : 0;
    }

    /// <summary>The lanes in which a variable or row activity has a status.</summary>
    public Vector256<double> Has(BasisStatus status, int variable)
    {
        Vector128<int> has = Vector128.Equals(StatusOf(variable), Vector128.Create((int)status));
        return Vector256.WidenLower(has.ToVector256Unsafe()).AsDouble();
    }

    /// <summary>What enters in some columns.</summary>
    /// <param name="columns">Where variables enter.</param>
    /// <returns>The variables with the value they rest at.</returns>
    public LaneArrival Arrival(in LaneSlots columns)
    {
        LaneSlots variables = columns.In(Nonbasic);
        return new(LaneKernels.Pick(Resting, columns), LaneKernels.Pick(programs.Lower, variables), LaneKernels.Pick(programs.Upper, variables));
    }

    /// <summary>Exchanges the variables of a row and a column in some lanes, but not the cells, nor the rows' values and bounds.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="rows">Where variables leave.</param>
    /// <param name="columns">Where variables enter.</param>
    /// <param name="isAbove">Where the leaving variable comes to rest at its upper bound, else at its lower one.</param>
    public void Exchange(Vector256<double> lanes, in LaneSlots rows, in LaneSlots columns, Vector256<double> isAbove)
    {
        (Vector256<double> lower, Vector256<double> upper) = (LaneKernels.Pick(Lower, rows), LaneKernels.Pick(Upper, rows));
        Vector256<double> isMovable = ~Vector256.Equals(lower, upper);
        arrivals[0] = Vector256.ConditionalSelect(isAbove, upper, lower);
        arrivals[1] = -Vector256<double>.One & Vector256.AndNot(isMovable, isAbove);
        arrivals[2] = Vector256<double>.One & isMovable & isAbove;
        (uint present, uint above) = (lanes.ExtractMostSignificantBits(), isAbove.ExtractMostSignificantBits());
        Exchange(present, above, 0, rows.One, columns.One);
        Exchange(present, above, 1, rows.Two, columns.Two);
        Exchange(present, above, 2, rows.Three, columns.Three);
        Exchange(present, above, 3, rows.Four, columns.Four);
    }

    private void Exchange(uint lanes, uint isAbove, int lane, int row, int column)
    {
        if (((lanes >> lane) & 1) == 0)
        {
            return;
        }

        (int leaving, int entering) = (Basic[row], Nonbasic[column]);
        (Basic[row], Nonbasic[column]) = (entering, leaving);
        Status[entering] = BasisStatus.Basic;
        Status[leaving] = BasisStatus.AtLower + (int)((isAbove >> lane) & 1);
        Resting.Slot(column) = arrivals[0, lane];
        Rises.Slot(column) = arrivals[1, lane];
        Falls.Slot(column) = arrivals[2, lane];
    }

    private ref Vector128<int> StatusOf(int variable) => ref Unsafe.As<BasisStatus, Vector128<int>>(ref Status[variable * DenseKernels.Lanes]);

    // In all lanes at once.
    private void RestAtNearest(int column)
    {
        Vector256<double> lower = programs.Lower[column];
        Vector256<double> upper = programs.Upper[column];
        Vector256<double> size = Vector256.Abs(lower);
        Vector256<double> isUpper = Vector256.GreaterThan(size, Vector256.Abs(upper));
        Vector256<double> isFree = Vector256.AndNot(Vector256.Equals(size, Vector256.Create(double.PositiveInfinity)), isUpper);
        Vector256<double> isFixed = Vector256.Equals(lower, upper);
        Resting[column] = Vector256.AndNot(Vector256.ConditionalSelect(isUpper, upper, lower), isFree);
        Rises[column] = Vector256.AndNot(-Vector256<double>.One, isFixed | isUpper);
        Falls[column] = Vector256.AndNot(Vector256<double>.One, isFixed | ~(isUpper | isFree));

        // AtLower, AtUpper and Free follow each other; a mask is -1.
        Vector256<int> masks = Vector256.Narrow(isUpper.AsInt64(), isFree.AsInt64());
        StatusOf(column) = Vector128.Create((int)BasisStatus.AtLower) - masks.GetLower() - (masks.GetUpper() * 2);
    }
}
