using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>What the arm does, and what is remembered of it.</content>
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
{
    /// <summary>Draws what the shown arm does and updates it. A lane that shows nobody matches no arm, and nothing of it is written back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Show(
        TMemory arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        PickedArm<TReal, TInteger> picked,
        TReal clock,
        TMask isEmpty)
    {
        draws.Outcome(picked, out TMask isClicked, out TMask isRewarded);
        TInteger shows = picked.Shows + TInteger.Create(1);
        TReal clicks = picked.Clicks + TReal.Indicator(isClicked);
        TReal rewards = picked.Rewards + TReal.Indicator(isClicked & isRewarded);
        TReal count = TReal.FromInteger(shows);
        TReal index = TRule.IsAffine ? rule.Offset(count, rewards) : rule.Index(count, clicks, rewards, rewards, clock);
        TReal slope = TRule.IsAffine ? rule.Slope(count) : default;
        TReal removed = TReal.Create(double.NegativeInfinity);
        TMask leaves = TReal.Equal(index, removed) & ~isEmpty;
        if (!TRule.IsAffine && TMask.Any(leaves))
        {
            Eliminate(arms, picked.Arm, shows, leaves);
        }

        index = TReal.Select(isEmpty, removed, index);
        int end = TInteger.High(picked.Arm, arms.Count);
        for (int other = TInteger.Low(picked.Arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(picked.Arm, held.Id);
            held.Index = TReal.Select(isShown, index, held.Index);
            if (TRule.IsAffine)
            {
                held.Slope = TReal.Select(isShown, slope, held.Slope);
            }

            held.Shows = TInteger.Select(isShown, shows, held.Shows);
            held.Clicks = TReal.Select(isShown, clicks, held.Clicks);
            held.Rewards = TReal.Select(isShown, rewards, held.Rewards);
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
