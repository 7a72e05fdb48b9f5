using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>What a device thread does for Thompson sampling with normal posteriors: some rounds of some episodes, one after the other.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal static class PosteriorLaunch<TReal>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    /// <summary>Plays the episodes of a thread.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="memory">The episodes.</param>
    /// <param name="deviation">The deviation that rewards are taken to have.</param>
    /// <param name="rounds">The rounds.</param>
    public static void Play(Index1D thread, EpisodeMemory<TReal> memory, double deviation, RoundSpan rounds)
    {
        for (int episode = thread; episode < memory.Episodes; episode += memory.Threads)
        {
            PosteriorKernel<TReal, IntegerScalar, MaskScalar, DeviceArms<TReal>>.Play(
                new(memory, episode), new(rounds.Root, memory.Replications[episode]), deviation, rounds.From, rounds.To);
        }
    }
}
