using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.SideBySide.Suites;

/// <summary>How many rounds of UCB1 a lane type computes when all ten arms stay in registers and nothing is read, kept or removed: what bounds a cached index.</summary>
/// <remarks>
/// A round: ten products and sums, the largest of ten with its count carried along, one block of Philox4x32-10 and one comparison, and the quotient, the reciprocal and the root that the shown arm is
/// updated by. What a round must also do, write the update to the arm it was, is left out: the bound is generous.
/// </remarks>
internal static class IndexRoofline
{
    /// <summary>Arms of a round.</summary>
    public const int Arms = 10;

    private const ulong Root = 7;

    /// <summary>Plays rounds of one lane group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TReal, TInteger, TMask>(int rounds, uint replication)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal factor = TReal.Create(4.3);
        TReal one = TReal.Create(1);
        TReal spacing = TReal.Create(0.1);
        TReal offset0 = TReal.Create(0.05);
        (TReal offset1, TReal offset2, TReal offset3) = (offset0 + spacing, offset0 + one, offset0 + spacing + one);
        (TReal offset4, TReal offset5, TReal offset6) = (offset1 + spacing, offset2 + spacing, offset3 + spacing);
        (TReal offset7, TReal offset8, TReal offset9) = (offset4 + one, offset5 + one, offset6 + one);
        TInteger lanes = TInteger.LaneIds(replication);
        for (int round = 0; round < rounds; round++)
        {
            (TReal best, TReal shown) = ((offset0 * factor) + offset1, offset0);
            Take<TReal, TInteger, TMask>(offset1, offset2, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset2, offset3, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset3, offset4, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset4, offset5, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset5, offset6, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset6, offset7, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset7, offset8, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset8, offset9, factor, ref best, ref shown);
            Take<TReal, TInteger, TMask>(offset9, offset0, factor, ref best, ref shown);
            TInteger word = TInteger.Create((uint)round);
            TInteger high = TInteger.Create(0);
            TInteger role = TInteger.Create(1);
            TInteger last = lanes;
            Philox<TInteger, TMask>.Block(ref word, ref high, ref role, ref last, unchecked((uint)Root), (uint)(Root >> 32));
            TReal count = shown + one;
            TReal reward = TReal.Select(TInteger.Less(TInteger.ShiftRight(word, 1), TInteger.Create(1U << 30)), one, spacing);
            factor = TReal.Min(one, reward / count) + TReal.Sqrt(one / count);
        }

        return TReal.Extract(factor, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<TReal, TInteger, TMask>(TReal slope, TReal offset, TReal factor, ref TReal best, ref TReal shown)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal index = (slope * factor) + offset;
        TMask isLarger = TReal.Greater(index, best);
        best = TReal.Select(isLarger, index, best);
        shown = TReal.Select(isLarger, slope, shown);
    }
}
