using System.Diagnostics;
using System.Globalization;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Mechanisms.Bandits.Devices;
using Mechanisms.Gpu;
using Mechanisms.Gpu.Playing;
using IDevice = Mechanisms.Bandits.Devices.IDevice;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>A device to be measured, and how much it is given to do.</summary>
/// <param name="Machine">The device.</param>
/// <param name="IsEmulated">Whether it is no device at all, but ILGPU's emulation, at a tiny size.</param>
internal sealed record Card(Machine Machine, bool IsEmulated)
{
    /// <summary>Two groups of episodes are in play at once: one episode for every thread in each.</summary>
    private const int GroupsInPlay = 2;

    /// <summary>Gets what plays the episodes that the card's are compared with: the processor.</summary>
    public Func<LanePrecision, IDevice> Reference { get; init; } = precision => new CpuDevice { Precision = precision };

    /// <summary>Gets the horizons.</summary>
    public IReadOnlyList<int> Rounds => IsEmulated ? [600, 30_000] : [10_000, 100_000];

    /// <summary>Gets the horizon at which sizes of batches, and JAX, are compared.</summary>
    public int PeerRounds => IsEmulated ? 600 : 10_000;

    /// <summary>Gets the rounds on which JAX's ways are tried.</summary>
    public int TrialRounds => IsEmulated ? 60 : 1_000;

    /// <summary>Gets the number of episodes that are compared with the processor's, bit for bit.</summary>
    public int ComparedEpisodes => IsEmulated ? 20 : 1_000;

    /// <summary>Gets their rounds.</summary>
    public int ComparedRounds => IsEmulated ? 500 : 5_000;

    /// <summary>Gets the least seconds of one run of a roofline.</summary>
    public double RooflineSeconds => IsEmulated ? 1e-4 : 0.02;

    /// <summary>Gets the seconds after which a contender is not run again.</summary>
    public double Patience => IsEmulated ? 0.5 : 10;

    /// <summary>Gets the sizes of batches, in episodes, of which the middle one keeps every thread busy.</summary>
    public IReadOnlyList<int> Batches
    {
        get
        {
            using GpuSession session = GpuSession.Open(Machine);
            int full = GroupsInPlay * session.Accelerator.MaxNumThreads;
            return [full / 4, full, 4 * full];
        }
    }

    /// <summary>The first CUDA device.</summary>
    public static Card Cuda() => new(Machine.Cuda(0), IsEmulated: false);

    /// <summary>Eight threads of ILGPU's emulation.</summary>
    public static Card Emulated() => new(Machine.Emulated(threadsPerWarp: 4, warps: 2), IsEmulated: true);

    /// <summary>Opens it to play.</summary>
    public GpuDevice Open(LanePrecision precision) => new(Machine) { Precision = precision };

    /// <summary>Describes it, one line each.</summary>
    public IReadOnlyList<string> Describe()
    {
        using GpuSession session = GpuSession.Open(Machine);
        Accelerator accelerator = session.Accelerator;
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"- device: {accelerator.Name}, {accelerator.NumMultiprocessors} multiprocessors of {accelerator.MaxNumThreadsPerMultiprocessor} threads"),
            $"- compiler: ILGPU {typeof(Context).Assembly.GetName().Version}",
        ];
        if (accelerator is CudaAccelerator cuda)
        {
            CudaDevice device = (CudaDevice)cuda.Device;
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"- as the driver describes it: {cuda.Architecture}, kernels for {cuda.InstructionSet}, CUDA {cuda.DriverVersion}, clock {device.ClockRate / 1000} MHz, memory clock {device.MemoryClockRate / 1000} MHz by {device.MemoryBusWidth} bits, level-2 cache {device.L2CacheSize >> 20} MiB, memory {Gibibytes(cuda.MemorySize)}, {Gibibytes(cuda.GetFreeMemory())} free"));
            lines.Add($"- nvidia-smi: {Ask("nvidia-smi", "--query-gpu=name,driver_version,clocks.sm,clocks.max.sm,clocks.mem,power.limit,temperature.gpu --format=csv,noheader")}");
        }

        return lines;
    }

    private static string Gibibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");

    private static string Ask(string program, string arguments)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false });
            string output = process?.StandardOutput.ReadToEnd().Trim() ?? string.Empty;
            return output.Length > 0 ? output.ReplaceLineEndings("; ") : "no answer";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "not installed";
        }
    }
}
