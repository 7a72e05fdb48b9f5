using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Tests.Contests;

/// <summary>Grim triggers in the memory of a device, one episode after the other.</summary>
internal struct TriggerMemory<TReal>
    where TReal : unmanaged
{
    public ArrayView<TriggerLanes<TReal, IntegerScalar>> Arms;

    public ArrayView<TriggerTally<TReal>> Tallies;

    /// <summary>Estimators, contexts, factors, user and spare numbers of an episode.</summary>
    public ArrayView<TReal> Reals;

    /// <summary>Features, weights and known weights, which episodes share.</summary>
    public ArrayView<double> Shared;

    public int ArmCount;

    public int Length;

    public readonly int RealCount => ContextsAt + (((2 * ArmCount) + 1) * Length) + DeviceTrigger<TReal>.Spares;

    public readonly int ContextsAt => ArmCount * new RidgeShape(Length).Length;
}

/// <summary>One of them.</summary>
internal readonly struct DeviceTrigger<TReal>(TriggerMemory<TReal> memory, int episode) : ITriggerMemory<TReal, IntegerScalar>
    where TReal : unmanaged
{
    public const int Spares = 64;

    private readonly TriggerMemory<TReal> memory = memory;
    private readonly int episode = episode;
    private readonly int first = episode * memory.RealCount;
    private readonly int contexts = (episode * memory.RealCount) + memory.ContextsAt;

    public int Arms => memory.ArmCount;

    public int Dimension => memory.Length;

    public ref TriggerLanes<TReal, IntegerScalar> Arm(int arm) => ref memory.Arms[(episode * memory.ArmCount) + arm];

    public ref TriggerTally<TReal> Tally() => ref memory.Tallies[episode];

    public ref TReal Estimator(int index) => ref memory.Reals[first + index];

    public ref TReal Context(int index) => ref memory.Reals[contexts + index];

    public ref TReal Factor(int index) => ref memory.Reals[contexts + (memory.ArmCount * memory.Length) + index];

    public ref TReal User(int entry) => ref memory.Reals[contexts + (2 * memory.ArmCount * memory.Length) + entry];

    public ref TReal Spare(int index) => ref memory.Reals[contexts + (((2 * memory.ArmCount) + 1) * memory.Length) + index];

    public double Feature(int index) => memory.Shared[index];

    public double Weight(int entry) => memory.Shared[(memory.ArmCount * memory.Length) + entry];

    public double KnownWeight(int entry) => memory.Shared[((memory.ArmCount + 1) * memory.Length) + entry];
}

/// <summary>What a device thread would do for grim triggers: no device of the suite plays them yet.</summary>
internal static class TriggerLaunch<TReal>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    public static void Play(Index1D episode, TriggerMemory<TReal> memory, TriggerRule rule, ulong root, long rounds) =>
        TriggerKernel<TReal, IntegerScalar, MaskScalar, DeviceTrigger<TReal>>.Play(
            new(memory, episode), rule, new(root, new((uint)(int)episode / 2), new((uint)(int)episode)), 0, rounds);
}
