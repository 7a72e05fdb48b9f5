using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>What a device thread does for exponential weights: some rounds of some episodes, one after the other.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal static class WeightLaunch<TReal>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    /// <summary>Plays the episodes of a thread.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="memory">The episodes.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="bias">What is added to the probability that a loss is divided by.</param>
    /// <param name="rounds">The rounds.</param>
    public static void Play(Index1D thread, EpisodeMemory<TReal> memory, double rate, double bias, RoundSpan rounds)
    {
        for (int episode = thread; episode < memory.Episodes; episode += memory.Threads)
        {
            WeightKernel<TReal, IntegerScalar, MaskScalar, DeviceArms<TReal>>.Play(
                new(memory, episode), new(rounds.Root, memory.Replications[episode]), rate, bias, rounds.From, rounds.To);
        }
    }
}
