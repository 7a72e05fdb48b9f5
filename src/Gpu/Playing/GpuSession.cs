using ILGPU;
using ILGPU.Backends;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Mechanisms.Gpu.Lanes;

namespace Mechanisms.Gpu.Playing;

/// <summary>A device that has been opened, with the kernels that it has been given.</summary>
internal sealed class GpuSession : IDisposable
{
    private readonly Context context;
    private readonly Dictionary<Type, Delegate> kernels = [];

    private GpuSession(Context context, Accelerator accelerator) => (this.context, Accelerator) = (context, accelerator);

    /// <summary>Gets the device.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>Gets a value indicating whether a kernel failed to compile.</summary>
    public bool IsSpoiled { get; private set; }

    /// <summary>Gets the memory that is free now, in bytes.</summary>
    public long FreeMemory => Accelerator is CudaAccelerator cuda ? cuda.GetFreeMemory() : Accelerator.MemorySize;

    /// <summary>Opens a device.</summary>
    /// <exception cref="InvalidOperationException">There is no such device.</exception>
    public static GpuSession Open(Machine machine)
    {
        Context? opened = null;
        try
        {
            opened = Context.Create(builder =>
            {
                machine.Register(builder);
                RoundedArithmetic.Register(builder);
            });
            Device device = machine.Find(opened) ?? throw new InvalidOperationException(
                $"{machine.Name} needs a CUDA device of that number and its driver; found {opened.GetCudaDevices().Count} CUDA devices. "
                + "Install the driver, choose a device that GpuDevice.Discover lists, or play on a CpuDevice.");
            GpuSession session = new(opened, device.CreateAccelerator(opened));
            opened = null;
            return session;
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <summary>Whether an exception is a refusal of a kernel: of its code, or, an argument error, of what a rule holds; where it is private, a type cannot be loaded.</summary>
    public static bool IsRefusal(Exception error) => error is ArgumentException or TypeLoadException or InternalCompilerException or NotSupportedException or CapabilityNotSupportedException
        or InvalidCodeGenerationException or NotSupportedIntrinsicException or InvalidKernelOperationException;

    /// <summary>The launcher of a kernel, compiled at its first use. A refusal spoils the session: ILGPU's contexts do not survive it.</summary>
    public TLauncher Kernel<TLauncher>(Func<Accelerator, TLauncher> load)
        where TLauncher : Delegate
    {
        if (!kernels.TryGetValue(typeof(TLauncher), out Delegate? launcher))
        {
            IsSpoiled = true;
            launcher = load(Accelerator);
            IsSpoiled = false;
            kernels.Add(typeof(TLauncher), launcher);
        }

        return (TLauncher)launcher;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Accelerator.Dispose();
        }
        finally
        {
            context.Dispose();
        }
    }
}
