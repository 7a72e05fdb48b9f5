using System.Diagnostics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Experiments;

/// <summary>The keys of replications that are played in lanes.</summary>
internal static class LaneKeys
{
    /// <summary>The root of the keys, and the replication of every lane; lanes left over repeat the last.</summary>
    public static (ulong Root, TInteger Replication) Of<TReal, TInteger, TMask>(Sequence<StreamKey> keys)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        Debug.Assert(keys.All(key => key.Root == keys[0].Root), "Lanes share a root.");
        TInteger replication = default;
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            TMask isLane = TInteger.Equal(TInteger.LaneIds(0), TInteger.Create((uint)lane));
            replication = TInteger.Select(isLane, TInteger.Create(keys[Math.Min(lane, keys.Count - 1)].ReplicationIndex), replication);
        }

        return (keys[0].Root, replication);
    }
}
