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
internal static partial class EpisodeKernel<TReal, TInteger, TMask, TRule, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>How close, relative to the larger, two indices must be for rounding to decide between them.</summary>
    private static TReal Slack
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TReal.Create(Tolerances.Index.Relative);
    }

    /// <summary>
    /// Whether rounds in which rounding could decide between affine indices are settled by the index as the rule writes it. In single precision the affine form is the index: what it
    /// chooses is within <see cref="Tolerances.SingleIndex"/> of the largest, too, and the same operations in the same order choose alike on every machine.
    /// </summary>
    private static bool SettlesTies
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TRule.IsAffine & TReal.SignificandBits == 53;
    }

    /// <summary>
    /// Whether what an arm's next show brings is drawn when the arm is shown, and waits with the arm: a vector's draw then runs beside the next choice, for which nothing of it is needed,
    /// instead of between a choice and the next. A scalar does not wait for its draw as long as for the choice's branches.
    /// </summary>
    private static bool DrawsAhead
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TReal.Count > 1 & !TRule.IsLong;
    }

    /// <summary>A count of an arm without what its sign says of the next show.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Plain(TReal count) => DrawsAhead ? TReal.Abs(count) : count;

    /// <summary>What is remembered of a round that has written all it has to say: an arm that is none.</summary>
    private static ShownArm<TReal, TInteger> Nothing
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { Arm = TInteger.Create(uint.MaxValue) };
    }

    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    public static void Play(
        TMemory arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        double horizonClock,
        long from,
        long to)
    {
        if (DrawsAhead)
        {
            DrawAhead(arms, draws);
            if (!TRule.IsAffine && rule.IsAnytime)
            {
                PlayAnytime(arms, rule, draws, from, to);
            }
            else
            {
                PlayAhead(arms, rule, draws, horizonClock, from, to);
            }

            Forget(arms);
        }
        else
        {
            PlayPlainly(arms, rule, draws, horizonClock, from, to);
        }

        if (TRule.IsAlwaysClicked)
        {
            CountClicks(arms);
        }
    }

    /// <summary>Chooses, draws, remembers.</summary>
    /// <remarks>
    /// Optimized fully at the first call: in the quick tier every lane operation is a call. Never inlined: into a caller that the
    /// compiler optimizes later it would go without its own inlining, four times slower.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PlayPlainly(
        TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, double horizonClock, long from, long to)
    {
        TReal slack = Slack;
        TReal clock = TReal.Create(horizonClock);
        TReal factor = TReal.Create(TRule.IsAffine ? rule.Factor(horizonClock) : 0);
        double next = rule.IsAnytime ? rule.Clock(from + 1) : 0;
        for (long round = from; round < to; round++)
        {
            if (rule.IsAnytime)
            {
                // A round ahead: the long chain of a logarithm then runs beside the choice instead of before it.
                double time = next;
                next = rule.Clock(Math.Min(round + 2, to));
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

            PickedArm<TReal, TInteger> picked = default;
            Best(arms, factor, slack, ref picked, out TMask isOpen);
            if (!TMask.Any(isOpen))
            {
                Outcome(draws, ref picked, picked.Shows, out picked.NextClick, out picked.NextReward);
                ShownArm<TReal, TInteger> shown = default;
                Show(rule, ref picked, clock, ref shown, out TMask leaves);
                if (!TRule.IsAffine && TMask.Any(leaves))
                {
                    Eliminate(arms, shown.Arm, shown.Shows, leaves);
                }

                Remember(arms, ref shown);
            }
            else if (!(SettlesTies && Agree(arms, rule, draws, factor, clock)) && !Settle(arms, rule, draws, factor, clock, round))
            {
                break;
            }
        }
    }

    /// <summary>The same in one pass over the arms a round, which writes what the last round made of its arm and finds the best for this; what shows bring is drawn ahead.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PlayAhead(
        TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, double horizonClock, long from, long to)
    {
        TReal slack = Slack;
        TReal clock = TReal.Create(horizonClock);
        TReal factor = TReal.Create(TRule.IsAffine ? rule.Factor(horizonClock) : 0);
        double next = rule.IsAnytime ? rule.Clock(from + 1) : 0;
        ShownArm<TReal, TInteger> shown = Nothing;
        for (long round = from; round < to; round++)
        {
            if (rule.IsAnytime)
            {
                double time = next;
                next = rule.Clock(Math.Min(round + 2, to));
                clock = TReal.Create(time);
                factor = TReal.Create(TRule.IsAffine ? rule.Factor(time) : 0);
            }

            PickedArm<TReal, TInteger> picked = default;
            Pass(arms, ref shown, factor, slack, ref picked, out TMask isOpen);
            if (!TMask.Any(isOpen))
            {
                Show(rule, ref picked, clock, ref shown, out TMask leaves);
                Await(draws, ref picked, ref shown);
                if (!TRule.IsAffine && TMask.Any(leaves))
                {
                    Leave(arms, shown, leaves);
                    shown = Nothing;
                }

                continue;
            }

            shown = Nothing;
            if (!(SettlesTies && Agree(arms, rule, draws, factor, clock)) && !Settle(arms, rule, draws, factor, clock, round))
            {
                break;
            }
        }

        Finish(arms, shown);
    }

    /// <summary>Recomputes the index of every active arm that has been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refresh(TMemory arms, TRule rule, TReal clock)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            held.Index = ExactIndex(held.Index, held.Shows, held.Clicks, held.Rewards, rule, clock);
        }
    }

    /// <summary>The index as the rule computes it; what it was for an arm that is not active or has not been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal ExactIndex(TReal index, TInteger shows, TReal clicks, TReal rewards, TRule rule, TReal clock)
    {
        TReal count = TReal.FromInteger(shows);
        TReal shown = rule.Index(count, TRule.IsAlwaysClicked ? count : Plain(clicks), Plain(rewards), Plain(rewards), clock);
        TReal removed = TReal.Create(double.NegativeInfinity);
        return TReal.WhereEqual(shows, TInteger.Create(0), index, TReal.WhereGreater(index, removed, shown, removed));
    }

    /// <summary>Plays a round in which indices are close, if it is because arms have the same counts.</summary>
    /// <remarks>Out of line, and from the choice on: what lived across a call would be kept in memory in every round.</remarks>
    /// <returns>False where other arms are close, too; nothing is played then.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Agree(TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, TReal factor, TReal clock)
    {
        PickedArm<TReal, TInteger> picked = default;
        Best(arms, factor, Slack, ref picked, out _);
        if (TMask.Any(Contested(arms, ref picked, factor, Slack)))
        {
            return false;
        }

        ShowApart(arms, rule, draws, ref picked, clock, isEmpty: default);
        return true;
    }

    /// <summary>Plays a round in which some lane has no active arm, or in which its two largest indices are close.</summary>
    /// <remarks>Out of line, to leave the budget of inlined locals to the rounds in which nothing of this happens.</remarks>
    /// <returns>False where every lane shows nobody from now on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Settle(
        TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, TReal factor, TReal clock, long round)
    {
        TInteger arm = ExactBest(arms, rule, factor, clock, out TMask isEmpty);
        if (TMask.Any(isEmpty))
        {
            if (TRule.IsAlwaysClicked)
            {
                CountClicks(arms);
            }

            arm = EmptySet<TReal, TInteger, TMask, TMemory>.Choose(arms, rule.WhenEmpty, draws, round, isEmpty, arm);
            if (EmptySet<TReal, TInteger, TMask, TMemory>.IsNobody(arm))
            {
                return false;
            }
        }

        PickedArm<TReal, TInteger> picked = default;
        picked.Arm = arm;
        Gather(arms, ref picked);
        ShowApart(arms, rule, draws, ref picked, clock, isEmpty);
        return true;
    }
}
