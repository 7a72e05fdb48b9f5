using BenchmarkDotNet.Attributes;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Benchmarks;

/// <summary>Logarithms and cosines of 4,096 numbers in [1, 9216); times are per number, expected allocation 0 B.</summary>
/// <remarks>The peer is the platform's library function, whose bits differ between platforms.</remarks>
[MemoryDiagnoser]
public class ElementaryBenchmarks
{
    private const int Count = 4_096;

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double Log_Scalar() => Sum<RealScalar, IntegerScalar, MaskScalar>(Elementary<RealScalar, IntegerScalar, MaskScalar>.Log);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Log_Vector256() => Sum<Real256, Integer256, Mask256>(Elementary<Real256, Integer256, Mask256>.Log);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Log_LibraryPeer() => Sum<RealScalar, IntegerScalar, MaskScalar>(value => new(Math.Log(value.Value)));

    [Benchmark(OperationsPerInvoke = Count)]
    public double Cos_Scalar() => Sum<RealScalar, IntegerScalar, MaskScalar>(Elementary<RealScalar, IntegerScalar, MaskScalar>.Cos);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Cos_Vector256() => Sum<Real256, Integer256, Mask256>(Elementary<Real256, Integer256, Mask256>.Cos);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Cos_LibraryPeer() => Sum<RealScalar, IntegerScalar, MaskScalar>(value => new(Math.Cos(value.Value)));

    private static double Sum<TReal, TInteger, TMask>(Func<TReal, TReal> function)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal sum = TReal.Create(0);
        for (int index = 0; index < Count; index += TReal.Count)
        {
            TReal value = (TReal.FromInteger(TInteger.LaneIds((uint)index)) * TReal.Create(2.25)) + TReal.Create(1);
            sum = sum + function(value);
        }

        return TReal.Extract(sum, 0);
    }
}
