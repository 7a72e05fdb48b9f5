using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed partial class ElementaryTests
{
    private static readonly double[] SpecialPoints =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue,
        1048576, 1048577, 710, -746, 709.78, -745.13, 31.5, 32.5, 4294967296, 0.5, 1.4142135623730951, 2.2250738585072014e-308,
    ];

    [Fact]
    public void All_lane_widths_give_the_bits_of_the_scalar()
    {
        AssertSameBits<Real256, Integer256, Mask256>();
        AssertSameBits<Real512, Integer512, Mask512>();
    }

    [Fact]
    public void The_check_of_equal_bits_refutes_a_lane_that_takes_the_library_function() =>
        PlantedLaw.RequireFalsified(() => AssertSameBits(
            LogPoints(2_000), Elementary.Log, value => PerLane(value, Math.Log), Real256.Create, Real256.Insert, Real256.Extract, Real256.Count));

    private static Real256 PerLane(Real256 value, Func<double, double> function)
    {
        for (int lane = 0; lane < Real256.Count; lane++)
        {
            value = Real256.Insert(value, lane, function(Real256.Extract(value, lane)));
        }

        return value;
    }

    private static void AssertSameBits<TReal, TInteger, TMask>()
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        double[] points = [.. SpecialPoints, .. LogPoints(2_000), .. ExpPoints(2_000), .. AnglePoints(2_000)];
        AssertSameBits(points, Elementary.Log, Elementary<TReal, TInteger, TMask>.Log, TReal.Create, TReal.Insert, TReal.Extract, TReal.Count);
        AssertSameBits(points, Elementary.Exp, Elementary<TReal, TInteger, TMask>.Exp, TReal.Create, TReal.Insert, TReal.Extract, TReal.Count);
        AssertSameBits(points, Elementary.Sin, Elementary<TReal, TInteger, TMask>.Sin, TReal.Create, TReal.Insert, TReal.Extract, TReal.Count);
        AssertSameBits(points, Elementary.Cos, Elementary<TReal, TInteger, TMask>.Cos, TReal.Create, TReal.Insert, TReal.Extract, TReal.Count);
    }

    // Neighboring points differ wildly in size, so that lanes of one vector take different ways through the reductions.
    private static void AssertSameBits<TReal>(
        IEnumerable<double> points,
        Func<double, double> scalar,
        Func<TReal, TReal> lanes,
        Func<double, TReal> create,
        Func<TReal, int, double, TReal> insert,
        Func<TReal, int, double> extract,
        int count)
    {
        foreach (double[] group in points.Chunk(count))
        {
            TReal packed = create(1);
            for (int lane = 0; lane < group.Length; lane++)
            {
                packed = insert(packed, lane, group[lane]);
            }

            TReal results = lanes(packed);
            for (int lane = 0; lane < group.Length; lane++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(scalar(group[lane])), BitConverter.DoubleToInt64Bits(extract(results, lane)));
            }
        }
    }
}
