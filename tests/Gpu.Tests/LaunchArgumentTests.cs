using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.IL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Kernels;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;
using Mechanisms.Gpu.Tests.Interpreting;

namespace Mechanisms.Gpu.Tests;

/// <summary>The bytes that ILGPU's launcher hands to a driver are laid out as the kernel's PTX reads them. No device or driver is asked.</summary>
public sealed class LaunchArgumentTests
{
    private const int Extent = 77;

    private delegate byte[] Mapper<TReal, TRule>(object kernel, object stream, Index1D extent, EpisodeMemory<TReal> memory, ScheduledRule<TReal, TRule> rule, RoundSpan rounds)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
        where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>;

    [Fact]
    public void Every_rule_is_handed_over_as_its_kernel_reads_it()
    {
        foreach (ILaneLearner learner in Kernels.All.Where(learner => learner.PlaysInSinglePrecision))
        {
            learner.Advance(new LaneEpisodes<DeviceReal, IntegerScalar, MaskScalar>(new Player<DeviceReal>(), 100), 1);
            learner.Advance(new LaneEpisodes<DeviceSingle, IntegerScalar, MaskScalar>(new Player<DeviceSingle>(), 100), 1);
        }
    }

    [Fact]
    public void A_rule_that_holds_a_truth_value_is_refused()
    {
        Player<DeviceReal> player = new();
        Exception refusal = Assert.ThrowsAny<Exception>(() => player.Play(new Truthful { IsAnytime = true }, 1, 0, 1));
        Assert.True(GpuSession.IsRefusal(refusal), refusal.ToString());
    }

    private readonly struct Truthful : ILaneRule<DeviceReal, IntegerScalar, MaskScalar>
    {
        public static bool IsAffine => false;

        public bool IsAnytime { get; init; }

        public EmptySetPolicy WhenEmpty => EmptySetPolicy.Stop;

        public double First(int arm) => 0;

        public double Clock(long time) => 0;

        public DeviceReal Index(DeviceReal shows, DeviceReal clicks, DeviceReal rewards, DeviceReal squares, DeviceReal clock) => shows;

        public double Factor(double clock) => 0;

        public DeviceReal Offset(DeviceReal shows, DeviceReal rewards) => rewards;

        public DeviceReal Slope(DeviceReal shows) => shows;
    }

    private sealed class Player<TReal> : ILanePlayer<TReal, IntegerScalar, MaskScalar>
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        public int Arms => 10;

        public void Begin(Func<int, double> first)
        {
        }

        public void Play<TRule>(TRule rule, long horizon, long from, long to)
            where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>
        {
            using Context context = Context.Create(RoundedArithmetic.Register);
            using PTXBackend backend = new(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null!);
            MethodInfo method = new Action<Index1D, EpisodeMemory<TReal>, ScheduledRule<TReal, TRule>, RoundSpan>(EpisodeLaunch<TReal, TRule>.Play).Method;
            PTXCompiledKernel kernel = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(method), default(KernelSpecialization));
            byte[] handed = Map<Mapper<TReal, TRule>>(backend, kernel)(
                kernel, kernel, Extent, new() { ArmCount = 1, Places = 2, Episodes = 3, Threads = 4 }, new(rule, default, 5), new() { Root = 6, HorizonClock = 7, From = 8, To = 9 });
            Assert.Equal(Expected([.. new PtxProgram(kernel.PTXAssembly).Entry.Sizes], rule), handed);
        }

        public void PlayWeights(double rate, double bias, long from, long to)
        {
        }

        public void PlayPosteriors(double deviation, long from, long to)
        {
        }

        /// <summary>The parameters one after the other, each from a place that is a multiple of 8, but for the first, which is a number of 4 bytes.</summary>
        private static byte[] Expected<TRule>(int[] sizes, TRule rule)
            where TRule : struct
        {
            byte[] bytes = new byte[8 + sizes[1] + sizes[2] + sizes[3]];
            MemoryMarshal.Write(bytes, Extent);
            for (int number = 1; number <= 4; number++)
            {
                MemoryMarshal.Write(bytes.AsSpan(8 + (6 * sizeof(long)) + ((number - 1) * sizeof(int))), number);
            }

            Span<byte> tail = bytes.AsSpan(8 + sizes[1], sizes[2]);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TRule, byte>(ref rule), Math.Min(Unsafe.SizeOf<TRule>(), sizes[2] - 24)).CopyTo(tail);
            MemoryMarshal.Write(tail[^sizeof(long)..], 5L);
            Span<long> rounds = MemoryMarshal.Cast<byte, long>(bytes.AsSpan(8 + sizes[1] + sizes[2]));
            (rounds[0], rounds[1], rounds[2], rounds[3]) = (6, BitConverter.DoubleToInt64Bits(7), 8, 9);
            return bytes;
        }
    }

    /// <summary>A method that maps arguments as a launcher does, and gives the bytes away instead of launching.</summary>
    private static TMapper Map<TMapper>(PTXBackend backend, PTXCompiledKernel kernel)
        where TMapper : Delegate
    {
        Type[] parameters = [.. typeof(TMapper).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        DynamicMethod method = new("Map", typeof(byte[]), parameters, typeof(LaunchArgumentTests).Module, skipVisibility: true);
        ILEmitter emitter = new(method.GetILGenerator());
        EntryPoint entry = (EntryPoint)typeof(CompiledKernel).GetProperty("EntryPoint", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(kernel)!;
        (ILLocal local, int size) = backend.ArgumentMapper.Map(emitter, entry);
        emitter.Emit(LocalOperation.LoadAddress, local);
        emitter.Emit(OpCodes.Conv_U);
        emitter.EmitConstant(size);
        emitter.EmitCall(typeof(LaunchArgumentTests).GetMethod(nameof(Copy), BindingFlags.Static | BindingFlags.NonPublic)!);
        emitter.Emit(OpCodes.Ret);
        emitter.Finish();
        return method.CreateDelegate<TMapper>();
    }

    private static byte[] Copy(nint address, int size)
    {
        byte[] bytes = new byte[size];
        Marshal.Copy(address, bytes, 0, size);
        return bytes;
    }
}
