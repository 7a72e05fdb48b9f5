using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>Which arm.</content>
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
{
    /// <summary>The lowest arm of largest index with its state, and where that is open: no arm is active, or rounding could decide an affine index.</summary>
    /// <remarks>A vector carries the state of the best arm so far along; a scalar reads it afterwards.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Best(TMemory arms, TReal factor, TReal slack, ref PickedArm<TReal, TInteger> picked, out TMask isOpen)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        TReal second = best;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TReal index = TRule.IsAffine ? held.Index + (held.Slope * factor) : held.Index;
            TMask wins = TReal.Greater(index, best);
            second = SettlesTies ? TReal.Max(second, TReal.Min(index, best)) : second;
            best = TReal.Max(best, index);
            picked.Arm = TInteger.Select(wins, held.Id, picked.Arm);
            if (TReal.Count > 1)
            {
                Carry(arms, other, ref picked, wins);
            }
        }

        isOpen = IsOpen(best, second, slack);
        if (TReal.Count == 1)
        {
            Gather(arms, ref picked);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask IsOpen(TReal best, TReal second, TReal slack) => SettlesTies
        ? ~TReal.Greater(best, second + (best * slack))
        : TReal.Equal(best, TReal.Create(double.NegativeInfinity));

    /// <summary>Where rounding could decide between the picked arm and one with other counts.</summary>
    /// <remarks>Arms with the same counts have the same index, whichever way it is computed, and the lowest of them is picked: no rounding decides there, and such ties are common.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask Contested(TMemory arms, ref PickedArm<TReal, TInteger> picked, TReal factor, TReal slack)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        TReal second = best;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TReal index = held.Index + (held.Slope * factor);
            TMask isAlike = TInteger.Equal(held.Shows, picked.Shows) & TReal.Equal(Plain(held.Rewards), Plain(picked.Rewards));
            isAlike = TRule.IsAlwaysClicked ? isAlike : isAlike & TReal.Equal(Plain(held.Clicks), Plain(picked.Clicks));
            best = TReal.Max(best, index);
            second = TReal.Max(second, TReal.Select(isAlike, TReal.Create(double.NegativeInfinity), index));
        }

        return ~TReal.Greater(best, second + (best * slack));
    }

    /// <summary>The lowest arm of largest index, by the index that decides, and where no arm is active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInteger ExactBest(TMemory arms, TRule rule, TReal factor, TReal clock, out TMask isEmpty)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        TInteger arm = default;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TReal index = SettlesTies
                ? ExactIndex(held.Index, held.Shows, held.Clicks, held.Rewards, rule, clock)
                : TRule.IsAffine ? held.Index + (held.Slope * factor) : held.Index;
            TMask wins = TReal.Greater(index, best);
            best = TReal.Max(best, index);
            arm = TInteger.Select(wins, held.Id, arm);
        }

        isEmpty = TReal.Equal(best, TReal.Create(double.NegativeInfinity));
        return arm;
    }

    /// <summary>The state of the picked arm of every lane; a vector reads all arms and keeps what is picked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather(TMemory arms, ref PickedArm<TReal, TInteger> picked)
    {
        int end = TInteger.High(picked.Arm, arms.Count);
        for (int other = TInteger.Low(picked.Arm); other < end; other++)
        {
            Carry(arms, other, ref picked, TInteger.Equal(picked.Arm, arms.At(other).Id));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(TMemory arms, int arm, ref PickedArm<TReal, TInteger> picked, TMask isPicked)
    {
        ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
        picked.Shows = TInteger.Select(isPicked, held.Shows, picked.Shows);
        picked.RewardThreshold = TInteger.Select(isPicked, held.RewardThreshold, picked.RewardThreshold);
        picked.Rewards = TReal.Select(isPicked, held.Rewards, picked.Rewards);
        if (!TRule.IsAlwaysClicked)
        {
            picked.ClickThreshold = TInteger.Select(isPicked, held.ClickThreshold, picked.ClickThreshold);
            picked.Clicks = TReal.Select(isPicked, held.Clicks, picked.Clicks);
        }
    }
}
