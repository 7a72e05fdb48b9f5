using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Tests.Numerics.Lanes;

public sealed class LaneTests
{
    private static Arbitrary<(double Left, double Right)> Numbers => Arb.From(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>(),
            Gen.Elements(0.0, -0.0, 1.0, -1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue))
        .Two().Select(pair => (pair.Item1, pair.Item2)));

    private static Arbitrary<(uint Left, uint Right)> Integers => Arb.From(
        Gen.OneOf(ArbMap.Default.GeneratorFor<uint>(), Gen.Elements(0u, 1u, 1u << 31, (1u << 31) - 1, uint.MaxValue))
        .Two().Select(pair => (pair.Item1, pair.Item2)));

    [Fact]
    public void Every_width_computes_with_reals_as_the_processor_does_with_doubles()
    {
        Check(Numbers, pair => RealLaws<RealScalar, IntegerScalar, MaskScalar>(pair.Left, pair.Right));
        Check(Numbers, pair => RealLaws<Real256, Integer256, Mask256>(pair.Left, pair.Right));
        Check(Numbers, pair => RealLaws<Real512, Integer512, Mask512>(pair.Left, pair.Right));
    }

    [Fact]
    public void Every_width_computes_with_single_precision_as_the_processor_does()
    {
        Check(Numbers, pair => SingleLaws<SingleScalar, IntegerScalar, MaskScalar>((float)pair.Left, (float)pair.Right));
        Check(Numbers, pair => SingleLaws<Single256, SingleInteger256, SingleMask256>((float)pair.Left, (float)pair.Right));
        Check(Numbers, pair => SingleLaws<Single512, SingleInteger512, SingleMask512>((float)pair.Left, (float)pair.Right));
    }

    [Fact]
    public void Every_width_takes_numbers_apart_as_the_processor_does()
    {
        CheckParts<RealScalar, IntegerScalar, MaskScalar>(RealScalar.Significand);
        CheckParts<Real256, Integer256, Mask256>(Real256.Significand);
        CheckParts<Real512, Integer512, Mask512>(Real512.Significand);
        CheckParts<RealScalar, IntegerScalar, MaskScalar>(Elementary<RealScalar, IntegerScalar, MaskScalar>.SignificandByComparing);
        CheckParts<Real256, Integer256, Mask256>(Elementary<Real256, Integer256, Mask256>.SignificandByComparing);
        CheckParts<SingleScalar, IntegerScalar, MaskScalar>(Elementary<SingleScalar, IntegerScalar, MaskScalar>.SignificandByComparing);
        CheckParts<Single512, SingleInteger512, SingleMask512>(Elementary<Single512, SingleInteger512, SingleMask512>.SignificandByComparing);
    }

    [Fact]
    public void Parts_with_significands_from_a_half_to_one_are_refuted() =>
        PlantedLaw.RequireFalsified(() => CheckParts<Real256, Integer256, Mask256>((Real256 value, out Real256 exponent) =>
        {
            Real256 significand = Real256.Significand(value, out exponent);
            exponent = exponent + Real256.Create(1);
            return significand * Real256.Create(0.5);
        }));

    [Fact]
    public void Every_width_computes_with_integers_modulo_two_to_the_32()
    {
        Check(Integers, pair => IntegerLaws<RealScalar, IntegerScalar, MaskScalar>(pair.Left, pair.Right));
        Check(Integers, pair => IntegerLaws<Real256, Integer256, Mask256>(pair.Left, pair.Right));
        Check(Integers, pair => IntegerLaws<Real512, Integer512, Mask512>(pair.Left, pair.Right));
        Check(Integers, pair => IntegerLaws<SingleScalar, IntegerScalar, MaskScalar>(pair.Left, pair.Right));
        Check(Integers, pair => IntegerLaws<Single256, SingleInteger256, SingleMask256>(pair.Left, pair.Right));
        Check(Integers, pair => IntegerLaws<Single512, SingleInteger512, SingleMask512>(pair.Left, pair.Right));
    }

    [Fact]
    public void Lanes_are_independent_and_keep_their_place()
    {
        AssertPlaces<Real256, Integer256, Mask256>();
        AssertPlaces<Real512, Integer512, Mask512>();
        AssertPlaces<Single256, SingleInteger256, SingleMask256>();
        AssertPlaces<Single512, SingleInteger512, SingleMask512>();
    }

    [Fact]
    public void Loops_over_a_picked_index_visit_it_alone_as_scalars_and_all_slots_as_vectors()
    {
        Assert.Equal((3, 4), (IntegerScalar.Low(new(3)), IntegerScalar.High(new(3), 10)));
        Assert.Equal((0, 10), (Integer256.Low(Integer256.Create(3)), Integer256.High(Integer256.Create(3), 10)));
        Assert.Equal((0, 10), (Integer512.Low(Integer512.Create(3)), Integer512.High(Integer512.Create(3), 10)));
        Assert.True(MaskScalar.Skip(new(false)));
        Assert.False(MaskScalar.Skip(new(true)));
        Assert.False(Mask256.Skip(default));
        Assert.False(Mask512.Skip(default));
        Assert.Equal((0, 10), (SingleInteger256.Low(default), SingleInteger256.High(default, 10)));
        Assert.Equal((0, 10), (SingleInteger512.Low(default), SingleInteger512.High(default, 10)));
        Assert.False(SingleMask256.Skip(default));
        Assert.False(SingleMask512.Skip(default));
    }

    // Compared with plain double arithmetic in every lane, bit for bit (NaN as one value).
    private delegate TReal Split<TReal>(TReal value, out TReal exponent);

    /// <summary>Other numbers lie in the other lanes.</summary>
    private static void CheckParts<TReal, TInteger, TMask>(Split<TReal> split)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => Check(Numbers, pair =>
    {
        (double left, double right) = (Normal(pair.Left), Normal(pair.Right));
        TReal significand = split(TReal.Insert(TReal.Create(right), 0, left), out TReal exponent);
        return Enumerable.Range(0, TReal.Count).All(lane => (lane == 0 ? left : right) is var value
            && TReal.Extract(exponent, lane) == Math.ILogB(value)
            && TReal.Extract(significand, lane) == Math.ScaleB(value, -Math.ILogB(value)));

        static double Normal(double value) => (TReal.SignificandBits < 53 ? (float.IsNormal((float)value), (float)value) : (double.IsNormal(value), value)) is (true, var normal) ? Math.Abs(normal) : 0.75;
    });

    private static bool RealLaws<TReal, TInteger, TMask>(double left, double right)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        (TReal x, TReal y) = (TReal.Create(left), TReal.Create(right));
        TMask greater = TReal.Greater(x, y);
        bool ordered = !double.IsNaN(left) && !double.IsNaN(right) && left != right;
        return Enumerable.Range(0, TReal.Count).All(lane =>
            Same(TReal.Extract(x + y, lane), left + right)
            && Same(TReal.Extract(x - y, lane), left - right)
            && Same(TReal.Extract(x * y, lane), left * right)
            && Same(TReal.Extract(x / y, lane), left / right)
            && Same(TReal.Extract(TReal.Sqrt(x), lane), Math.Sqrt(left))
            && Same(TReal.Extract(TReal.Abs(x), lane), Math.Abs(left))
            && Same(TReal.Extract(TReal.NegateWhere(greater, x), lane), left > right ? -left : left)
            && (double.IsNaN(left) || TMask.Extract(TReal.IsNegative(x), lane) == double.IsNegative(left))
            && TMask.Extract(greater, lane) == left > right
            && TMask.Extract(TReal.Equal(x, y), lane) == (left == right)
            && Same(TReal.Extract(TReal.Indicator(greater), lane), left > right ? 1 : 0)
            && Same(TReal.Extract(TReal.Select(greater, x, y), lane), left > right ? left : right)
            && Same(TReal.Extract(TReal.WhereGreater(x, y, x, y), lane), left > right ? left : right)
            && TInteger.Extract(TReal.WhereGreater(x, y, TInteger.LaneIds(0), TInteger.LaneIds(100)), lane) == (left > right ? lane : lane + 100)
            && (!ordered || Same(TReal.Extract(TReal.Max(x, y), lane), Math.Max(left, right)))
            && (!ordered || Same(TReal.Extract(TReal.Min(x, y), lane), Math.Min(left, right))));
    }

    private static bool SingleLaws<TReal, TInteger, TMask>(float left, float right)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        (TReal x, TReal y) = (TReal.Create(left), TReal.Create(right));
        TMask greater = TReal.Greater(x, y);
        bool ordered = !float.IsNaN(left) && !float.IsNaN(right) && left != right;
        return Enumerable.Range(0, TReal.Count).All(lane =>
            Same(TReal.Extract(x + y, lane), (float)(left + right))
            && Same(TReal.Extract(x - y, lane), (float)(left - right))
            && Same(TReal.Extract(x * y, lane), (float)(left * right))
            && Same(TReal.Extract(x / y, lane), (float)(left / right))
            && Same(TReal.Extract(TReal.Sqrt(x), lane), MathF.Sqrt(left))
            && Same(TReal.Extract(TReal.Abs(x), lane), MathF.Abs(left))
            && Same(TReal.Extract(TReal.NegateWhere(greater, x), lane), left > right ? -left : left)
            && (float.IsNaN(left) || TMask.Extract(TReal.IsNegative(x), lane) == float.IsNegative(left))
            && TMask.Extract(greater, lane) == left > right
            && TMask.Extract(TReal.Equal(x, y), lane) == (left == right)
            && Same(TReal.Extract(TReal.Indicator(greater), lane), left > right ? 1 : 0)
            && Same(TReal.Extract(TReal.Select(greater, x, y), lane), left > right ? left : right)
            && Same(TReal.Extract(TReal.WhereGreater(x, y, x, y), lane), left > right ? left : right)
            && TInteger.Extract(TReal.WhereGreater(x, y, TInteger.LaneIds(0), TInteger.LaneIds(100)), lane) == (left > right ? lane : lane + 100)
            && (!ordered || Same(TReal.Extract(TReal.Max(x, y), lane), Math.Max(left, right)))
            && (!ordered || Same(TReal.Extract(TReal.Min(x, y), lane), Math.Min(left, right))));
    }

    private static bool IntegerLaws<TReal, TInteger, TMask>(uint left, uint right)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        (TInteger x, TInteger y) = (TInteger.Create(left), TInteger.Create(right));
        TInteger high = TInteger.MultiplyWide(x, right, out TInteger low);
        TInteger looseHigh = TInteger.MultiplyLoosely(x, right, out TInteger looseLow);
        TInteger again = TInteger.MultiplyLoosely(looseHigh ^ looseLow, left, out TInteger looseAgain);
        ulong product = (ulong)left * right;
        ulong chained = ((uint)(product >> 32) ^ (uint)product) * (ulong)left;

        // Equality sees what Extract, which takes 32 bits, does not.
        TMask isTrimmed = TInteger.Equal(TInteger.Trim(looseLow), TInteger.Create((uint)product))
            & TInteger.Equal(TInteger.Trim(looseAgain), TInteger.Create((uint)chained))
            & TInteger.Equal(looseHigh, TInteger.Create((uint)(product >> 32)))
            & TInteger.Equal(again, TInteger.Create((uint)(chained >> 32)));
        TMask less = TInteger.Less(x, y);
        int bits = (int)(right % 32);
        return Enumerable.Range(0, TReal.Count).All(lane =>
            TInteger.Extract(x + y, lane) == unchecked(left + right)
            && TInteger.Extract(x ^ y, lane) == (left ^ right)
            && TInteger.Extract(x & y, lane) == (left & right)
            && TInteger.Extract(x | y, lane) == (left | right)
            && ((ulong)TInteger.Extract(high, lane) << 32 | TInteger.Extract(low, lane)) == product
            && TMask.Extract(isTrimmed, lane)
            && TInteger.Extract(TInteger.ShiftRight(x, bits), lane) == left >> bits
            && TMask.Extract(less, lane) == left < right
            && TMask.Extract(~less, lane) == left >= right
            && TMask.Extract(less & TInteger.Equal(x, y), lane) == false
            && TMask.Extract(less | TInteger.Equal(x, y), lane) == left <= right
            && TInteger.Extract(TInteger.Select(less, x, y), lane) == Math.Min(left, right)
            && TInteger.Extract(TReal.WhereEqual(TInteger.LaneIds(left), x, x, y), lane) == (lane == 0 ? left : right)
            && Same(TReal.Extract(TReal.WhereEqual(TInteger.LaneIds(left), x, TReal.Create(1), TReal.Create(2)), lane), lane == 0 ? 1 : 2)
            && Same(TReal.Extract(TReal.FromInteger(x), lane), TReal.SignificandBits == 53 ? (double)left : (float)(double)left));
    }

    private static void AssertPlaces<TReal, TInteger, TMask>()
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TInteger ids = TInteger.LaneIds(uint.MaxValue);
        TReal numbers = TReal.Create(-1);
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            Assert.Equal(unchecked(uint.MaxValue + (uint)lane), TInteger.Extract(ids, lane));
            TMask mask = TInteger.Equal(ids, TInteger.Create(unchecked(uint.MaxValue + (uint)lane)));
            Assert.True(TMask.Any(mask));
            Assert.Equal(lane, Assert.Single(Enumerable.Range(0, TReal.Count), other => TMask.Extract(mask, other)));
            numbers = TReal.Insert(numbers, lane, lane);
        }

        Assert.False(TMask.Any(default));
        Assert.Equal(Enumerable.Range(0, TReal.Count).Select(lane => (double)lane), Enumerable.Range(0, TReal.Count).Select(lane => TReal.Extract(numbers, lane)));
    }

    private static bool Same(double left, double right) =>
        (double.IsNaN(left) && double.IsNaN(right)) || BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);

    private static void Check<T>(Arbitrary<T> arbitrary, Func<T, bool> law) => Prop.ForAll(arbitrary, law).Check(Laws.Config.WithMaxTest(1_000));
}
