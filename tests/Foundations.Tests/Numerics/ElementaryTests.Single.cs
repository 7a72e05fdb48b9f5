using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Tests.Numerics;

/// <content>Single precision.</content>
public sealed partial class ElementaryTests
{
    private const double LargestSingleError = 2;

    [Fact]
    public void Single_precision_errs_by_less_than_two_ulps()
    {
        Assert.InRange(LargestError(SinglePoints(), Log<SingleScalar, IntegerScalar, MaskScalar>, Math.Log), 0.4, LargestSingleError);
        Assert.InRange(LargestError(Enumerable.Range(-86_000, 174_500).Select(part => (float)(part / 1e3)), Exp<SingleScalar, IntegerScalar, MaskScalar>, Math.Exp), 0.4, LargestSingleError);
    }

    [Fact]
    public void The_bound_on_single_precision_refutes_a_logarithm_with_one_part_of_ln_2() => Assert.True(
        LargestError(SinglePoints(), value => MathF.Log(value) * (1 + 3e-7), Math.Log) > LargestSingleError);

    [Fact]
    public void Single_precision_has_the_limits_of_its_functions()
    {
        Assert.Equal(float.NegativeInfinity, Log<SingleScalar, IntegerScalar, MaskScalar>(0));
        Assert.Equal(float.PositiveInfinity, Log<SingleScalar, IntegerScalar, MaskScalar>(float.PositiveInfinity));
        Assert.True(double.IsNaN(Log<SingleScalar, IntegerScalar, MaskScalar>(-1)));
        Assert.True(double.IsNaN(Log<SingleScalar, IntegerScalar, MaskScalar>(float.NaN)));
        Assert.Equal(Math.Log(float.Epsilon), Log<SingleScalar, IntegerScalar, MaskScalar>(float.Epsilon), 1e-4);
        Assert.Equal(float.PositiveInfinity, Exp<SingleScalar, IntegerScalar, MaskScalar>(89));
        Assert.Equal(0, Exp<SingleScalar, IntegerScalar, MaskScalar>(-104));
        Assert.Equal(float.Epsilon, Exp<SingleScalar, IntegerScalar, MaskScalar>(-103), 0.0);
        Assert.True(double.IsNaN(Exp<SingleScalar, IntegerScalar, MaskScalar>(float.NaN)));
        Assert.True(double.IsNaN(Elementary<SingleScalar, IntegerScalar, MaskScalar>.Sin(new(0.5f)).Value));
        Assert.True(double.IsNaN(Elementary<SingleScalar, IntegerScalar, MaskScalar>.Cos(new(0.5f)).Value));
    }

    [Fact]
    public void All_single_lane_widths_give_the_bits_of_the_single_scalar()
    {
        AssertSameSingles<Single256, SingleInteger256, SingleMask256>();
        AssertSameSingles<Single512, SingleInteger512, SingleMask512>();
    }

    private static void AssertSameSingles<TReal, TInteger, TMask>()
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        double[] points = [.. SpecialPoints, .. SinglePoints().Where((_, index) => index % 16 == 0).Select(value => (double)value), -88, 88.5, 3.25, -103];
        AssertSameBits(points, value => Log<SingleScalar, IntegerScalar, MaskScalar>((float)value), Elementary<TReal, TInteger, TMask>.Log, TReal.Create, TReal.Insert, TReal.Extract, TReal.Count);
        AssertSameBits(points, value => Exp<SingleScalar, IntegerScalar, MaskScalar>((float)value), Elementary<TReal, TInteger, TMask>.Exp, TReal.Create, TReal.Insert, TReal.Extract, TReal.Count);
    }

    /// <summary>Every 65,521st of the positive finite numbers, and all near 1.</summary>
    private static IEnumerable<float> SinglePoints() =>
        Enumerable.Range(1, 32_000).Select(step => BitConverter.Int32BitsToSingle(step * 65_521))
            .Concat(Enumerable.Range(-2_000, 4_000).Select(step => BitConverter.Int32BitsToSingle(0x3F800000 + step)));

    private static double LargestError(IEnumerable<float> points, Func<float, double> computed, Func<double, double> exact) =>
        points.Max(point => Math.Abs(computed(point) - exact(point)) / Ulp(exact(point)));

    private static double Ulp(double value)
    {
        float magnitude = Math.Max((float)Math.Abs(value), float.Epsilon);
        float below = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(magnitude) & ~0x7FFFFF);
        return Math.Max(below * 1.1920929e-07, float.Epsilon);
    }

    private static double Log<TReal, TInteger, TMask>(float value)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => TReal.Extract(Elementary<TReal, TInteger, TMask>.Log(TReal.Create(value)), 0);

    private static double Exp<TReal, TInteger, TMask>(float value)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => TReal.Extract(Elementary<TReal, TInteger, TMask>.Exp(TReal.Create(value)), 0);
}
