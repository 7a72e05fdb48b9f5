using System.Runtime.ExceptionServices;
using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Independent pieces of work on the processor's threads, results in the order of their index.</summary>
internal static class Replicated
{
    public static Sequence<T> Run<T>(int count, IDevice device, Func<int, T> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device is CpuDevice cpu
            ? Run(count, cpu.Threads, work, cancellation)
            : throw new ArgumentException($"This work is done by the processor's threads, and the device must be a {nameof(CpuDevice)}; got {device.Name}. Use a {nameof(CpuDevice)}.", nameof(device));
    }

    public static Sequence<T> Run<T>(int count, int threads, Func<int, T> work, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        T[] results = new T[count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, count, options, index => results[index] = work(index));
        }
        catch (AggregateException failures)
        {
            // The caller sees the error itself, on one thread as on many.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return Sequence.Create<T>(results);
    }
}
