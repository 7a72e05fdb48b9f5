using BenchmarkDotNet.Attributes;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Benchmarks;

/// <summary>4,096 blocks of Philox4x32-10, that is 16,384 words, at each lane width; expected allocation 0 B.</summary>
/// <remarks>The peer is the runtime's seeded generator, 16,384 calls of Next. Times are per word.</remarks>
[MemoryDiagnoser]
public class PhiloxBenchmarks
{
    private const int Blocks = 4_096;
    private const int Words = 4 * Blocks;

    private readonly Random peer = new(1);

    [Benchmark(Baseline = true, OperationsPerInvoke = Words)]
    public uint Blocks_Scalar() => Sum<RealScalar, IntegerScalar, MaskScalar>();

    [Benchmark(OperationsPerInvoke = Words)]
    public uint Blocks_Vector256() => Sum<Real256, Integer256, Mask256>();

    [Benchmark(OperationsPerInvoke = Words)]
    public uint Blocks_Vector512() => Sum<Real512, Integer512, Mask512>();

    [Benchmark(OperationsPerInvoke = Words)]
    public uint Words_RandomStream()
    {
        RandomStream stream = new StreamKey(1).Open();
        uint sum = 0;
        for (int word = 0; word < Words; word++)
        {
            sum ^= stream.NextUInt32();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Words)]
    public uint Words_SystemRandomPeer()
    {
        uint sum = 0;
        for (int word = 0; word < Words; word++)
        {
            sum ^= (uint)peer.Next();
        }

        return sum;
    }

    private static uint Sum<TReal, TInteger, TMask>()
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TInteger sum = TInteger.Create(0);
        for (int block = 0; block < Blocks; block += TReal.Count)
        {
            TInteger word0 = TInteger.LaneIds((uint)block);
            TInteger word1 = TInteger.Create(0);
            TInteger word2 = word1;
            TInteger word3 = word1;
            Philox<TInteger, TMask>.Block(ref word0, ref word1, ref word2, ref word3, 1, 0);
            sum = sum ^ word0 ^ word1 ^ word2 ^ word3;
        }

        return TInteger.Extract(sum, 0);
    }
}
