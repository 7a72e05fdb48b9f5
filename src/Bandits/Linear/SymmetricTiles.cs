using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Bandits.Linear;

/// <summary>Arithmetic of symmetric matrices whose lower triangle is stored as 4 × 4 tiles, one after another: (0,0), (1,0), (1,1), (2,0) …</summary>
/// <remarks>
/// Half the memory of a full matrix, read once from front to end: what a hundred quadratic forms a round cost is the way from memory.
/// Dimensions are padded to a multiple of 4, vectors with zeros. Four lanes whatever the machine and no fused multiply-add, so results
/// have the same bits everywhere. A tile's rows are rows of the matrix; tiles on the diagonal are stored in full.
/// </remarks>
internal static class SymmetricTiles
{
    public const int Width = 4;

    private const int TileSize = Width * Width;

    public static int Padded(int dimension) => (dimension + Width - 1) / Width * Width;

    /// <summary>Numbers stored for a matrix of a padded dimension.</summary>
    public static int Length(int padded) => TileSize * (padded / Width) * ((padded / Width) + 1) / 2;

    /// <summary>Where an entry of the lower triangle, or of a diagonal tile, is stored.</summary>
    public static int At(int row, int column)
    {
        int tileRow = row / Width;
        int tile = (tileRow * (tileRow + 1) / 2) + (column / Width);
        return (tile * TileSize) + (row % Width * Width) + (column % Width);
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double a = ref Start(left);
        ref double b = ref Start(right);
        Vector256<double> sum = Vector256<double>.Zero;
        for (int index = 0; index < left.Length; index += Width)
        {
            sum += Load(ref a, index) * Load(ref b, index);
        }

        return Vector256.Sum(sum);
    }

    /// <summary>The sum of the first entries of the diagonal.</summary>
    public static double Trace(ReadOnlySpan<double> matrix, int dimension)
    {
        double sum = 0;
        int tile = 0;
        for (int row = 0; row < dimension; row++)
        {
            sum += matrix[tile + (row % Width * (Width + 1))];
            tile += row % Width == Width - 1 ? TileSize * ((row / Width) + 2) : 0;
        }

        return sum;
    }

    /// <summary>x'Mx: the sum over rows r of x(r) · (2 · row of the tiles left of the diagonal + row of the diagonal tile) · x.</summary>
    public static double QuadraticForm(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector)
    {
        ref double tile = ref Start(matrix);
        ref double x = ref Start(vector);
        Vector256<double> total = Vector256<double>.Zero;
        for (int row = 0; row < vector.Length; row += Width)
        {
            Vector256<double> sum0 = Vector256<double>.Zero;
            Vector256<double> sum1 = Vector256<double>.Zero;
            Vector256<double> sum2 = Vector256<double>.Zero;
            Vector256<double> sum3 = Vector256<double>.Zero;
            Vector256<double> part;
            for (int column = 0; column < row; column += Width)
            {
                part = Load(ref x, column);
                sum0 += Load(ref tile, 0) * part;
                sum1 += Load(ref tile, 4) * part;
                sum2 += Load(ref tile, 8) * part;
                sum3 += Load(ref tile, 12) * part;
                tile = ref Unsafe.Add(ref tile, TileSize);
            }

            part = Load(ref x, row);
            sum0 = sum0 + sum0 + (Load(ref tile, 0) * part);
            sum1 = sum1 + sum1 + (Load(ref tile, 4) * part);
            sum2 = sum2 + sum2 + (Load(ref tile, 8) * part);
            sum3 = sum3 + sum3 + (Load(ref tile, 12) * part);
            tile = ref Unsafe.Add(ref tile, TileSize);
            total += (sum0 * Entry(ref x, row)) + (sum1 * Entry(ref x, row + 1))
                + ((sum2 * Entry(ref x, row + 2)) + (sum3 * Entry(ref x, row + 3)));
        }

        return Vector256.Sum(total);
    }

    /// <summary>⟨left, right⟩, the bits of <see cref="Dot"/>, and ⟨right, right⟩.</summary>
    public static (double Product, double Square) Dots(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double a = ref Start(left);
        ref double b = ref Start(right);
        (Vector256<double> product, Vector256<double> square) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (int index = 0; index < left.Length; index += Width)
        {
            Vector256<double> part = Load(ref b, index);
            product += Load(ref a, index) * part;
            square += part * part;
        }

        return (Vector256.Sum(product), Vector256.Sum(square));
    }

    /// <summary>Mx into a destination: a stored tile is read by rows for what is below the diagonal and by columns for what is above.</summary>
    public static void Multiply(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector, Span<double> destination)
    {
        ref double tile = ref Start(matrix);
        ref double x = ref Start(vector);
        ref double y = ref Start<double>(destination);
        for (int row = 0; row < vector.Length; row += Width)
        {
            (Vector256<double> x0, Vector256<double> x1) = (Entry(ref x, row), Entry(ref x, row + 1));
            (Vector256<double> x2, Vector256<double> x3) = (Entry(ref x, row + 2), Entry(ref x, row + 3));
            (Vector256<double> sum0, Vector256<double> sum1) = (Vector256<double>.Zero, Vector256<double>.Zero);
            (Vector256<double> sum2, Vector256<double> sum3) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (int column = 0; column <= row; column += Width)
            {
                (Vector256<double> line0, Vector256<double> line1) = (Load(ref tile, 0), Load(ref tile, 4));
                (Vector256<double> line2, Vector256<double> line3) = (Load(ref tile, 8), Load(ref tile, 12));
                Vector256<double> part = Load(ref x, column);
                sum0 += line0 * part;
                sum1 += line1 * part;
                sum2 += line2 * part;
                sum3 += line3 * part;
                if (column < row)
                {
                    Store(Load(ref y, column) + ((line0 * x0) + (line1 * x1)) + ((line2 * x2) + (line3 * x3)), ref y, column);
                }

                tile = ref Unsafe.Add(ref tile, TileSize);
            }

            Store(Vector256.Create(Vector256.Sum(sum0), Vector256.Sum(sum1), Vector256.Sum(sum2), Vector256.Sum(sum3)), ref y, row);
        }
    }

    /// <summary>M + weight · xx' in place.</summary>
    public static void AddOuter(Span<double> matrix, ReadOnlySpan<double> vector, double weight)
    {
        ref double tile = ref Start<double>(matrix);
        ref double x = ref Start(vector);
        for (int row = 0; row < vector.Length; row += Width)
        {
            (Vector256<double> x0, Vector256<double> x1) = (Entry(ref x, row), Entry(ref x, row + 1));
            (Vector256<double> x2, Vector256<double> x3) = (Entry(ref x, row + 2), Entry(ref x, row + 3));
            for (int column = 0; column <= row; column += Width)
            {
                Vector256<double> part = Load(ref x, column) * weight;
                Store(Load(ref tile, 0) + (part * x0), ref tile, 0);
                Store(Load(ref tile, 4) + (part * x1), ref tile, 4);
                Store(Load(ref tile, 8) + (part * x2), ref tile, 8);
                Store(Load(ref tile, 12) + (part * x3), ref tile, 12);
                tile = ref Unsafe.Add(ref tile, TileSize);
            }
        }
    }

    /// <summary>Left + right into the left: matrices or vectors of one shape.</summary>
    public static void Add(Span<double> left, ReadOnlySpan<double> right)
    {
        for (int index = 0; index < left.Length; index++)
        {
            left[index] += right[index];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Start<T>(ReadOnlySpan<T> span) => ref System.Runtime.InteropServices.MemoryMarshal.GetReference(span);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int index) => Vector256.LoadUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> value, ref double start, int index) => value.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Entry(ref double start, int index) => Vector256.Create(Unsafe.Add(ref start, index));
}
