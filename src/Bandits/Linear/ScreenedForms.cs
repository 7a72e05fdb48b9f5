using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Bandits.Linear;

/// <summary>Upper bounds of quadratic forms from a copy in single precision: half the memory traffic, which is what a hundred forms a round cost.</summary>
/// <remarks>
/// The copy only screens. A bound is the form in single precision plus all that its rounding can amount to; whoever could be the largest by its bound is
/// computed in double precision, so choices are those of double precision to the last bit.
/// <para>Rounding: entries and vector are rounded once and products summed in at most n + 8 additions, so the error is at most
/// (n + 12) · 2⁻²⁴ · |x|'|M||x|, to first order, and |x|'|M||x| ≤ ‖M‖ ‖x‖² with the Frobenius norm; twice that covers the higher orders.</para>
/// </remarks>
internal sealed class ScreenedForms
{
    private const double UnitRoundoff = 1.0 / (1 << 24);

    // Within these squared norms nothing underflows or overflows by as much as the bound allows for rounding.
    private const double LeastSquares = 1e-12;
    private const double MostSquares = 1e12;

    private readonly int padded;
    private readonly int size;
    private readonly float[] matrices;
    private readonly double[] slacks;
    private readonly float[] vector;

    public ScreenedForms(int matrices, int padded)
    {
        this.padded = padded;
        size = SymmetricTiles.Length(padded);
        this.matrices = new float[matrices * size];
        slacks = new double[matrices];
        vector = new float[2 * padded];
    }

    public ScreenedForms Fork()
    {
        ScreenedForms fork = new(slacks.Length, padded);
        matrices.CopyTo(fork.matrices, 0);
        slacks.CopyTo(fork.slacks, 0);
        return fork;
    }

    /// <summary>Copies a matrix in tiles.</summary>
    public void Set(int index, ReadOnlySpan<double> matrix)
    {
        Span<float> own = matrices.AsSpan(index * size, size);
        double squares = 0;
        for (int entry = 0; entry < own.Length; entry++)
        {
            own[entry] = (float)matrix[entry];
            squares += matrix[entry] * matrix[entry];
        }

        // Entries off the diagonal tiles are stored once and count twice.
        slacks[index] = IsModerate(squares) ? 2 * (padded + 12) * UnitRoundoff * Math.Sqrt(2 * squares) : double.PositiveInfinity;
    }

    /// <summary>No less than x'Mx; +∞ where single precision does not reach.</summary>
    /// <param name="index">The matrix.</param>
    /// <param name="context">x in double precision, padded.</param>
    public double Bound(int index, ReadOnlySpan<double> context)
    {
        double squares = Narrow(context);
        return IsModerate(squares)
            ? Form(matrices.AsSpan(index * size, size)) + (slacks[index] * squares)
            : double.PositiveInfinity;
    }

    private static bool IsModerate(double squares) => squares is >= LeastSquares and <= MostSquares;

    // Every four entries stand twice in a row, because a vector of eight holds two rows of a tile.
    private double Narrow(ReadOnlySpan<double> context)
    {
        ref double source = ref MemoryMarshal.GetReference(context);
        ref float target = ref MemoryMarshal.GetArrayDataReference(vector);
        Vector256<double> squares = Vector256<double>.Zero;
        for (int entry = 0; entry < context.Length; entry += SymmetricTiles.Width)
        {
            Vector256<double> part = Vector256.LoadUnsafe(ref source, (nuint)entry);
            squares += part * part;
            Vector128<float> narrow = Vector256.Narrow(part, part).GetLower();
            Vector256.Create(narrow, narrow).StoreUnsafe(ref target, (nuint)(2 * entry));
        }

        return Vector256.Sum(squares);
    }

    private float Form(ReadOnlySpan<float> matrix)
    {
        ref float tile = ref MemoryMarshal.GetReference(matrix);
        ref float x = ref MemoryMarshal.GetArrayDataReference(vector);
        Vector256<float> total = Vector256<float>.Zero;
        for (int row = 0; row < vector.Length; row += 8)
        {
            Vector256<float> upper = Vector256<float>.Zero;
            Vector256<float> lower = Vector256<float>.Zero;
            Vector256<float> part;
            for (int column = 0; column < row; column += 8)
            {
                part = Vector256.LoadUnsafe(ref x, (nuint)column);
                upper += Vector256.LoadUnsafe(ref tile) * part;
                lower += Vector256.LoadUnsafe(ref tile, 8) * part;
                tile = ref Unsafe.Add(ref tile, 16);
            }

            part = Vector256.LoadUnsafe(ref x, (nuint)row);
            upper = upper + upper + (Vector256.LoadUnsafe(ref tile) * part);
            lower = lower + lower + (Vector256.LoadUnsafe(ref tile, 8) * part);
            tile = ref Unsafe.Add(ref tile, 16);
            total += (upper * Pair(ref x, row, 0)) + (lower * Pair(ref x, row, 2));
        }

        return Vector256.Sum(total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float x, int row, int line) => Vector256.Create(
        Vector128.Create(Unsafe.Add(ref x, row + line)), Vector128.Create(Unsafe.Add(ref x, row + line + 1)));
}
