using System.Globalization;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace Mechanisms.Gpu.Playing;

/// <summary>What a <see cref="GpuDevice"/> stands for: a CUDA device, or its emulation in the tests.</summary>
/// <param name="Name">The name that a user gave it.</param>
/// <param name="Describe">What its maker calls it.</param>
/// <param name="Register">Tells a context of the devices that it may use.</param>
/// <param name="Find">The device in a context; null where there is none.</param>
internal sealed record Machine(string Name, Func<string> Describe, Action<Context.Builder> Register, Func<Context, Device?> Find)
{
    /// <summary>Gets what no two devices of a group may share; null where several may be made.</summary>
    public string? Exclusive { get; init; }

    /// <summary>A CUDA device by its number.</summary>
    public static Machine Cuda(int index) => new(
        string.Create(CultureInfo.InvariantCulture, $"gpu:{index}"),
        () => GpuDevice.Discover() is { } found && index < found.Count ? found[index].Name : "absent",
        AddCuda,
        context => context.GetCudaDevices() is { } devices && index < devices.Count ? devices[index] : null)
    {
        Exclusive = string.Create(CultureInfo.InvariantCulture, $"gpu:{index}"),
    };

    /// <summary>Tells a context of the CUDA devices that there are.</summary>
    public static void AddCuda(Context.Builder builder)
    {
        CudaLibrary.FindByDriverName();
        builder.Cuda();
    }

    /// <summary>ILGPU's emulation on the processor: it runs the kernels as they are, as code of the processor.</summary>
    public static Machine Emulated(int threadsPerWarp, int warps) => new(
        "emulated",
        () => string.Create(CultureInfo.InvariantCulture, $"{warps} warps of {threadsPerWarp}"),
        builder => builder.CPU(new CPUDevice(threadsPerWarp, warps, 1)),
        context => context.Devices[0]);
}
