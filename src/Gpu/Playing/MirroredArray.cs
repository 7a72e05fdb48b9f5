using ILGPU;
using ILGPU.Runtime;

namespace Mechanisms.Gpu.Playing;

/// <summary>An array in the memory of a device and its mirror in page-locked memory of the processor, between which copies run beside kernels.</summary>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class MirroredArray<T> : IDisposable
    where T : unmanaged
{
    private readonly MemoryBuffer1D<T, Stride1D.Dense> device;
    private readonly PageLockedArray1D<T> host;

    public MirroredArray(Accelerator accelerator, long length)
    {
        device = accelerator.Allocate1D<T>(length);
        PageLockedArray1D<T>? mirror = null;
        try
        {
            mirror = accelerator.AllocatePageLocked1D<T>(length, uninitialized: false);
            host = mirror;
        }
        finally
        {
            if (mirror is null)
            {
                device.Dispose();
            }
        }
    }

    /// <summary>Gets the mirror. What is in it may be read, or written over, when the stream of the last copy has been waited for.</summary>
    public Span<T> Host => host.Span;

    /// <summary>Gets the device's side, for kernels.</summary>
    public ArrayView<T> View => device.View;

    /// <summary>Begins to copy the mirror to the device.</summary>
    public void Upload(AcceleratorStream stream) => device.View.CopyFromPageLockedAsync(stream, host);

    /// <summary>Begins to copy the device's side to the mirror.</summary>
    public void Download(AcceleratorStream stream) => device.View.CopyToPageLockedAsync(stream, host);

    /// <inheritdoc/>
    public void Dispose()
    {
        host.Dispose();
        device.Dispose();
    }
}
