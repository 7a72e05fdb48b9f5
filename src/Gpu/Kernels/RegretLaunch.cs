using ILGPU;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>What a device thread does at a checkpoint: it sums up the regret of its episodes, so that one number of each leaves the device.</summary>
/// <typeparam name="TReal">Lane reals of the episodes; regret is summed in double precision.</typeparam>
internal static class RegretLaunch<TReal>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    /// <summary>Sums shows times regret per show, in arm order, then idle rounds: as the processor does.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="memory">The episodes.</param>
    /// <param name="perShow">Regret of a show, shape [arm, place].</param>
    /// <param name="perIdleRound">Regret of a round without a show, shape [place].</param>
    /// <param name="rounds">Rounds played; a horizon fits in 32 bits.</param>
    /// <param name="regret">Where the sums go, shape [place].</param>
    public static void Sum(
        Index1D thread, EpisodeMemory<TReal> memory, ArrayView<double> perShow, ArrayView<double> perIdleRound, uint rounds, ArrayView<double> regret)
    {
        for (int episode = thread; episode < memory.Episodes; episode += memory.Threads)
        {
            DeviceReal sum = new(0);
            uint idle = rounds;
            for (int arm = 0; arm < memory.ArmCount; arm++)
            {
                long place = memory.PlaceOf(arm, episode);
                IntegerScalar shows = memory.Arms[place].Shows;
                sum = sum + (DeviceReal.FromInteger(shows) * new DeviceReal(perShow[place]));
                idle -= shows.Value;
            }

            regret[episode] = (sum + (DeviceReal.FromInteger(new(idle)) * new DeviceReal(perIdleRound[episode]))).Value;
        }
    }
}
