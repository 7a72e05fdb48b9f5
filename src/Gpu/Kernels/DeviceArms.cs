using System.Runtime.CompilerServices;
using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>The arms of one episode in the memory of a device.</summary>
/// <remarks>Neighboring threads play neighboring episodes: an arm of theirs lies side by side.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal readonly struct DeviceArms<TReal>(EpisodeMemory<TReal> memory, int episode) : IArmMemory<TReal, IntegerScalar>
    where TReal : unmanaged
{
    private readonly EpisodeMemory<TReal> memory = memory;
    private readonly int episode = episode;

    /// <inheritdoc/>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => memory.ArmCount;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ArmLanes<TReal, IntegerScalar> At(int arm) => ref memory.Arms[memory.PlaceOf(arm, episode)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref IntegerScalar EliminatedAt(int arm) => ref memory.EliminatedAt[memory.PlaceOf(arm, episode)];
}
