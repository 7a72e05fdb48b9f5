using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>What the arm does, and what is remembered of it.</content>
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
{
    /// <summary>What becomes of the shown arm, whose show brought what <paramref name="picked"/> says that it brings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Show(
        TRule rule,
        ref PickedArm<TReal, TInteger> picked,
        TReal clock,
        ref ShownArm<TReal, TInteger> shown,
        out TMask leaves)
    {
        shown.Arm = picked.Arm;
        shown.Shows = picked.Shows + TInteger.Create(1);
        TReal count = TReal.FromInteger(shown.Shows);
        TReal clicks = count;
        TReal rewards = Plain(picked.Rewards) + (DrawsAhead ? TReal.Indicator(TReal.IsNegative(picked.Rewards)) : picked.NextReward);
        if (!TRule.IsAlwaysClicked)
        {
            clicks = Plain(picked.Clicks) + (DrawsAhead ? TReal.Indicator(TReal.IsNegative(picked.Clicks)) : picked.NextClick);
        }

        TReal index = TRule.IsAffine ? rule.Offset(count, rewards) : rule.Index(count, clicks, rewards, rewards, clock);
        leaves = TReal.Equal(index, TReal.Create(double.NegativeInfinity));
        shown.Clicks = clicks;
        shown.Rewards = rewards;
        shown.Index = index;
        if (TRule.IsAffine)
        {
            shown.Slope = rule.Slope(count);
        }
    }

    /// <summary>Shows arms in a round that is out of the ordinary, and remembers them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ShowApart(
        TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, ref PickedArm<TReal, TInteger> picked, TReal clock, TMask isEmpty)
    {
        if (!DrawsAhead)
        {
            Outcome(draws, ref picked, picked.Shows, out picked.NextClick, out picked.NextReward);
        }

        ShownArm<TReal, TInteger> shown = default;
        Show(rule, ref picked, clock, ref shown, out TMask leaves);
        leaves &= ~isEmpty;
        shown.Index = TReal.Select(isEmpty, TReal.Create(double.NegativeInfinity), shown.Index);
        if (DrawsAhead)
        {
            Await(draws, ref picked, ref shown);
        }

        if (!TRule.IsAffine && TMask.Any(leaves))
        {
            Eliminate(arms, shown.Arm, shown.Shows, leaves);
        }

        Remember(arms, ref shown);
    }

    /// <summary>Remembers a shown arm. A lane that shows nobody matches no arm, and nothing of it is written back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Remember(TMemory arms, ref ShownArm<TReal, TInteger> shown)
    {
        int end = TInteger.High(shown.Arm, arms.Count);
        for (int other = TInteger.Low(shown.Arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(shown.Arm, held.Id);
            held.Index = TReal.Select(isShown, shown.Index, held.Index);
            held.Shows = TInteger.Select(isShown, shown.Shows, held.Shows);
            held.Rewards = TReal.Select(isShown, shown.Rewards, held.Rewards);
            if (TRule.IsAffine)
            {
                held.Slope = TReal.Select(isShown, shown.Slope, held.Slope);
            }

            if (!TRule.IsAlwaysClicked)
            {
                held.Clicks = TReal.Select(isShown, shown.Clicks, held.Clicks);
            }
        }
    }

    /// <summary>What the show of an arm brings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outcome(
        EpisodeDraws<TReal, TInteger, TMask> draws, ref PickedArm<TReal, TInteger> arm, TInteger shows, out TReal click, out TReal reward)
    {
        draws.Outcome(arm.Arm, shows, arm.ClickThreshold, arm.RewardThreshold, out TMask isClicked, out TMask isRewarded);
        click = TRule.IsAlwaysClicked ? default : TReal.Indicator(isClicked);
        reward = TReal.Indicator(TRule.IsAlwaysClicked ? isRewarded : isClicked & isRewarded);
    }

    /// <summary>Draws what the next show of a shown arm brings, into the signs of its counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Await(EpisodeDraws<TReal, TInteger, TMask> draws, ref PickedArm<TReal, TInteger> picked, ref ShownArm<TReal, TInteger> shown)
    {
        draws.Outcome(shown.Arm, shown.Shows, picked.ClickThreshold, picked.RewardThreshold, out TMask isClicked, out TMask isRewarded);
        shown.Rewards = TReal.NegateWhere(TRule.IsAlwaysClicked ? isRewarded : isClicked & isRewarded, shown.Rewards);
        if (!TRule.IsAlwaysClicked)
        {
            shown.Clicks = TReal.NegateWhere(isClicked, shown.Clicks);
        }
    }

    /// <summary>Draws what the next show of every arm brings.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void DrawAhead(TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            draws.Outcome(held.Id, held.Shows, held.ClickThreshold, held.RewardThreshold, out TMask isClicked, out TMask isRewarded);
            held.Rewards = TReal.NegateWhere(TRule.IsAlwaysClicked ? isRewarded : isClicked & isRewarded, held.Rewards);
            held.Clicks = TReal.NegateWhere(isClicked, held.Clicks);
        }
    }

    /// <summary>Forgets what was drawn ahead: it is drawn again when play goes on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Forget(TMemory arms)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            held.Rewards = TReal.Abs(held.Rewards);
            held.Clicks = TReal.Abs(held.Clicks);
        }
    }

    /// <summary>Says of arms whose every show is clicked how often they were.</summary>
    private static void CountClicks(TMemory arms)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            held.Clicks = TReal.FromInteger(held.Shows);
        }
    }

    /// <summary>Writes what the last round of a block has left to write.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Finish(TMemory arms, ShownArm<TReal, TInteger> shown) => Remember(arms, ref shown);

    /// <summary>Remembers shown arms some of which are not active any more; rare, so it stays out of the loop's code.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leave(TMemory arms, ShownArm<TReal, TInteger> shown, TMask leaves)
    {
        Eliminate(arms, shown.Arm, shown.Shows, leaves);
        shown.Index = TReal.Select(leaves, TReal.Create(double.NegativeInfinity), shown.Index);
        Remember(arms, ref shown);
    }

    /// <summary>Notes the show at which arms were removed; rare, too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Eliminate(TMemory arms, TInteger arm, TInteger show, TMask leaves)
    {
        for (int other = 0; other < arms.Count; other++)
        {
            TMask isShown = TInteger.Equal(arm, arms.At(other).Id);
            ref TInteger held = ref arms.EliminatedAt(other);
            held = TInteger.Select(isShown & leaves, show, held);
        }
    }
}
