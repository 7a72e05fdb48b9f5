using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mechanisms.Bandits.Learners;

/// <summary>Validates what runs of learners are given.</summary>
internal static class RunArguments
{
    /// <summary>Most arms of a run: an arm's number is part of a stream key.</summary>
    public const int MostArms = 65_536;

    /// <summary>What begins a run.</summary>
    public static void RequireSizes(int arms, long horizon)
    {
        RequireArms(arms);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
    }

    /// <summary>The number of arms of a run.</summary>
    public static void RequireArms(int arms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arms, MostArms);
    }

    /// <summary>An arm of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireArm(int arm, int arms)
    {
        if ((uint)arm >= (uint)arms)
        {
            ThrowArm(arm, arms);
        }
    }

    /// <summary>An arm and what it did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(int arm, int arms, Observation observation)
    {
        RequireArm(arm, arms);
        if (!(observation.Reward >= 0 && observation.Reward <= 1))
        {
            ThrowReward(observation);
        }
    }

    private static void ThrowArm(int arm, int arms) => throw new ArgumentOutOfRangeException(nameof(arm), arm, string.Create(
        CultureInfo.InvariantCulture, $"An arm must lie in 0..{arms - 1}; got {arm}."));

    private static void ThrowReward(Observation observation) => throw new ArgumentOutOfRangeException(
        nameof(observation), observation.Reward, string.Create(
            CultureInfo.InvariantCulture, $"A reward must lie in [0, 1]; got {observation.Reward}. Scale the rewards."));
}
