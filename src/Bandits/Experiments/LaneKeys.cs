using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Experiments;

/// <summary>The keys of replications that are played in lanes.</summary>
internal static class LaneKeys
{
    /// <summary>The root of the keys, and the replication of every lane; lanes left over repeat the last.</summary>
    /// <exception cref="ArgumentException">There are no keys, more than lanes, or they differ in their root.</exception>
    public static (ulong Root, TInteger Replication) Of<TReal, TInteger, TMask>(Sequence<StreamKey> replications)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        RequireCount(replications, TReal.Count);
        ulong root = replications[0].Root;
        foreach (StreamKey key in replications)
        {
            if (key.Root != root)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"Replications in lanes must have one root; got {root} and {key.Root}. Play those of other roots apart."), nameof(replications));
            }
        }

        TInteger replication = default;
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            TMask isLane = TInteger.Equal(TInteger.LaneIds(0), TInteger.Create((uint)lane));
            replication = TInteger.Select(isLane, TInteger.Create(replications[Math.Min(lane, replications.Count - 1)].ReplicationIndex), replication);
        }

        return (root, replication);
    }

    /// <summary>Checks that there is a replication, and no more than lanes.</summary>
    /// <exception cref="ArgumentException">There are no keys, or more than lanes.</exception>
    public static void RequireCount(Sequence<StreamKey> replications, int lanes)
    {
        if (replications.Count == 0 || replications.Count > lanes)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There must be from one replication to one a lane, that is {lanes}; got {replications.Count}."), nameof(replications));
        }
    }
}
