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
        get => TReal.Create(TReal.SignificandBits < 53 ? Tolerances.SingleIndex.Relative : Tolerances.Index.Relative);
    }

    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <remarks>
    /// Optimized fully at the first call: in the quick tier every lane operation is a call. Never inlined: into a caller that the
    /// compiler optimizes later it would go without its own inlining, four times slower.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(
        TMemory arms,
        TRule rule,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        double horizonClock,
        long from,
        long to)
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

            PickedArm<TReal, TInteger> picked = Best(arms, factor, slack, out TMask isOpen);
            if (!TMask.Any(isOpen))
            {
                Remember(arms, Show(arms, rule, draws, picked, clock, isEmpty: default));
            }
            else if (!(TRule.IsAffine && Agree(arms, rule, draws, factor, clock)) && !Settle(arms, rule, draws, clock, round))
            {
                break;
            }
        }

        if (TRule.IsAlwaysClicked)
        {
            CountClicks(arms);
        }
    }

    /// <summary>Recomputes the index of every active arm that has been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refresh(TMemory arms, TRule rule, TReal clock)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            held.Index = ExactIndex(ref held, rule, clock);
        }
    }

    /// <summary>The index as the rule computes it; what it was for an arm that is not active or has not been shown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal ExactIndex(ref ArmLanes<TReal, TInteger> held, TRule rule, TReal clock)
    {
        TMask keeps = TReal.Equal(held.Index, TReal.Create(double.NegativeInfinity))
            | TInteger.Equal(held.Shows, TInteger.Create(0));
        TReal shows = TReal.FromInteger(held.Shows);
        TReal index = rule.Index(shows, TRule.IsAlwaysClicked ? shows : held.Clicks, held.Rewards, held.Rewards, clock);
        return TReal.Select(keeps, held.Index, index);
    }

    /// <summary>Plays a round in which indices are close, if it is because arms have the same counts.</summary>
    /// <remarks>Out of line, and from the choice on: what lived across a call would be kept in memory in every round.</remarks>
    /// <returns>False where other arms are close, too; nothing is played then.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Agree(TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, TReal factor, TReal clock)
    {
        PickedArm<TReal, TInteger> picked = Best(arms, factor, Slack, out _);
        if (TMask.Any(Contested(arms, picked, factor, Slack)))
        {
            return false;
        }

        Remember(arms, Show(arms, rule, draws, picked, clock, isEmpty: default));
        return true;
    }

    /// <summary>Plays a round in which some lane has no active arm, or in which its two largest indices are close.</summary>
    /// <remarks>Out of line, to leave the budget of inlined locals to the rounds in which nothing of this happens.</remarks>
    /// <returns>False where every lane shows nobody from now on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Settle(
        TMemory arms, TRule rule, EpisodeDraws<TReal, TInteger, TMask> draws, TReal clock, long round)
    {
        TInteger arm = ExactBest(arms, rule, clock, out TMask isEmpty);
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

        Remember(arms, Show(arms, rule, draws, Gather(arms, arm), clock, isEmpty));
        return true;
    }
}
