using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of cascades, one replication per lane: rank, let the user read up to the first item that attracts, learn.</summary>
/// <remarks>
/// Lists, draws and sums are those of a run before its users, bit for bit. An affine index is first computed by one product and one sum an item; where two
/// that follow each other on the list, or the last on it and one beyond, are closer than rounding could tell, and do not have the same counts, all are computed exactly.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TRule">The learner.</typeparam>
/// <typeparam name="TMemory">Where items and list are.</typeparam>
internal static class CascadeKernel<TReal, TInteger, TMask, TRule, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, ICascadeRule<TReal, TInteger, TMask>
    where TMemory : struct, ICascadeMemory<TReal, TInteger>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/>, counted from 1.</summary>
    /// <param name="memory">Items and list.</param>
    /// <param name="rule">The learner.</param>
    /// <param name="root">Root of the random streams.</param>
    /// <param name="replication">The replication of every lane.</param>
    /// <param name="bestValue">What the best list is worth.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">The last round.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(TMemory memory, TRule rule, ulong root, TInteger replication, double bestValue, long from, long to)
    {
        for (long round = from; round <= to; round++)
        {
            double budget = rule.Budget(round);
            bool isOpen = true;
            if (TRule.IsAffine)
            {
                Approximate(memory, TReal.Sqrt(TReal.Create(budget)));
                isOpen = TMask.Any(Rank(memory));
            }

            if (isOpen)
            {
                RankExactly(memory, rule, TReal.Create(budget));
            }

            Read(memory, root, replication, TReal.Create(bestValue), round);
        }
    }

    /// <summary>Notes the free observation of an item.</summary>
    public static void ObserveFree(TMemory memory, ulong root, TInteger replication)
    {
        for (int item = 0; item < memory.Items; item++)
        {
            ref ItemLanes<TReal, TInteger> held = ref memory.Item(item);
            TMask attracts = Attracts(root, replication, held.Id, held.Threshold, round: 0);
            held.Shows = TReal.Create(1);
            held.Clicks = TReal.Indicator(attracts);
            held.Mean = held.Clicks;
            held.Slope = TReal.Create(1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Approximate(TMemory memory, TReal factor)
    {
        for (int item = 0; item < memory.Items; item++)
        {
            ref ItemLanes<TReal, TInteger> held = ref memory.Item(item);
            held.Index = held.Mean + (held.Slope * factor);
        }
    }

    /// <summary>Ranks by the rule's own indices; out of line, to leave the budget of inlined locals to the rounds in which they are not needed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RankExactly(TMemory memory, TRule rule, TReal budget)
    {
        for (int item = 0; item < memory.Items; item++)
        {
            ref ItemLanes<TReal, TInteger> held = ref memory.Item(item);
            TMask isRead = TReal.Greater(held.Shows, TReal.Create(0));
            TReal index = rule.Index(
                TReal.Select(isRead, held.Mean, TReal.Create(0)), TReal.Select(isRead, held.Shows, TReal.Create(1)), budget);
            held.Index = TReal.Select(isRead, index, TReal.Create(double.PositiveInfinity));
        }

        Rank(memory);
    }

    /// <summary>Writes the list by falling index, ties to the lowest item.</summary>
    /// <returns>Where rounding could decide between two items of different counts, if the rule is affine.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TMask Rank(TMemory memory)
    {
        TMask isOpen = default;
        TReal slack = TReal.Create(Tolerances.Index.Relative);
        PlaceLanes<TReal, TInteger> above = default;
        above.Item = TInteger.Create(uint.MaxValue);
        for (int position = 0; position < memory.Positions; position++)
        {
            PlaceLanes<TReal, TInteger> place = Best(memory, above.Item);
            if (TRule.IsAffine && position > 0)
            {
                TMask isAlike = TReal.Equal(place.Shows, above.Shows) & TReal.Equal(place.Clicks, above.Clicks);
                isOpen = isOpen | ~(isAlike | TReal.Greater(above.Index, place.Index + (above.Index * slack)));
            }

            memory.Place(position) = place;
            above = place;
        }

        return TRule.IsAffine ? isOpen | ~TReal.Greater(above.Index, Beyond(memory, above) + (above.Index * slack)) : isOpen;
    }

    /// <summary>The largest index of an item that is not on the list and has other counts than the last that is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Beyond(TMemory memory, PlaceLanes<TReal, TInteger> last)
    {
        TReal best = TReal.Create(double.NegativeInfinity);
        for (int item = 0; item < memory.Items; item++)
        {
            ref ItemLanes<TReal, TInteger> held = ref memory.Item(item);
            TMask isAlike = TReal.Equal(held.Shows, last.Shows) & TReal.Equal(held.Clicks, last.Clicks);
            best = TReal.Select(isAlike, best, TReal.Max(best, held.Index));
        }

        return best;
    }

    /// <summary>The lowest item of largest index once one more is off the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PlaceLanes<TReal, TInteger> Best(TMemory memory, TInteger taken)
    {
        PlaceLanes<TReal, TInteger> best = default;
        best.Index = TReal.Create(double.NegativeInfinity);
        for (int item = 0; item < memory.Items; item++)
        {
            ref ItemLanes<TReal, TInteger> held = ref memory.Item(item);
            held.Index = TReal.Select(TInteger.Equal(held.Id, taken), TReal.Create(double.NegativeInfinity), held.Index);
            TMask wins = TReal.Greater(held.Index, best.Index);
            best.Index = TReal.Max(best.Index, held.Index);
            best.Item = TInteger.Select(wins, held.Id, best.Item);
            best.Shows = TReal.Select(wins, held.Shows, best.Shows);
            best.Clicks = TReal.Select(wins, held.Clicks, best.Clicks);
            best.Miss = TReal.Select(wins, held.Miss, best.Miss);
            best.Threshold = TInteger.Select(wins, held.Threshold, best.Threshold);
        }

        return best;
    }

    /// <summary>Lets users read, learns from what they read, and counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(TMemory memory, ulong root, TInteger replication, TReal bestValue, long round)
    {
        ref CascadeTally<TReal> tally = ref memory.Tally();
        TReal one = TReal.Create(1);
        TReal missed = one;
        TReal reads = TReal.Create(0);
        TMask isReading = TReal.Equal(one, one);
        for (int position = 0; position < memory.Positions; position++)
        {
            PlaceLanes<TReal, TInteger> place = memory.Place(position);
            missed = missed * place.Miss;
            if (TMask.Any(isReading))
            {
                TMask attracts = Attracts(root, replication, place.Item, place.Threshold, round);
                Learn(memory, place, isReading, TReal.Indicator(attracts));
                reads = reads + TReal.Indicator(isReading);
                isReading = isReading & ~attracts;
            }
        }

        TReal gap = bestValue - (one - missed);
        CompensatedSum<TReal, TInteger, TMask>.Add(ref tally.Regret, ref tally.Correction, gap);
        TReal allowed = TReal.Create(Tolerances.Gain.Absolute + Tolerances.Gain.Relative);
        tally.BestLists = tally.BestLists + TReal.Indicator(~TReal.Greater(gap, allowed));
        tally.Reads = tally.Reads + reads;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask Attracts(ulong root, TInteger replication, TInteger item, TInteger threshold, long round)
    {
        TInteger word = TInteger.Create((uint)round);
        TInteger high = TInteger.Create((uint)(round >> 32));
        TInteger role = TInteger.Create((uint)Streams.Rewards << 16) | item;
        TInteger last = replication;
        Philox<TInteger, TMask>.Block(ref word, ref high, ref role, ref last, (uint)root, (uint)(root >> 32));
        return TInteger.Less(TInteger.ShiftRight(word, 1), threshold);
    }

    /// <summary>Remembers the item of a position where it was read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Learn(TMemory memory, PlaceLanes<TReal, TInteger> place, TMask isReading, TReal click)
    {
        TReal one = TReal.Create(1);
        TReal shows = place.Shows + one;
        TReal clicks = place.Clicks + click;
        TReal mean = clicks / shows;
        TReal slope = TRule.IsAffine ? one / TReal.Sqrt(shows) : one;
        int end = TInteger.High(place.Item, memory.Items);
        for (int item = TInteger.Low(place.Item); item < end; item++)
        {
            ref ItemLanes<TReal, TInteger> held = ref memory.Item(item);
            TMask isRead = isReading & TInteger.Equal(held.Id, place.Item);
            held.Shows = TReal.Select(isRead, shows, held.Shows);
            held.Clicks = TReal.Select(isRead, clicks, held.Clicks);
            held.Mean = TReal.Select(isRead, mean, held.Mean);
            if (TRule.IsAffine)
            {
                held.Slope = TReal.Select(isRead, slope, held.Slope);
            }
        }
    }
}
