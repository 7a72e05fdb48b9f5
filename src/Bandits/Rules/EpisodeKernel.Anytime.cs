using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>Rounds in which every index moves, of a rule that is not affine.</content>
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
{
    /// <summary>Plays in one pass over the arms a round and draws ahead, as for other rules, and computes every index for a round at the end of the round before.</summary>
    /// <remarks>
    /// By what is known without the show of that round, but for the arm that was shown: so nothing of it waits for the choice, and all of it is under way while the choice and what follows
    /// from it go on. Draws come last, because nothing of the next round needs them: before the indices, their many operations would fill the processor's queues and let no index begin.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PlayAnytime(TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, long from, long to)
    {
        double next = rule.Clock(from + 1);
        RefreshApart(arms, rule, TReal.Create(next));
        ShownArm<TReal, TInteger> shown = Nothing;
        for (long round = from; round < to; round++)
        {
            TReal clock = TReal.Create(next);
            next = rule.Clock(Math.Min(round + 2, to));
            PickedArm<TReal, TInteger> picked = default;
            Pass(arms, ref shown, factor: default, slack: default, ref picked, out TMask isOpen);
            if (!TMask.Any(isOpen))
            {
                Show(rule, ref picked, clock, ref shown, out TMask leaves);
                TReal count = TReal.FromInteger(shown.Shows);
                shown.Index = rule.Index(count, TRule.IsAlwaysClicked ? count : shown.Clicks, shown.Rewards, shown.Rewards, TReal.Create(next));
                Refresh(arms, rule, TReal.Create(next));
                Await(draws, ref picked, ref shown);
                if (TMask.Any(leaves))
                {
                    Leave(arms, shown, leaves);
                    shown = Nothing;
                }

                continue;
            }

            shown = Nothing;
            if (!SettleAnytime(arms, rule, draws, clock, TReal.Create(next), round))
            {
                break;
            }
        }

        Finish(arms, shown);
    }

    /// <summary>Recomputes indices out of line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RefreshApart(TMemory arms, TRule rule, TReal clock) => Refresh(arms, rule, clock);

    /// <summary>Plays a round in which some lane has no active arm, and recomputes indices for the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool SettleAnytime(TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, TReal clock, TReal next, long round)
    {
        bool goesOn = Settle(arms, rule, draws, factor: default, clock, round);
        RefreshApart(arms, rule, next);
        return goesOn;
    }
}
