using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Four programs of one shape side by side, a lane each, as <see cref="DenseProgram"/> holds one that needs no scaling.</summary>
internal sealed class LanePrograms
{
    private const int NumbersOfCacheLine = 64 / sizeof(double);

    public LanePrograms(int rows, int columns, LaneMemory memory)
    {
        (Rows, Columns) = (rows, columns);
        Matrix = memory.Take(rows * columns);
        Cost = memory.Take(columns);
        Lower = memory.Take(columns + rows);
        Upper = memory.Take(columns + rows);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Coefficients, shape [row, column].</summary>
    public LaneVector Matrix { get; }

    /// <summary>Costs to minimize, shape [column].</summary>
    public LaneVector Cost { get; }

    /// <summary>Lower bounds, shape [variable, then row].</summary>
    public LaneVector Lower { get; }

    /// <summary>Upper bounds, shape [variable, then row].</summary>
    public LaneVector Upper { get; }

    /// <summary>The vectors of memory that programs of a shape take.</summary>
    public static int Vectors(int rows, int columns) => (rows * columns) + columns + (2 * (rows + columns));

    /// <summary>Takes up to four neighboring programs; where fewer are left, further lanes repeat the last.</summary>
    /// <returns>The lanes of programs whose numbers need no scaling and whose bounds do not cross.</returns>
    public Vector256<double> Load(in PackedPrograms packed, int first, int count)
    {
        Vector256<double> usual = LaneKernels.Interleave(packed.Matrices, (first, count), Rows * Columns, Matrix, 0);
        usual &= LaneKernels.Interleave(packed.Costs, (first, count), Columns, Cost, 0);
        usual &= LaneKernels.Interleave(packed.Columns.Lower, (first, count), Columns, Lower, double.PositiveInfinity);
        usual &= LaneKernels.Interleave(packed.Columns.Upper, (first, count), Columns, Upper, double.PositiveInfinity);
        usual &= LaneKernels.Interleave(packed.Rows.Lower, (first, count), Rows, Lower.From(Columns), double.PositiveInfinity);
        usual &= LaneKernels.Interleave(packed.Rows.Upper, (first, count), Rows, Upper.From(Columns), double.PositiveInfinity);
        for (int variable = 0; variable < Columns + Rows; variable++)
        {
            usual &= Vector256.LessThanOrEqual(Lower[variable], Upper[variable]);
        }

        Vector256<double> sign = packed.Sense == ObjectiveSense.Maximize ? -Vector256<double>.One : Vector256<double>.One;
        for (int column = 0; column < Columns; column++)
        {
            Cost[column] *= sign;
        }

        return usual;
    }

    /// <summary>Asks memory for the coefficients of the next four programs, so that they come while the present ones are solved.</summary>
    public unsafe void Announce(in PackedPrograms packed, int first)
    {
        int begin = Math.Min(first * Rows * Columns, packed.Matrices.Length);
        int end = Math.Min(begin + (DenseKernels.Lanes * Rows * Columns), packed.Matrices.Length);
        fixed (double* numbers = packed.Matrices)
        {
            for (int place = begin; Sse.IsSupported && place < end; place += NumbersOfCacheLine)
            {
                Sse.Prefetch0(numbers + place);
            }
        }
    }
}
