using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>What a device thread does for an index rule: some rounds of some episodes, one after the other.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
internal static class EpisodeLaunch<TReal, TRule>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>
{
    /// <summary>Plays the episodes of a thread.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="memory">The episodes.</param>
    /// <param name="rule">The learner.</param>
    /// <param name="rounds">The rounds.</param>
    public static void Play(Index1D thread, EpisodeMemory<TReal> memory, ScheduledRule<TReal, TRule> rule, RoundSpan rounds)
    {
        for (int episode = thread; episode < memory.Episodes; episode += memory.Threads)
        {
            if (TRule.IsDivergence)
            {
                DivergenceKernel<TReal, IntegerScalar, MaskScalar, ScheduledRule<TReal, TRule>, DeviceArms<TReal>>.Play(
                    new(memory, episode), rule, new(rounds.Root, memory.Replications[episode]), rounds.From, rounds.To);
            }
            else
            {
                EpisodeKernel<TReal, IntegerScalar, MaskScalar, ScheduledRule<TReal, TRule>, DeviceArms<TReal>>.Play(
                    new(memory, episode), rule, new(rounds.Root, memory.Replications[episode]), rounds.HorizonClock, rounds.From, rounds.To);
            }
        }
    }
}
