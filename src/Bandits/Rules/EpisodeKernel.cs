using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of an episode for every index rule, one episode per lane: choose, draw, update.</summary>
/// <remarks>Rewards of an episode are 0 or 1, so that their sum is also the sum of their squares.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TRule">The learner.</typeparam>
internal static class EpisodeKernel<TReal, TInteger, TMask, TRule>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, IIndexRule<TReal, TInteger, TMask>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <remarks>Optimized fully at the first call: in the quick tier every lane operation is a call.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Play(
        ArmLanes<TReal, TInteger>[] arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        double horizonClock,
        long from,
        long to)
    {
        TReal clock = TReal.Create(horizonClock);
        for (long round = from; round < to; round++)
        {
            if (rule.IsAnytime)
            {
                clock = TReal.Create(rule.Clock(round + 1));
                Refresh(arms, rule, clock);
            }

            TInteger arm = Best(arms, out TMask isEmpty);
            if (TMask.Any(isEmpty))
            {
                arm = EmptySet<TReal, TInteger, TMask>.Choose(arms, rule.WhenEmpty, draws, round, isEmpty, arm);
                if (EmptySet<TReal, TInteger, TMask>.IsNobody(arm))
                {
                    return;
                }
            }

            Show(arms, rule, draws, arm, isEmpty, clock);
        }
    }

    /// <summary>Recomputes the index of every active arm that has been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refresh(ArmLanes<TReal, TInteger>[] arms, TRule rule, TReal clock)
    {
        for (int arm = 0; arm < arms.Length; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms[arm];
            TMask keeps = TReal.Equal(held.Index, TReal.Create(double.NegativeInfinity))
                | TInteger.Equal(held.Shows, TInteger.Create(0));
            TReal index = rule.Index(TReal.FromInteger(held.Shows), held.Clicks, held.Rewards, held.Rewards, clock);
            held.Index = TReal.Select(keeps, held.Index, index);
        }
    }

    /// <summary>The lowest arm of largest index, and where no arm is active.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInteger Best(ArmLanes<TReal, TInteger>[] arms, out TMask isEmpty)
    {
        TReal best = arms[0].Index;
        TInteger arm = TInteger.Create(0);
        for (int other = 1; other < arms.Length; other++)
        {
            TReal index = arms[other].Index;
            TMask wins = TReal.Greater(index, best);
            best = TReal.Max(best, index);
            arm = TInteger.Select(wins, TInteger.Create((uint)other), arm);
        }

        isEmpty = TReal.Equal(best, TReal.Create(double.NegativeInfinity));
        return arm;
    }

    /// <summary>Draws what the shown arm does and updates it. A lane that shows nobody matches no arm, and nothing of it is written back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Show(
        ArmLanes<TReal, TInteger>[] arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        TInteger arm,
        TMask isEmpty,
        TReal clock)
    {
        ArmLanes<TReal, TInteger> shown = Gather(arms, arm);
        draws.Outcome(arm, shown, out TMask isClicked, out TMask isRewarded);
        shown.Shows += TInteger.Create(1);
        shown.Clicks += TReal.Indicator(isClicked);
        shown.Rewards += TReal.Indicator(isClicked & isRewarded);
        TReal removed = TReal.Create(double.NegativeInfinity);
        TReal index = rule.Index(TReal.FromInteger(shown.Shows), shown.Clicks, shown.Rewards, shown.Rewards, clock);
        shown.Index = TReal.Select(isEmpty, removed, index);
        TMask leaves = TReal.Equal(index, removed) & ~isEmpty;
        if (TMask.Any(leaves))
        {
            Eliminate(arms, arm, shown.Shows, leaves);
        }

        Scatter(arms, arm, shown);
    }

    /// <summary>The state of the picked arm of every lane; a vector reads all arms and keeps what is picked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ArmLanes<TReal, TInteger> Gather(ArmLanes<TReal, TInteger>[] arms, TInteger arm)
    {
        ArmLanes<TReal, TInteger> shown = default;
        int end = TInteger.High(arm, arms.Length);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            TMask isShown = TInteger.Equal(arm, TInteger.Create((uint)other));
            ref ArmLanes<TReal, TInteger> held = ref arms[other];
            shown.Shows = TInteger.Select(isShown, held.Shows, shown.Shows);
            shown.ClickThreshold = TInteger.Select(isShown, held.ClickThreshold, shown.ClickThreshold);
            shown.RewardThreshold = TInteger.Select(isShown, held.RewardThreshold, shown.RewardThreshold);
            shown.Clicks = TReal.Select(isShown, held.Clicks, shown.Clicks);
            shown.Rewards = TReal.Select(isShown, held.Rewards, shown.Rewards);
        }

        return shown;
    }

    /// <summary>Writes the picked arm of every lane back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(ArmLanes<TReal, TInteger>[] arms, TInteger arm, ArmLanes<TReal, TInteger> shown)
    {
        int end = TInteger.High(arm, arms.Length);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            TMask isShown = TInteger.Equal(arm, TInteger.Create((uint)other));
            ref ArmLanes<TReal, TInteger> held = ref arms[other];
            held.Index = TReal.Select(isShown, shown.Index, held.Index);
            held.Shows = TInteger.Select(isShown, shown.Shows, held.Shows);
            held.Clicks = TReal.Select(isShown, shown.Clicks, held.Clicks);
            held.Rewards = TReal.Select(isShown, shown.Rewards, held.Rewards);
        }
    }

    /// <summary>Notes the show at which an arm was removed; rare, so it stays out of the loop's code.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Eliminate(ArmLanes<TReal, TInteger>[] arms, TInteger arm, TInteger show, TMask leaves)
    {
        for (int other = 0; other < arms.Length; other++)
        {
            TMask isShown = TInteger.Equal(arm, TInteger.Create((uint)other));
            arms[other].EliminatedAt = TInteger.Select(isShown & leaves, show, arms[other].EliminatedAt);
        }
    }
}
