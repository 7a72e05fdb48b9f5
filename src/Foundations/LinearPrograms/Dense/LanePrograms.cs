using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        double sign = packed.Sense == ObjectiveSense.Maximize ? -1 : 1;
        Interleave(packed.Matrices, (first, count), Rows * Columns, Matrix);
        Interleave(packed.Costs, (first, count), Columns, Cost);
        Interleave(packed.Columns.Lower, (first, count), Columns, Lower);
        Interleave(packed.Columns.Upper, (first, count), Columns, Upper);
        Interleave(packed.Rows.Lower, (first, count), Rows, Lower.From(Columns));
        Interleave(packed.Rows.Upper, (first, count), Rows, Upper.From(Columns));
        for (int column = 0; column < Columns; column++)
        {
            Cost[column] *= sign;
        }

        return AreUsual(Matrix, Rows * Columns) & AreUsual(Cost, Columns) & AreUsualBounds();
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

    private static Vector256<double> AreUsual(LaneVector numbers, int count)
    {
        ref Vector256<double> number = ref numbers.First;
        Vector256<double> usual = Vector256<double>.AllBitsSet;
        for (nint place = 0; place < count; place++)
        {
            usual &= IsUsual(Unsafe.Add(ref number, place));
        }

        return usual;
    }

    private Vector256<double> AreUsualBounds()
    {
        Vector256<double> usual = Vector256<double>.AllBitsSet;
        for (int variable = 0; variable < Columns + Rows; variable++)
        {
            usual &= IsUsualBound(Lower[variable]) & IsUsualBound(Upper[variable])
                & Vector256.LessThanOrEqual(Lower[variable], Upper[variable]);
        }

        return usual;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> IsUsual(Vector256<double> number)
    {
        Vector256<double> size = Vector256.Abs(number);
        return Vector256.Equals(size, Vector256<double>.Zero)
            | (Vector256.GreaterThanOrEqual(size, Vector256.Create(DenseProgram.OrdinarySmall))
                & Vector256.LessThanOrEqual(size, Vector256.Create(DenseProgram.OrdinaryLarge)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> IsUsualBound(Vector256<double> bound) =>
        IsUsual(bound) | Vector256.Equals(Vector256.Abs(bound), Vector256.Create(double.PositiveInfinity));

    private static void Interleave(ReadOnlySpan<double> packed, (int First, int Count) programs, int length, LaneVector destination)
    {
        (int first, int last) = (programs.First, programs.First + programs.Count - 1);
        ref double one = ref MemoryMarshal.GetReference(packed.Slice(first * length, length));
        ref double two = ref MemoryMarshal.GetReference(packed.Slice(Math.Min(first + 1, last) * length, length));
        ref double three = ref MemoryMarshal.GetReference(packed.Slice(Math.Min(first + 2, last) * length, length));
        ref double four = ref MemoryMarshal.GetReference(packed.Slice(Math.Min(first + 3, last) * length, length));
        ref Vector256<double> into = ref destination.First;
        nint place = 0;
        for (; Avx.IsSupported && place <= length - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            Transpose(
                Vector256.LoadUnsafe(ref one, (nuint)place), Vector256.LoadUnsafe(ref two, (nuint)place),
                Vector256.LoadUnsafe(ref three, (nuint)place), Vector256.LoadUnsafe(ref four, (nuint)place), ref Unsafe.Add(ref into, place));
        }

        for (; place < length; place++)
        {
            Unsafe.Add(ref into, place) = Vector256.Create(
                Unsafe.Add(ref one, place), Unsafe.Add(ref two, place), Unsafe.Add(ref three, place), Unsafe.Add(ref four, place));
        }
    }

    // Four numbers of each of four programs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        Vector256<double> one, Vector256<double> two, Vector256<double> three, Vector256<double> four, ref Vector256<double> into)
    {
        const byte LowHalves = 0x20;
        const byte HighHalves = 0x31;
        (Vector256<double> evenLeft, Vector256<double> oddLeft) = (Avx.UnpackLow(one, two), Avx.UnpackHigh(one, two));
        (Vector256<double> evenRight, Vector256<double> oddRight) = (Avx.UnpackLow(three, four), Avx.UnpackHigh(three, four));
        into = Avx.Permute2x128(evenLeft, evenRight, LowHalves);
        Unsafe.Add(ref into, 1) = Avx.Permute2x128(oddLeft, oddRight, LowHalves);
        Unsafe.Add(ref into, 2) = Avx.Permute2x128(evenLeft, evenRight, HighHalves);
        Unsafe.Add(ref into, 3) = Avx.Permute2x128(oddLeft, oddRight, HighHalves);
    }
}
