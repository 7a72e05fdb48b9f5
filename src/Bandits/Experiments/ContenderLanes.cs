using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Replications of a contender on the processor: in groups of lanes where it has lanes, else one by one.</summary>
internal static class ContenderLanes
{
    /// <summary>Plays all replications.</summary>
    /// <param name="contender">The contender.</param>
    /// <param name="checkpoints">Its checkpoints.</param>
    /// <param name="replications">Their number.</param>
    /// <param name="key">The key of a replication; all of one root.</param>
    /// <param name="device">A <see cref="CpuDevice"/>.</param>
    /// <param name="played">Told, from any thread, what has just been played.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One play per replication, in order.</returns>
    /// <exception cref="InvalidOperationException">The contender gives another number of plays than there are replications in a group.</exception>
    public static ContenderPlay[] Play(
        IContender contender, Sequence<long> checkpoints, int replications, Func<int, StreamKey> key, IDevice device, Action<Sequence<ContenderPlay>> played, CancellationToken cancellation)
    {
        LaneWidth width = contender is ILaneContender { PlaysInLanes: true } && device is CpuDevice cpu ? WidthOf(cpu, replications) : LaneWidth.Scalar;
        int size = width switch
        {
            LaneWidth.Bits512 => Real512.Count,
            LaneWidth.Bits256 => Real256.Count,
            _ => 1,
        };
        Sequence<Sequence<ContenderPlay>> groups = Replicated.Run((replications + size - 1) / size, device, group =>
        {
            int first = group * size;
            Sequence<StreamKey> keys = Sequence.Of(Math.Min(size, replications - first), index => key(first + index));
            Sequence<ContenderPlay> plays = width switch
            {
                LaneWidth.Bits512 => ((ILaneContender)contender).PlayLanes<Real512, Integer512, Mask512>(checkpoints, keys, cancellation),
                LaneWidth.Bits256 => ((ILaneContender)contender).PlayLanes<Real256, Integer256, Mask256>(checkpoints, keys, cancellation),
                _ => [contender.Play(checkpoints, keys[0], cancellation)],
            };
            if (plays.Count != keys.Count)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"{contender.Name} must give one play per replication, that is {keys.Count}; got {plays.Count}. Leave out lanes that repeat the last one."));
            }

            played(plays);
            return plays;
        }, cancellation);
        return [.. groups.SelectMany(plays => plays)];
    }

    /// <summary>The width asked for; of its own choice a device takes no more lanes than every thread has replications to play, so that lanes leave no thread idle.</summary>
    internal static LaneWidth WidthOf(CpuDevice device, int replications)
    {
        LaneWidth widest = CpuDevice.Resolve(device.Lanes);
        int turns = (replications + device.Threads - 1) / device.Threads;
        return widest switch
        {
            _ when device.Lanes != LaneWidth.Automatic => widest,
            LaneWidth.Bits512 when turns >= Real512.Count => LaneWidth.Bits512,
            LaneWidth.Bits512 or LaneWidth.Bits256 when turns >= Real256.Count => LaneWidth.Bits256,
            _ => LaneWidth.Scalar,
        };
    }
}
