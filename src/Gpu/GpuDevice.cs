using System.Globalization;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu;

/// <summary>A CUDA device: every thread plays episodes, by the kernels that the processor runs in lanes, compiled from the same source.</summary>
/// <remarks>
/// Results are meant to have the bits of a <see cref="CpuDevice"/> of the same precision: draws are integers, every sum and product is rounded on
/// its own, and what depends on the time alone is computed on the processor. Only learners with lanes (<see cref="ILaneLearner"/>) have kernels;
/// for any other, and where there is no such device, an exception says so: nothing is handed to the processor in silence.
/// <para>Two groups of episodes are in play at once, sized to the memory: while one is copied or awaited, the other is played. At a checkpoint the
/// device sums up each episode's regret, so that one number leaves it. Cancellation and progress come between launches of at most 2²⁸ arm
/// pulls, or 64 rounds where these are more.</para>
/// <para>The device is opened, and a learner's kernel compiled, at the first use; both are kept until <see cref="Dispose"/>. Thread-safe: one batch is
/// played at a time. Time O(episodes · horizon · arms) over the device's threads; device memory O(episodes in play · arms), some 60 bytes an arm.</para>
/// </remarks>
public sealed class GpuDevice : IResumableDevice, IDisposable
{
    /// <summary>What of the free memory is taken at most: drivers and other programs need some.</summary>
    private const double ShareOfFreeMemory = 0.8;

    private readonly Machine machine;
    private readonly Lazy<string> description;
    private readonly Lock gate = new();
    private GpuSession? session;
    private bool isDisposed;

    /// <summary>Names a CUDA device; it is looked for when it is first used.</summary>
    /// <param name="index">Number of the device, from 0, as <see cref="Discover"/> lists them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public GpuDevice(int index)
        : this(Machine.Cuda(index >= 0 ? index : throw new ArgumentOutOfRangeException(
            nameof(index), index, string.Create(CultureInfo.InvariantCulture, $"Devices are numbered from 0; got {index}."))))
    {
    }

    /// <summary>Takes a machine.</summary>
    internal GpuDevice(Machine machine) => (this.machine, description) = (machine, new(machine.Describe));

    /// <summary>Gets the precision of indices.</summary>
    /// <value><see cref="LanePrecision.Bits64"/> by default. Only learners that say that it is good enough for them can be played in single precision.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public LanePrecision Precision
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, $"Choose one of {string.Join(", ", Enum.GetNames<LanePrecision>())}; got {value}.");
    }

    /// <summary>Gets the most device memory to take for episodes.</summary>
    /// <value>In bytes, positive; null, the default, for four fifths of what is free when a batch begins.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public long? MemoryLimit
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"A memory limit must be positive, in bytes; got {value}."));
    }

    /// <summary>Gets a description for manifests, for example <c>gpu:0, NVIDIA H100, single precision</c>; a device that is not there is called absent.</summary>
    public string Name => $"{machine.Name}, {description.Value}" + (Precision == LanePrecision.Bits32 ? ", single precision" : string.Empty);

    /// <summary>Gets the machine that no other device of a group may be.</summary>
    internal object Exclusive => machine.Exclusive ?? (object)this;

    /// <summary>Lists the CUDA devices of this machine.</summary>
    /// <returns>The devices by their numbers; none without a driver.</returns>
    public static Sequence<GpuDescription> Discover()
    {
        using Context context = Context.Create(Machine.AddCuda);
        CudaDevice[] devices = [.. context.Devices.OfType<CudaDevice>()];
        return devices.Select((device, index) => new GpuDescription(
            index, device.Name, ArchitectureOf(device), device.MemorySize, device.NumMultiprocessors)).ToSequence();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The batch cannot be played here: its learner has no kernel, or one that does not compile for devices, or it is too long for single precision;
    /// or a strategy profile does not fit the environment.
    /// </exception>
    /// <exception cref="InvalidOperationException">There is no such device, not enough memory for one episode, the device failed, or it is in play on this very thread.</exception>
    /// <exception cref="ObjectDisposedException">The device has been closed.</exception>
    public Sequence<EpisodeResult> Play(EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return PlayAll(batch, store: null, progress, cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>The state is the one that a <see cref="CpuDevice"/> keeps: either goes on with what the other began, in the same precision.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> or <paramref name="store"/> is null.</exception>
    /// <exception cref="ArgumentException">The saved state is of another batch or another precision, or the batch cannot be played here.</exception>
    /// <exception cref="InvalidOperationException">There is no such device, not enough memory for one episode, the device failed, or it is in play on this very thread.</exception>
    /// <exception cref="ObjectDisposedException">The device has been closed.</exception>
    public Sequence<EpisodeResult> Resume(
        EpisodeBatch batch, IStateStore<BatchState> store, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(store);
        return PlayAll(batch, store, progress, cancellation);
    }

    /// <summary>Closes the device and gives its memory back; waits for a batch in play.</summary>
    /// <exception cref="InvalidOperationException">It is called from within a batch in play, that is by its progress or its learner.</exception>
    public void Dispose()
    {
        RequireOutsidePlay();
        lock (gate)
        {
            isDisposed = true;
            Close();
        }
    }

    private Sequence<EpisodeResult> PlayAll(
        EpisodeBatch batch, IStateStore<BatchState>? store, IProgress<long>? progress, CancellationToken cancellation)
    {
        if (batch.Learner is not ILaneLearner { PlaysInLanes: true } learner)
        {
            throw new ArgumentException(
                $"{batch.Learner.Name} has no kernel: only learners with lanes (ILaneLearner) can be played on a device. Play it on a CpuDevice.", nameof(batch));
        }

        BatchRequirements.Precision(batch, Precision);
        cancellation.ThrowIfCancellationRequested();
        RequireOutsidePlay();
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            session ??= GpuSession.Open(machine);
            try
            {
                return Play(session, new(batch, learner, Precision, store), progress, cancellation);
            }
            catch (Exception error) when (session.IsSpoiled && GpuSession.IsRefusal(error))
            {
                throw new ArgumentException(
                    $"{learner.Name} cannot be played on a device, for its rule does not compile: {error.GetBaseException().Message} A rule for devices is a public "
                    + "struct of numbers (or internal, with internals visible to ILGPURuntime) whose members use lane operations alone: no arrays, delegates, exceptions, "
                    + "Boolean fields or library calls. Mend the rule, or play on a CpuDevice.",
                    nameof(batch),
                    error);
            }
            catch (AcceleratorException error)
            {
                CloseFailed();
                throw new InvalidOperationException($"{machine.Name} failed: {error.Message} Lower the memory limit if it ran out of memory.", error);
            }
            finally
            {
                if (session is { IsSpoiled: true })
                {
                    Close();
                }
            }
        }
    }

    /// <summary>A lock lets its own thread pass: what a batch in play calls must not begin another or close the device.</summary>
    private void RequireOutsidePlay()
    {
        if (gate.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("A device plays one batch at a time; it was asked from within a batch in play. Wait for its results.");
        }
    }

    private static string ArchitectureOf(CudaDevice device) => device.Architecture is { } architecture
        ? string.Create(CultureInfo.InvariantCulture, $"sm_{architecture.Major}{architecture.Minor}")
        : "unknown";

    private Sequence<EpisodeResult> Play(GpuSession opened, GpuBatch work, IProgress<long>? progress, CancellationToken cancellation)
    {
        using ScopedAcceleratorBinding binding = opened.Accelerator.BindScoped();
        long memory = MemoryLimit ?? (long)(opened.FreeMemory * ShareOfFreeMemory);
        return Precision == LanePrecision.Bits32
            ? new GpuPlay<DeviceSingle>(opened, work, memory, progress).Run(cancellation)
            : new GpuPlay<DeviceReal>(opened, work, memory, progress).Run(cancellation);
    }

    private void Close()
    {
        // First, so that a device that fails to close is opened anew by the next batch.
        GpuSession? closing = session;
        session = null;
        closing?.Dispose();
    }

    /// <summary>Closes a device that has failed: what else fails then says less than what failed first.</summary>
    private void CloseFailed()
    {
        try
        {
            Close();
        }
        catch (AcceleratorException)
        {
            // The session is forgotten already; the driver takes its memory back when the process ends.
        }
    }
}
