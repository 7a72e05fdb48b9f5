using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>One pass over the arms a round: what the last round made of its arm is written where the next round reads.</content>
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
{
    /// <summary>Remembers the arm of the last round and finds the best of this.</summary>
    /// <remarks>
    /// One loop instead of two: a value that is written is used at once, where a second loop would read it back. A processor expects such a read to need the latest of a loop's writes, that of
    /// the last arm, and so would run the two loops one after the other.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        TMemory arms, ref ShownArm<TReal, TInteger> shown, TReal factor, TReal slack, ref PickedArm<TReal, TInteger> picked, out TMask isOpen)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        TReal second = best;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TReal index = TReal.WhereEqual(shown.Arm, held.Id, shown.Index, held.Index);
            TReal slope = TRule.IsAffine ? TReal.WhereEqual(shown.Arm, held.Id, shown.Slope, held.Slope) : default;
            TInteger shows = TReal.WhereEqual(shown.Arm, held.Id, shown.Shows, held.Shows);
            TReal rewards = TReal.WhereEqual(shown.Arm, held.Id, shown.Rewards, held.Rewards);
            TReal clicks = TRule.IsAlwaysClicked ? default : TReal.WhereEqual(shown.Arm, held.Id, shown.Clicks, held.Clicks);
            held.Index = index;
            held.Shows = shows;
            held.Rewards = rewards;
            if (TRule.IsAffine)
            {
                held.Slope = slope;
                index = index + (slope * factor);
            }

            picked.Arm = TReal.WhereGreater(index, best, held.Id, picked.Arm);
            picked.Shows = TReal.WhereGreater(index, best, shows, picked.Shows);
            picked.Rewards = TReal.WhereGreater(index, best, rewards, picked.Rewards);
            picked.RewardThreshold = TReal.WhereGreater(index, best, held.RewardThreshold, picked.RewardThreshold);
            if (!TRule.IsAlwaysClicked)
            {
                held.Clicks = clicks;
                picked.Clicks = TReal.WhereGreater(index, best, clicks, picked.Clicks);
                picked.ClickThreshold = TReal.WhereGreater(index, best, held.ClickThreshold, picked.ClickThreshold);
            }

            second = SettlesTies ? TReal.Max(second, TReal.Min(index, best)) : second;
            best = TReal.Max(best, index);
        }

        isOpen = IsOpen(best, second, slack);
    }
}
