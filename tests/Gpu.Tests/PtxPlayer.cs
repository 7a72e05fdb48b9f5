using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Kernels;
using Mechanisms.Gpu.Lanes;

namespace Mechanisms.Gpu.Tests;

/// <summary>Compiles what a device would be asked to play to PTX for sm_90, without a device or a driver, and plays nothing.</summary>
internal sealed class PtxPlayer<TReal> : ILanePlayer<TReal, IntegerScalar, MaskScalar>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private MethodInfo? kernel;

    public int Arms => 10;

    /// <summary>The PTX of a learner's kernel.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="configure">What a context is told; null for what the room tells it.</param>
    public static string Of(ILaneLearner learner, Action<Context.Builder>? configure = null)
    {
        PtxPlayer<TReal> player = new();
        learner.Advance(new LaneEpisodes<TReal, IntegerScalar, MaskScalar>(player, 100), 1);
        return Compile(player.kernel!, configure ?? RoundedArithmetic.Register);
    }

    /// <summary>The PTX of the sum of regret.</summary>
    public static string OfRegret() => Compile(
        new Action<Index1D, EpisodeMemory<TReal>, ArrayView<double>, ArrayView<double>, uint, ArrayView<double>>(RegretLaunch<TReal>.Sum).Method,
        RoundedArithmetic.Register);

    public void Begin(Func<int, double> first)
    {
    }

    public void Play<TRule>(TRule rule, long horizon, long from, long to)
        where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar> =>
        kernel = new Action<Index1D, EpisodeMemory<TReal>, ScheduledRule<TReal, TRule>, RoundSpan>(EpisodeLaunch<TReal, TRule>.Play).Method;

    public void PlayWeights(double rate, double bias, long from, long to) =>
        kernel = new Action<Index1D, EpisodeMemory<TReal>, double, double, RoundSpan>(WeightLaunch<TReal>.Play).Method;

    public void PlayPosteriors(double deviation, long from, long to) =>
        kernel = new Action<Index1D, EpisodeMemory<TReal>, double, RoundSpan>(PosteriorLaunch<TReal>.Play).Method;

    /// <summary>The PTX of a kernel, as the room compiles it.</summary>
    public static string Compile(MethodInfo kernel) => Compile(kernel, RoundedArithmetic.Register);

    private static string Compile(MethodInfo kernel, Action<Context.Builder> configure)
    {
        using Context context = Context.Create(configure);
        using PTXBackend backend = new(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null!);
        PTXCompiledKernel compiled = (PTXCompiledKernel)backend.Compile(
            EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default(KernelSpecialization));
        return compiled.PTXAssembly;
    }
}
