using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Devices;

/// <summary>A group of episodes in arrays of the processor's memory, one episode per lane.</summary>
/// <remarks>
/// What is done for every lane and arm before and after the rounds is optimized at the first call: in the quick tier, in which short processes stay, every lane operation is a call, and batches of
/// 10,000 rounds took an eighth longer.
/// </remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal sealed class ArrayPlayer<TReal, TInteger, TMask> : ILanePlayer<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly ArmArray<TReal, TInteger> arms;
    private readonly EpisodeDraws<TReal, TInteger, TMask> draws;
    private readonly bool isAlwaysClicked;
    private readonly ClockTable? clocks;

    /// <summary>Loads a group.</summary>
    /// <param name="tables">Tables of the episodes, at most one per lane; lanes left over repeat the last.</param>
    /// <param name="episodes">The episodes, for their replications.</param>
    /// <param name="root">Root of the random streams.</param>
    /// <param name="clocks">Clocks of the learner, shared with other groups; null where groups have learners of their own.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ArrayPlayer(ReadOnlySpan<EpisodeTables> tables, ReadOnlySpan<Episode> episodes, ulong root, ClockTable? clocks = null)
    {
        this.clocks = clocks;
        arms = new(tables[0].ClickProbability.Count);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            arms.At(arm).Id = TInteger.Create((uint)arm);
        }

        TInteger replication = default;
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            int episode = Math.Min(lane, tables.Length - 1);
            replication = Insert(replication, lane, episodes[episode].Replication);
            Load(lane, tables[episode]);
        }

        draws = new(root, replication);
        isAlwaysClicked = IsAlwaysClicked(tables);
    }

    /// <inheritdoc/>
    public int Arms => arms.Count;

    /// <inheritdoc/>
    public void Begin(Func<int, double> first)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            arms.At(arm).Index = TReal.Create(first(arm));
        }
    }

    /// <inheritdoc/>
    public void Play<TRule>(TRule rule, long horizon, long from, long to)
        where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    {
        double clock = rule.Clock(horizon);
        if (clocks is not null && rule.IsAnytime)
        {
            ScheduledLanes<TReal, TInteger, TMask, TRule> scheduled = new(rule, clocks.Of(from, to, time => rule.Clock(time)), from + 1);
            PlayClicks(scheduled, clock, from, to);
        }
        else
        {
            PlayClicks(rule, clock, from, to);
        }
    }

    /// <inheritdoc/>
    public void PlayWeights(double rate, double bias, long from, long to) =>
        WeightKernel<TReal, TInteger, TMask, ArmArray<TReal, TInteger>>.Play(arms, draws, rate, bias, from, to);

    /// <inheritdoc/>
    public void PlayPosteriors(double deviation, long from, long to) =>
        PosteriorKernel<TReal, TInteger, TMask, ArmArray<TReal, TInteger>>.Play(arms, draws, deviation, from, to);

    /// <summary>Times an arm was shown in an episode.</summary>
    public long ShowsOf(int lane, int arm) => TInteger.Extract(arms.At(arm).Shows, lane);

    /// <summary>Reads how far an episode has come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public EpisodeState State(int lane, long round, ReadOnlySpan<double> regret)
    {
        ArmState[] states = new ArmState[arms.Count];
        for (int arm = 0; arm < states.Length; arm++)
        {
            ArmLanes<TReal, TInteger> held = arms.At(arm);
            states[arm] = new(
                TReal.Extract(held.Index, lane),
                TReal.Extract(held.Slope, lane),
                TReal.Extract(held.Clicks, lane),
                TReal.Extract(held.Rewards, lane),
                TInteger.Extract(held.Shows, lane),
                TInteger.Extract(arms.EliminatedAt(arm), lane));
        }

        return new(round, regret.ToArray(), states);
    }

    /// <summary>Goes on from saved states, all of one round; lanes left over repeat the last, as they do from the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Restore(ReadOnlySpan<EpisodeState> episodes)
    {
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            ReadOnlySpan<ArmState> saved = episodes[Math.Min(lane, episodes.Length - 1)].Arms;
            for (int arm = 0; arm < arms.Count; arm++)
            {
                ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
                held.Index = TReal.Insert(held.Index, lane, saved[arm].Index);
                held.Slope = TReal.Insert(held.Slope, lane, saved[arm].Slope);
                held.Clicks = TReal.Insert(held.Clicks, lane, saved[arm].Clicks);
                held.Rewards = TReal.Insert(held.Rewards, lane, saved[arm].Rewards);
                held.Shows = Insert(held.Shows, lane, saved[arm].Shows);
                arms.EliminatedAt(arm) = Insert(arms.EliminatedAt(arm), lane, saved[arm].EliminatedAt);
            }
        }
    }

    private void PlayClicks<TRule>(TRule rule, double horizonClock, long from, long to)
        where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    {
        if (TRule.IsDivergence)
        {
            DivergenceKernel<TReal, TInteger, TMask, TRule, ArmArray<TReal, TInteger>>.Play(arms, rule, draws, from, to);
        }
        else if (isAlwaysClicked)
        {
            EpisodeKernel<TReal, TInteger, TMask, ClickedLanes<TReal, TInteger, TMask, TRule>, ArmArray<TReal, TInteger>>.Play(
                arms, new(rule), draws, horizonClock, from, to);
        }
        else
        {
            EpisodeKernel<TReal, TInteger, TMask, TRule, ArmArray<TReal, TInteger>>.Play(arms, rule, draws, horizonClock, from, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsAlwaysClicked(ReadOnlySpan<EpisodeTables> tables)
    {
        foreach (EpisodeTables episode in tables)
        {
            foreach (double probability in episode.ClickProbability.Span)
            {
                if (probability < 1)
                {
                    return false;
                }
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInteger Insert(TInteger values, int lane, uint value) =>
        TInteger.Select(TInteger.Equal(TInteger.LaneIds(0), TInteger.Create((uint)lane)), TInteger.Create(value), values);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(int lane, EpisodeTables tables)
    {
        ReadOnlySpan<double> clicks = tables.ClickProbability.Span;
        ReadOnlySpan<double> rewards = tables.RewardProbability.Span;
        for (int arm = 0; arm < arms.Count; arm++)
        {
            uint click = BernoulliThreshold.FromProbability(clicks[arm]).Value;
            uint reward = BernoulliThreshold.FromProbability(rewards[arm]).Value;
            arms.At(arm).ClickThreshold = Insert(arms.At(arm).ClickThreshold, lane, click);
            arms.At(arm).RewardThreshold = Insert(arms.At(arm).RewardThreshold, lane, reward);
        }
    }
}
