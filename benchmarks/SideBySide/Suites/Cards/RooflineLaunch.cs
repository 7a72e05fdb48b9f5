using ILGPU;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>What a device thread does for a roofline.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal static class RooflineLaunch<TReal>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    /// <summary>Quotients and roots alone.</summary>
    public static void Roots(Index1D thread, int rounds, ArrayView<double> results) =>
        results[thread] = RootRoofline.Run<TReal, IntegerScalar, MaskScalar>(rounds);

    /// <summary>Rounds with all arms in registers.</summary>
    public static void Indices(Index1D thread, int rounds, ArrayView<double> results) =>
        results[thread] = IndexRoofline.Run<TReal, IntegerScalar, MaskScalar>(rounds, (uint)thread.X);
}
