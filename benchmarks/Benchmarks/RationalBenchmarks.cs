using System.Numerics;
using BenchmarkDotNet.Attributes;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Benchmarks;

/// <summary>Inner products of 1,024 fractions of two-digit parts; times are per multiply and add, expected allocation 0 B.</summary>
/// <remarks>The baseline does the same with pairs of big integers reduced after every step.</remarks>
[MemoryDiagnoser]
public class RationalBenchmarks
{
    private const int Count = 1_024;

    private readonly Rational[] small = Enumerable.Range(0, Count).Select(index => new Rational((index % 89) - 44, (index % 12) + 1)).ToArray();
    private readonly Rational[] integers = Enumerable.Range(0, Count).Select(index => (Rational)((index % 89) - 44)).ToArray();

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public BigInteger InnerProduct_BigIntegerPairs()
    {
        (BigInteger top, BigInteger bottom) = (BigInteger.Zero, BigInteger.One);
        foreach (Rational value in small)
        {
            BigInteger square = value.Denominator * value.Denominator;
            top = (top * square) + (value.Numerator * value.Numerator * bottom);
            bottom *= square;
            BigInteger divisor = BigInteger.GreatestCommonDivisor(top, bottom);
            (top, bottom) = (top / divisor, bottom / divisor);
        }

        return top;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Rational InnerProduct_Rational() => InnerProduct(small);

    [Benchmark(OperationsPerInvoke = Count)]
    public Rational InnerProduct_RationalIntegers() => InnerProduct(integers);

    private static Rational InnerProduct(Rational[] values)
    {
        Rational sum = Rational.Zero;
        foreach (Rational value in values)
        {
            sum += value * value;
        }

        return sum;
    }
}
