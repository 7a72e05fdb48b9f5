using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Bandits.Linear;

/// <summary>Upper bounds of x'V⁻¹x that are cheaper than the form itself, so that arms that cannot be the best need no exact index.</summary>
/// <remarks>
/// The coarse bound is ‖x‖²/λ. The fine one is the form of λV⁻¹, whose entries are at most 1, in single precision, half the way from memory and twice the lanes, and what rounding can
/// take from it: with u = 2⁻²⁴ a sum of d² products, none of which passes through more than 2d + 16 additions, is off by at most (2d + 20) u Σ|x||λV⁻¹||x|,
/// where the sum is at most ‖x‖² tr λV⁻¹ for a definite matrix; twice that is added. What single precision cannot hold has no fine bound. Bounds may differ between machines, but what they let through is
/// decided exactly, so choices do not. Where contexts are so long that V⁻¹ loses its definiteness in double precision already, neither index nor bound means anything.
/// </remarks>
internal sealed class WidthScreen
{
    private const int Width = 8;

    private const double Unit = 1.0 / (1 << 24);

    // V⁻¹ is kept to within 10⁻⁸ by updates, see RidgeState; that much more than 1/λ it may be.
    private const double Drift = 1 + (1.0 / (1 << 20));

    private const long Nothing = -1;

    // Of the form of λV⁻¹: products below the smallest float vanish.
    private const double Vanishing = 1e-30;

    private readonly RidgeBank bank;
    private readonly int padded;
    private readonly int size;
    private readonly double largest;
    private readonly double share;
    private readonly HalfRow[] halves;
    private readonly float[] inverses;
    private readonly double[] traces;
    private readonly long[] taken;
    private readonly float[] narrow;

    public WidthScreen(RidgeBank bank, int estimators)
    {
        this.bank = bank;
        padded = (bank.Dimension + Width - 1) / Width * Width;
        halves = Halves(padded / Width, bank.Padded);
        size = halves.Length * Vector128<float>.Count;
        largest = Drift / bank.Regularization;
        share = 2 * ((2 * padded) + 20) * Unit;
        inverses = new float[checked(estimators * size)];
        traces = new double[estimators];
        narrow = new float[padded];
        taken = new long[estimators];
        Array.Fill(taken, Nothing);
    }

    /// <summary>What x'V⁻¹x is at most whatever was learned.</summary>
    public double Coarse(double squaredNorm) => squaredNorm * largest;

    /// <summary>What x'V⁻¹x is at most for a padded x.</summary>
    public double Fine(int estimator, ReadOnlySpan<double> context, double squaredNorm)
    {
        if (taken[estimator] != bank.Samples(estimator))
        {
            Take(estimator);
        }

        ref double from = ref MemoryMarshal.GetReference(context);
        ref float into = ref MemoryMarshal.GetArrayDataReference(narrow);
        for (nuint index = 0; index < (nuint)context.Length; index += SymmetricTiles.Width)
        {
            Vector128.Narrow(Vector128.LoadUnsafe(ref from, index), Vector128.LoadUnsafe(ref from, index + 2)).StoreUnsafe(ref into, index);
        }

        double form = Form(ref inverses[estimator * size], narrow);

        return double.IsFinite(form)
            ? (Math.Max(0, form) + (share * squaredNorm * traces[estimator]) + Vanishing) / bank.Regularization
            : double.PositiveInfinity;
    }

    private void Take(int estimator)
    {
        taken[estimator] = bank.Samples(estimator);
        ref double from = ref MemoryMarshal.GetReference(bank.Inverse(estimator));
        ref float into = ref inverses[estimator * size];
        foreach (HalfRow half in halves)
        {
            Vector256<double> entries = Vector256.LoadUnsafe(ref from, (nuint)half.Source) * (half.Weight * bank.Regularization);
            Vector128.Narrow(entries.GetLower(), entries.GetUpper()).StoreUnsafe(ref into);
            into = ref Unsafe.Add(ref into, Vector128<float>.Count);
        }

        traces[estimator] = SymmetricTiles.Trace(bank.Inverse(estimator), bank.Dimension) * bank.Regularization;
    }

    // Rows of a tile times entries of x, added up, are a row to multiply x with.
    private static float Form(ref float tile, ReadOnlySpan<float> vector)
    {
        ref float x = ref MemoryMarshal.GetReference(vector);
        Vector256<float> total = Vector256<float>.Zero;
        for (nuint row = 0; row < (nuint)vector.Length; row += Width)
        {
            ref float own = ref Unsafe.Add(ref x, row);
            Vector256<float> x0 = Vector256.Create(own);
            Vector256<float> x1 = Vector256.Create(Unsafe.Add(ref own, 1));
            Vector256<float> x2 = Vector256.Create(Unsafe.Add(ref own, 2));
            Vector256<float> x3 = Vector256.Create(Unsafe.Add(ref own, 3));
            Vector256<float> x4 = Vector256.Create(Unsafe.Add(ref own, 4));
            Vector256<float> x5 = Vector256.Create(Unsafe.Add(ref own, 5));
            Vector256<float> x6 = Vector256.Create(Unsafe.Add(ref own, 6));
            Vector256<float> x7 = Vector256.Create(Unsafe.Add(ref own, 7));
            Vector256<float> ofRow = Vector256<float>.Zero;
            for (nuint column = 0; column <= row; column += Width)
            {
                Vector256<float> even = Vector256.LoadUnsafe(ref tile) * x0;
                Vector256<float> odd = Vector256.LoadUnsafe(ref tile, 8) * x1;
                even = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref tile, 16), x2, even);
                odd = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref tile, 24), x3, odd);
                even = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref tile, 32), x4, even);
                odd = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref tile, 40), x5, odd);
                even = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref tile, 48), x6, even);
                odd = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref tile, 56), x7, odd);
                ofRow = Vector256.MultiplyAddEstimate(even + odd, Vector256.LoadUnsafe(ref x, column), ofRow);
                tile = ref Unsafe.Add(ref tile, Width * Width);
            }

            total += ofRow;
        }

        return Vector256.Sum(total);
    }

    // Tiles of eight rows and columns, lower triangle, of the bank's tiles of four: what stands below the diagonal counts twice, what is above it or padding not at all.
    private static HalfRow[] Halves(int blocks, int stored) =>
    [
        .. from row in Enumerable.Range(0, blocks)
           from column in Enumerable.Range(0, row + 1)
           from line in Enumerable.Range(row * Width, Width)
           from half in (int[])[column * Width, (column * Width) + SymmetricTiles.Width]
           let rank = (line / SymmetricTiles.Width).CompareTo(half / SymmetricTiles.Width)
           let isStored = rank >= 0 && line < stored
           select isStored ? new HalfRow(SymmetricTiles.At(line, half), 1 + rank) : default,
    ];

    /// <summary>Four entries of a row.</summary>
    /// <param name="Source">Where the first is stored in the bank's tiles.</param>
    /// <param name="Weight">By what they are multiplied.</param>
    private readonly record struct HalfRow(int Source, double Weight);
}
