using Mechanisms.SideBySide.Peers;
#if GPU
using Mechanisms.Gpu;
using Mechanisms.Gpu.Playing;
using Mechanisms.SideBySide.Suites.Cards;
#endif

namespace Mechanisms.SideBySide.Suites;

/// <summary>Many episodes at once on a GPU, against JAX on the same card; in builds with the GPU room.</summary>
internal sealed class GpuSuite : ISuite
{
    public string Name => "gpu";

    public string Summary => "a card full of episodes: UCB1 and UCB-S, 10 arms, against the card's own limits and JAX; needs a build with -p:Gpu=true and a CUDA device";

    public string? AbsenceOf(Bench bench) => AbsenceOfDevice(bench) ?? RefusalOf(bench.Peers.Jax?.Device, bench.AllowsProcessorPeer || bench.IsRehearsal);

    public void Run(Bench bench)
    {
#if GPU
        CardSuite.Run(bench, bench.IsRehearsal ? Card.Emulated() : Card.Cuda());
#endif
    }

    /// <summary>Why a JAX is no peer of a GPU; null when it is one, or there is none.</summary>
    internal static string? RefusalOf(JaxDevice? jax, bool allowsProcessor) => jax is { IsProcessor: true } && !allowsProcessor
        ? $"JAX computes on the processor ({jax}), which no GPU is to be compared with. Name a Python whose JAX finds the GPU, or allow it by --jax-on-cpu."
        : null;

#if GPU
    private static string? AbsenceOfDevice(Bench bench) => bench.IsRehearsal || GpuDevice.Discover().Count > 0
        ? null
        : $"found no CUDA device, and {(CudaLibrary.TryLoad(out _) ? "a driver" : $"no driver ({CudaLibrary.DriverNames[0]})")}. Nothing was measured. Run it on a machine with an NVIDIA GPU and its driver; --rehearse tries the suite out without.";
#else
    private static string AbsenceOfDevice(Bench bench) =>
        $"this build has no GPU room, which needs the package ILGPU{(bench.IsRehearsal ? ", for a rehearsal too" : string.Empty)}. Nothing was measured. "
        + "Build it by dotnet publish benchmarks/SideBySide -c Release -r linux-x64 --self-contained -p:Gpu=true -o FOLDER.";
#endif
}
