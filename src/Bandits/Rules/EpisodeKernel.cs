using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of an episode for every index rule, one episode per lane: choose, draw, update.</summary>
/// <remarks>Rewards of an episode are 0 or 1, so that their sum is also the sum of their squares.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TRule">The learner.</typeparam>
/// <typeparam name="TMemory">Where the arms are.</typeparam>
internal static class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <remarks>Optimized fully at the first call: in the quick tier every lane operation is a call.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Play(
        TMemory arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        double horizonClock,
        long from,
        long to)
    {
        TReal clock = TReal.Create(horizonClock);
        TReal factor = TReal.Create(0);
        TReal slack = TReal.Create(TReal.SignificandBits < 53 ? Tolerances.SingleIndex.Relative : Tolerances.Index.Relative);
        for (long round = from; round < to; round++)
        {
            if (rule.IsAnytime)
            {
                double time = rule.Clock(round + 1);
                clock = TReal.Create(time);
                if (TRule.IsAffine)
                {
                    factor = TReal.Create(rule.Factor(time));
                }
                else
                {
                    Refresh(arms, rule, clock);
                }
            }

            Best(arms, factor, slack, out PickedArm<TReal, TInteger> picked, out TMask isUnsure);
            if (!TMask.Any(isUnsure))
            {
                Show(arms, rule, draws, picked, clock, default);
            }
            else if (!Settle(arms, rule, draws, clock, round))
            {
                return;
            }
        }
    }

    /// <summary>Recomputes the index of every active arm that has been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refresh(TMemory arms, TRule rule, TReal clock)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            TMask keeps = TReal.Equal(held.Index, TReal.Create(double.NegativeInfinity))
                | TInteger.Equal(held.Shows, TInteger.Create(0));
            TReal index = rule.Index(TReal.FromInteger(held.Shows), held.Clicks, held.Rewards, held.Rewards, clock);
            held.Index = TReal.Select(keeps, held.Index, index);
        }
    }

    /// <summary>The lowest arm of largest index with its state, and whether no arm is active or an affine index leaves the choice to rounding.</summary>
    /// <remarks>A vector carries the state of the best arm so far along; a scalar reads it afterwards.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Best(TMemory arms, TReal factor, TReal slack, out PickedArm<TReal, TInteger> picked, out TMask isUnsure)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        TReal second = best;
        TInteger arm = default, shows = default, click = default, reward = default;
        TReal clicks = default, rewards = default;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TReal index = TRule.IsAffine ? held.Index + (held.Slope * factor) : held.Index;
            TMask wins = TReal.Greater(index, best);
            if (TRule.IsAffine)
            {
                second = TReal.Max(second, TReal.Min(index, best));
            }

            best = TReal.Max(best, index);
            arm = TInteger.Select(wins, held.Id, arm);
            if (TReal.Count > 1)
            {
                shows = TInteger.Select(wins, held.Shows, shows);
                click = TInteger.Select(wins, held.ClickThreshold, click);
                reward = TInteger.Select(wins, held.RewardThreshold, reward);
                clicks = TReal.Select(wins, held.Clicks, clicks);
                rewards = TReal.Select(wins, held.Rewards, rewards);
            }
        }

        isUnsure = TReal.Equal(best, TReal.Create(double.NegativeInfinity));
        if (TRule.IsAffine)
        {
            isUnsure = ~TReal.Greater(best, second + (best * slack));
        }

        if (TReal.Count == 1)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(TInteger.Low(arm));
            (shows, click, reward, clicks, rewards) = (held.Shows, held.ClickThreshold, held.RewardThreshold, held.Clicks, held.Rewards);
        }

        picked.Arm = arm; picked.Shows = shows; picked.ClickThreshold = click; picked.RewardThreshold = reward; picked.Clicks = clicks; picked.Rewards = rewards;
    }

    /// <summary>Plays a round in which some lane has no active arm, or in which its two largest indices are close.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Settle(TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, TReal clock, long round)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        TInteger arm = default;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TReal index = held.Index;
            if (TRule.IsAffine)
            {
                TMask keeps = TInteger.Equal(held.Shows, TInteger.Create(0));
                TReal exact = rule.Index(TReal.FromInteger(held.Shows), held.Clicks, held.Rewards, held.Rewards, clock);
                index = TReal.Select(keeps, index, exact);
            }

            TMask wins = TReal.Greater(index, best);
            best = TReal.Max(best, index);
            arm = TInteger.Select(wins, held.Id, arm);
        }

        TMask isEmpty = TReal.Equal(best, TReal.Create(double.NegativeInfinity));
        if (TMask.Any(isEmpty))
        {
            arm = EmptySet<TReal, TInteger, TMask, TMemory>.Choose(arms, rule.WhenEmpty, draws, round, isEmpty, arm);
            if (EmptySet<TReal, TInteger, TMask, TMemory>.IsNobody(arm))
            {
                return false;
            }
        }

        Show(arms, rule, draws, Gather(arms, arm), clock, isEmpty);
        return true;
    }

    /// <summary>The state of the picked arm of every lane; a vector reads all arms and keeps what is picked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PickedArm<TReal, TInteger> Gather(TMemory arms, TInteger arm)
    {
        PickedArm<TReal, TInteger> picked = default;
        picked.Arm = arm;
        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(arm, held.Id);
            picked.Shows = TInteger.Select(isShown, held.Shows, picked.Shows);
            picked.ClickThreshold = TInteger.Select(isShown, held.ClickThreshold, picked.ClickThreshold);
            picked.RewardThreshold = TInteger.Select(isShown, held.RewardThreshold, picked.RewardThreshold);
            picked.Clicks = TReal.Select(isShown, held.Clicks, picked.Clicks);
            picked.Rewards = TReal.Select(isShown, held.Rewards, picked.Rewards);
        }

        return picked;
    }

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
        TInteger arm = picked.Arm;
        draws.Outcome(arm, picked.Shows, picked.ClickThreshold, picked.RewardThreshold, out TMask isClicked, out TMask isRewarded);
        TInteger shows = picked.Shows + TInteger.Create(1);
        TReal clicks = picked.Clicks + TReal.Indicator(isClicked);
        TReal rewards = picked.Rewards + TReal.Indicator(isClicked & isRewarded);
        TReal removed = TReal.Create(double.NegativeInfinity);
        TReal count = TReal.FromInteger(shows);
        TReal index = TRule.IsAffine ? rule.Offset(count, rewards) : rule.Index(count, clicks, rewards, rewards, clock);
        TReal slope = TRule.IsAffine ? rule.Slope(count) : default;
        if (!TRule.IsAffine)
        {
            TMask leaves = TReal.Equal(index, removed) & ~isEmpty;
            if (TMask.Any(leaves))
            {
                Eliminate(arms, arm, shows, leaves);
            }
        }

        index = TReal.Select(isEmpty, removed, index);
        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(arm, held.Id);
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
