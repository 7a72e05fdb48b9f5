using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>What the arm does, and what is remembered of it.</content>
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
{
    /// <summary>Draws what the shown arm does, and says what becomes of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ShownArm<TReal, TInteger> Show(
        TMemory arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        PickedArm<TReal, TInteger> picked,
        TReal clock,
        TMask isEmpty)
    {
        draws.Outcome(picked, out TMask isClicked, out TMask isRewarded);
        ShownArm<TReal, TInteger> shown = default;
        shown.Arm = picked.Arm;
        shown.Shows = picked.Shows + TInteger.Create(1);
        TReal count = TReal.FromInteger(shown.Shows);
        shown.Clicks = TRule.IsAlwaysClicked ? count : picked.Clicks + TReal.Indicator(isClicked);
        shown.Rewards = picked.Rewards + TReal.Indicator(TRule.IsAlwaysClicked ? isRewarded : isClicked & isRewarded);
        TReal index = TRule.IsAffine
            ? rule.Offset(count, shown.Rewards)
            : rule.Index(count, shown.Clicks, shown.Rewards, shown.Rewards, clock);
        shown.Slope = TRule.IsAffine ? rule.Slope(count) : default;
        TReal removed = TReal.Create(double.NegativeInfinity);
        TMask leaves = TReal.Equal(index, removed) & ~isEmpty;
        if (!TRule.IsAffine && TMask.Any(leaves))
        {
            Eliminate(arms, picked.Arm, shown.Shows, leaves);
        }

        shown.Index = TReal.Select(isEmpty, removed, index);
        return shown;
    }

    /// <summary>Remembers a shown arm. A lane that shows nobody matches no arm, and nothing of it is written back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Remember(TMemory arms, ShownArm<TReal, TInteger> shown)
    {
        int end = TInteger.High(shown.Arm, arms.Count);
        for (int other = TInteger.Low(shown.Arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(shown.Arm, held.Id);
            held.Index = TReal.Select(isShown, shown.Index, held.Index);
            if (TRule.IsAffine)
            {
                held.Slope = TReal.Select(isShown, shown.Slope, held.Slope);
            }

            held.Shows = TInteger.Select(isShown, shown.Shows, held.Shows);
            held.Rewards = TReal.Select(isShown, shown.Rewards, held.Rewards);
            if (!TRule.IsAlwaysClicked)
            {
                held.Clicks = TReal.Select(isShown, shown.Clicks, held.Clicks);
            }
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

    /// <summary>Notes the show at which an arm was removed; rare, so it stays out of the loop's code.</summary>
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
