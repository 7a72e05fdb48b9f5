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
    /// <param name="played">Told, from any thread, how many replications have just been played.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One play per replication, in order.</returns>
    public static ContenderPlay[] Play(
        IContender contender, Sequence<long> checkpoints, int replications, Func<int, StreamKey> key, IDevice device, Action<int> played, CancellationToken cancellation)
    {
        LaneWidth width = contender is ILaneContender { PlaysInLanes: true } && device is CpuDevice cpu ? CpuDevice.Resolve(cpu.Lanes) : LaneWidth.Scalar;
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
            played(keys.Count);
            return plays;
        }, cancellation);
        return [.. groups.SelectMany(plays => plays)];
    }
}
