using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of an episode for KL-UCB, one episode per lane: bound every index by a line, evaluate divergences where bounds do not decide, draw, update.</summary>
/// <remarks>
/// An index is the mean x at which shows · kl(estimate, x) meets the round's level. That cost is convex, so that a line that touches it bounds the
/// index in every later round, at most <see cref="ArmLanes{TReal, TInteger}.Index"/> + level · <see cref="ArmLanes{TReal, TInteger}.Slope"/>. The arm that
/// may reach furthest is the choice if its cost a little beyond the rival's bound does not exceed the level; if it does, the line that touches there is a
/// closer bound. Where that leads no further the rule's indices decide, as they do in runs: what is chosen is the lowest arm of largest index.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TRule">The learner: its clock is the level, its index exact.</typeparam>
/// <typeparam name="TMemory">Where the arms are.</typeparam>
internal static class DivergenceKernel<TReal, TInteger, TMask, TRule, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>Evaluations of a round after which indices are computed.</summary>
    private const int MostEvaluations = 8;

    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="rule">The learner.</param>
    /// <param name="draws">The random numbers.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, long from, long to)
    {
        for (long round = from; round < to; round++)
        {
            TReal level = TReal.Create(rule.Clock(round + 1));
            TInteger arm = Choose(arms, level, out TMask isOpen);
            if (TMask.Any(isOpen))
            {
                arm = Settle(arms, rule, level, isOpen, arm);
            }

            Show(arms, draws, arm);
        }
    }

    /// <summary>The choice by bounds, and where they do not decide.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TInteger Choose(TMemory arms, TReal level, out TMask isOpen)
    {
        TInteger choice = default;
        isOpen = TReal.Equal(level, level);
        for (int evaluation = 0; evaluation < MostEvaluations; evaluation++)
        {
            PickedArm<TReal, TInteger> leader = Furthest(arms, level, out TReal bound);
            TReal rival = Rival(arms, leader, level, out TInteger lowest);
            TMask decides = Evaluate(arms, leader, level, bound, rival, isOpen, out TMask isCloser);
            choice = TInteger.Select(isOpen & decides, lowest, choice);
            isOpen = isOpen & ~decides;
            if (!TMask.Any(isOpen & isCloser))
            {
                break;
            }
        }

        return choice;
    }

    /// <summary>The lowest arm of largest bound; an arm that has not been shown is bounded by +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PickedArm<TReal, TInteger> Furthest(TMemory arms, TReal level, out TReal bound)
    {
        PickedArm<TReal, TInteger> leader = default;
        bound = TReal.Create(double.NegativeInfinity);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            TReal reach = held.Index + (level * held.Slope);
            TMask leads = TReal.Greater(reach, bound);
            bound = TReal.Max(bound, reach);
            leader.Arm = TInteger.Select(leads, held.Id, leader.Arm);
            leader.Shows = TInteger.Select(leads, held.Shows, leader.Shows);
            leader.Rewards = TReal.Select(leads, held.Rewards, leader.Rewards);
        }

        return leader;
    }

    /// <summary>The largest bound of an arm whose counts are not the leader's; −∞ without one. Arms with the same counts have the same index, and the lowest of them is the choice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Rival(TMemory arms, PickedArm<TReal, TInteger> leader, TReal level, out TInteger lowest)
    {
        TReal rival = TReal.Create(double.NegativeInfinity);
        lowest = leader.Arm;
        for (int arm = arms.Count - 1; arm >= 0; arm--)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            TMask isAlike = TInteger.Equal(held.Shows, leader.Shows) & TReal.Equal(held.Rewards, leader.Rewards);
            TReal reach = held.Index + (level * held.Slope);
            rival = TReal.Select(isAlike, rival, TReal.Max(rival, reach));
            lowest = TInteger.Select(isAlike, held.Id, lowest);
        }

        return rival;
    }

    /// <summary>Evaluates the leader's cost a little beyond its rival's bound, where that is possible.</summary>
    /// <returns>Where the leader's index is the largest for certain.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask Evaluate(
        TMemory arms, PickedArm<TReal, TInteger> leader, TReal level, TReal bound, TReal rival, TMask isOpen, out TMask isCloser)
    {
        TReal zero = TReal.Create(0);
        TReal one = TReal.Create(1);
        TReal half = TReal.Create(0.5);
        TReal shows = TReal.FromInteger(leader.Shows);
        TReal center = leader.Rewards / TReal.Max(shows, one);
        TReal wanted = rival + (TReal.Create(2) * Margin(TReal.Max(rival, zero)));
        TMask decides = TReal.Greater(center, wanted) | TReal.Equal(bound, TReal.Create(double.PositiveInfinity));
        isCloser = default;
        if (!TMask.Any(isOpen & ~decides))
        {
            return decides;
        }

        // Below the center a cost says nothing, and at 1 it is infinite: there a point halfway to 1 gives a first line.
        TMask isWithin = TReal.Greater(wanted, center) & TReal.Greater(one, wanted);
        TReal middle = center + ((one - center) * half);
        TReal point = TReal.Select(isWithin, wanted, TReal.Select(TReal.Greater(one, center), middle, half));
        TReal cost = shows * BernoulliDivergence<TReal, TInteger, TMask>.Above(center, point);
        TReal pace = BernoulliDivergence<TReal, TInteger, TMask>.Variance(point) / (shows * (point - center));
        TReal start = point - (cost * pace) + Margin(point);
        decides = decides | (isWithin & ~TReal.Greater(cost, level));
        isCloser = ~decides & TReal.Greater(one, center) & TReal.Greater(bound, start + (level * pace) + Margin(point));
        Bound(arms, leader.Arm, isOpen & isCloser, start, pace);
        return decides;
    }

    /// <summary>Notes a closer bound of an arm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bound(TMemory arms, TInteger arm, TMask isCloser, TReal start, TReal pace)
    {
        if (!TMask.Any(isCloser))
        {
            return;
        }

        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isBound = isCloser & TInteger.Equal(arm, held.Id);
            held.Index = TReal.Select(isBound, start, held.Index);
            held.Slope = TReal.Select(isBound, pace, held.Slope);
        }
    }

    /// <summary>The lowest arm of largest index, as the rule computes it, where bounds do not decide; every index computed gives its arm a line that touches there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TInteger Settle(TMemory arms, TRule rule, TReal level, TMask isOpen, TInteger choice)
    {
        // No index is below this: nothing but arms that may reach it can be chosen.
        TReal one = TReal.Create(1);
        PickedArm<TReal, TInteger> leader = Furthest(arms, level, out _);
        TReal low = ExactIndex(rule, leader.Shows, leader.Rewards, level);
        low = low - Margin(low);
        TReal best = TReal.Create(double.NegativeInfinity);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            TMask mayReach = isOpen & ~TReal.Greater(low, held.Index + (level * held.Slope));
            if (!TMask.Any(mayReach))
            {
                continue;
            }

            TReal index = ExactIndex(rule, held.Shows, held.Rewards, level);
            TMask wins = mayReach & TReal.Greater(index, best);
            best = TReal.Select(wins, index, best);
            choice = TInteger.Select(wins, held.Id, choice);
            TReal shows = TReal.FromInteger(held.Shows);
            TReal above = index - (held.Rewards / TReal.Max(shows, one));
            TMask hasLine = TReal.Greater(above, TReal.Create(0)) & TReal.Greater(one, index);
            TReal pace = TReal.Select(
                hasLine, BernoulliDivergence<TReal, TInteger, TMask>.Variance(index) / (TReal.Max(shows, one) * above), TReal.Create(0));
            TReal start = TReal.Select(hasLine, index - (level * pace) + Margin(index), one);
            held.Index = TReal.Select(mayReach, start, held.Index);
            held.Slope = TReal.Select(mayReach, pace, held.Slope);
        }

        return choice;
    }

    /// <summary>The index as the rule computes it; of no use where the arm has not been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal ExactIndex(TRule rule, TInteger shows, TReal rewards, TReal level)
    {
        TReal count = TReal.Max(TReal.FromInteger(shows), TReal.Create(1));
        return rule.Index(count, count, rewards, rewards, level);
    }

    /// <summary>Draws what the arm does and remembers it; a new belief has no bound but 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Show(TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws, TInteger arm)
    {
        PickedArm<TReal, TInteger> picked = ChosenArm<TReal, TInteger, TMask, TMemory>.Read(arms, arm);
        draws.Outcome(picked.Arm, picked.Shows, picked.ClickThreshold, picked.RewardThreshold, out TMask isClicked, out TMask isRewarded);
        TReal click = TReal.Indicator(isClicked);
        TReal rewards = picked.Rewards + TReal.Indicator(isClicked & isRewarded);
        TInteger shows = picked.Shows + TInteger.Create(1);
        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(arm, held.Id);
            held.Shows = TInteger.Select(isShown, shows, held.Shows);
            held.Clicks = TReal.Select(isShown, held.Clicks + click, held.Clicks);
            held.Rewards = TReal.Select(isShown, rewards, held.Rewards);
            held.Index = TReal.Select(isShown, TReal.Create(1), held.Index);
            held.Slope = TReal.Select(isShown, TReal.Create(0), held.Slope);
        }
    }

    /// <summary>What covers the error of an index and of a bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Margin(TReal point) =>
        TReal.Create(2) * (TReal.Create(Tolerances.Index.Absolute) + (TReal.Create(Tolerances.Index.Relative) * point));
}
