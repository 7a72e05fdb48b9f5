using System.Runtime.CompilerServices;
using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>Episodes in the memory of a device, as a kernel gets them.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal struct EpisodeMemory<TReal>
    where TReal : unmanaged
{
    /// <summary>The arms, shape [arm, place of the episode].</summary>
    public ArrayView<ArmLanes<TReal, IntegerScalar>> Arms;

    /// <summary>Show number at which an arm was removed, 0 while active; shape [arm, place].</summary>
    public ArrayView<IntegerScalar> EliminatedAt;

    /// <summary>Replication of each episode, shape [place].</summary>
    public ArrayView<IntegerScalar> Replications;

    /// <summary>Number of arms.</summary>
    public int ArmCount;

    /// <summary>Number of places, a bound of the number of episodes.</summary>
    public int Places;

    /// <summary>Number of episodes.</summary>
    public int Episodes;

    /// <summary>Number of threads that play them: each plays every so-manieth.</summary>
    public int Threads;

    /// <summary>Where an arm of an episode lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long PlaceOf(int arm, int episode) => ((long)arm * Places) + episode;
}
