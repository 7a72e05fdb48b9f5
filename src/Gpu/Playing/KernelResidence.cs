using System.Runtime.InteropServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Playing;

/// <summary>How many threads of a kernel a multiprocessor holds at once, as the driver computes it beforehand: a bound of what a run achieves.</summary>
/// <param name="GroupSize">Threads of a group.</param>
/// <param name="Groups">Groups that a multiprocessor holds at once.</param>
/// <param name="Occupancy">Threads that it holds, as a share of the most that any kernel may have there.</param>
/// <param name="Registers">Registers of a thread; null off CUDA devices.</param>
/// <param name="LocalBytes">Bytes of a thread that are in device memory for want of registers; null off CUDA devices.</param>
internal sealed record KernelResidence(int GroupSize, int Groups, double Occupancy, int? Registers, int? LocalBytes)
{
    private const string AttributeFunction = "cuFuncGetAttribute";
    private const int LocalSizeAttribute = 3;
    private const int RegistersAttribute = 4;

    [UnmanagedFunctionPointer(CallingConvention.Winapi)]
    private delegate int FunctionAttribute(out int value, int attribute, nint function);

    /// <summary>Asks for an index learner's kernel, which is compiled for it.</summary>
    /// <param name="machine">The device.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="arms">Number of arms.</param>
    /// <typeparam name="TReal">Lane reals.</typeparam>
    /// <exception cref="InvalidOperationException">There is no such device, or the learner has no kernel of an index.</exception>
    public static KernelResidence Of<TReal>(Machine machine, ILaneLearner learner, int arms)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        using GpuSession session = GpuSession.Open(machine);
        using ScopedAcceleratorBinding binding = session.Accelerator.BindScoped();
        Player<TReal> player = new(session, arms);
        learner.Advance(new LaneEpisodes<TReal, IntegerScalar, MaskScalar>(player, horizon: 1), rounds: 1);
        return player.Residence ?? throw new InvalidOperationException($"{learner.Name} has no kernel of an index.");
    }

    private static KernelResidence Of(Accelerator accelerator, Kernel kernel)
    {
        // What ILGPU asked when it chose the size for its launches.
        int size = accelerator.EstimateGroupSize(kernel, out _);
        int groups = accelerator.EstimateMaxActiveGroupsPerMultiprocessor(kernel, size);
        return new(
            size, groups, (double)size * groups / accelerator.MaxNumThreadsPerMultiprocessor, AttributeOf(kernel, RegistersAttribute), AttributeOf(kernel, LocalSizeAttribute));
    }

    private static int? AttributeOf(Kernel kernel, int attribute) =>
        kernel is CudaKernel cuda && CudaLibrary.TryLoad(out nint library) && NativeLibrary.TryGetExport(library, AttributeFunction, out nint function)
        && Marshal.GetDelegateForFunctionPointer<FunctionAttribute>(function)(out int value, attribute, cuda.FunctionPtr) == 0
            ? value
            : null;

    /// <summary>Loads the kernel that it is asked to play, and plays nothing.</summary>
    private sealed class Player<TReal>(GpuSession session, int arms) : ILanePlayer<TReal, IntegerScalar, MaskScalar>
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        public KernelResidence? Residence { get; private set; }

        public int Arms => arms;

        public void Begin(Func<int, double> first)
        {
        }

        public void Play<TRule>(TRule rule, long horizon, long from, long to)
            where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar> =>
            Residence = Of(session.Accelerator, EpisodeSlot<TReal>.Launcher<TRule>(session).GetKernel());

        public void PlayWeights(double rate, double bias, long from, long to)
        {
        }

        public void PlayPosteriors(double deviation, long from, long to)
        {
        }
    }
}
