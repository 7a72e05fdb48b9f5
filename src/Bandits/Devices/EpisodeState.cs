using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>How far one episode has come: not begun, in play or finished. Immutable; its size does not depend on the horizon.</summary>
/// <param name="round">Rounds played.</param>
/// <param name="regret">Cumulative regret at the checkpoints passed, owned by the state.</param>
/// <param name="arms">The arms, owned by the state; none before the first round.</param>
internal sealed class EpisodeState(long round, double[] regret, ArmState[] arms)
{
    private readonly double[] regret = regret;
    private readonly ArmState[] arms = arms;

    /// <summary>An episode that has not begun.</summary>
    public static EpisodeState Untouched { get; } = new(0, [], []);

    public long Round { get; } = round;

    public ReadOnlySpan<double> Regret => regret;

    public ReadOnlySpan<ArmState> Arms => arms;

    /// <summary>What the episode gave, once finished.</summary>
    public EpisodeResult Result
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            long[] shows = new long[arms.Length];
            long[] clicks = new long[arms.Length];
            long[] eliminatedAt = new long[arms.Length];
            for (int arm = 0; arm < arms.Length; arm++)
            {
                (shows[arm], clicks[arm], eliminatedAt[arm]) = (arms[arm].Shows, (long)arms[arm].Clicks, arms[arm].EliminatedAt);
            }

            return new(Sequence.Create<double>(regret), Sequence.Create<long>(shows), Sequence.Create<long>(clicks), Sequence.Create<long>(eliminatedAt));
        }
    }

    /// <summary>A finished episode of which nothing but the result is known.</summary>
    public static EpisodeState Of(EpisodeResult result, long horizon) => new(horizon, [.. result.Regret], [.. Enumerable.Range(0, result.Shows.Count)
        .Select(arm => new ArmState(0, 0, result.Clicks[arm], 0, (uint)result.Shows[arm], (uint)result.EliminatedAt[arm]))]);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Round);
        writer.Write(regret.Length);
        Array.ForEach(regret, writer.Write);
        writer.Write(arms.Length);
        foreach (ArmState arm in arms)
        {
            writer.Write(arm.Index);
            writer.Write(arm.Slope);
            writer.Write(arm.Clicks);
            writer.Write(arm.Rewards);
            writer.Write(arm.Shows);
            writer.Write(arm.EliminatedAt);
        }
    }

    public static EpisodeState Read(BinaryReader reader)
    {
        long played = reader.ReadInt64();
        double[] passed = StateFile.ReadMany(reader, sizeof(double), from => from.ReadDouble());
        ArmState[] held = StateFile.ReadMany(reader, (4 * sizeof(double)) + (2 * sizeof(uint)), from => new ArmState(
            from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadUInt32(), from.ReadUInt32()));
        return played == 0 ? Untouched : new(played, passed, held);
    }
}
