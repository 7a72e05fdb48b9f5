using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Devices;

/// <summary>A group of episodes in play, one per lane: what a device hands to an <see cref="ILaneLearner"/>.</summary>
/// <remarks>Mutable and single-threaded. Lanes never influence each other: an episode's bits do not depend on its companions.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
public sealed class LaneEpisodes<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly ArmLanes<TReal, TInteger>[] arms;
    private readonly TInteger[] eliminatedAt;
    private readonly EpisodeDraws<TReal, TInteger, TMask> draws;

    /// <summary>Loads a group.</summary>
    /// <param name="tables">Tables of the episodes, at most one per lane; lanes left over repeat the last.</param>
    /// <param name="episodes">The episodes, for their replications.</param>
    /// <param name="root">Root of the random streams.</param>
    /// <param name="horizon">Rounds of every episode.</param>
    internal LaneEpisodes(ReadOnlySpan<EpisodeTables> tables, ReadOnlySpan<Episode> episodes, ulong root, long horizon)
    {
        Horizon = horizon;
        arms = new ArmLanes<TReal, TInteger>[tables[0].ClickProbability.Count];
        eliminatedAt = new TInteger[arms.Length];
        for (int arm = 0; arm < arms.Length; arm++)
        {
            arms[arm].Id = TInteger.Create((uint)arm);
        }

        TInteger replication = default;
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            int episode = Math.Min(lane, tables.Length - 1);
            replication = Insert(replication, lane, episodes[episode].Replication);
            Load(lane, tables[episode]);
        }

        draws = new(root, replication);
    }

    /// <summary>Gets the number of rounds the episodes will last.</summary>
    public long Horizon { get; }

    /// <summary>Gets the number of arms.</summary>
    public int Arms => arms.Length;

    /// <summary>Gets the number of rounds played.</summary>
    public long Round { get; private set; }

    /// <summary>Plays further rounds.</summary>
    /// <typeparam name="TRule">The learner's rule; the same, with the same settings, for the whole of the episodes.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rounds left.</exception>
    public void Play<TRule>(TRule rule, long rounds)
        where TRule : struct, IIndexRule<TReal, TInteger, TMask> =>
        Advance(new PlainLanes<TReal, TInteger, TMask, TRule>(rule), rounds);

    /// <summary>Plays further rounds of an affine rule: the same choices as <see cref="Play"/>, with less work.</summary>
    /// <typeparam name="TRule">The learner's rule; the same, with the same settings, for the whole of the episodes.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rounds left.</exception>
    public void PlayAffine<TRule>(TRule rule, long rounds)
        where TRule : struct, IAffineRule<TReal, TInteger, TMask> =>
        Advance(new AffineLanes<TReal, TInteger, TMask, TRule>(rule), rounds);

    /// <summary>Plays further rounds of exponential weights on losses.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="bias">What is added to the probability that a loss is divided by.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    internal void PlayWeights(double rate, double bias, long rounds)
    {
        Begin(rounds, _ => 1);
        WeightKernel<TReal, TInteger, TMask, ArmArray<TReal, TInteger>>.Play(
            new(arms, eliminatedAt), draws, rate, bias, Round, Round + rounds);
        Round += rounds;
    }

    /// <summary>Times an arm was shown in an episode.</summary>
    internal long ShowsOf(int lane, int arm) => TInteger.Extract(arms[arm].Shows, lane);

    /// <summary>Reads how far an episode has come.</summary>
    internal EpisodeState State(int lane, ReadOnlySpan<double> regret)
    {
        ArmState[] states = new ArmState[arms.Length];
        for (int arm = 0; arm < states.Length; arm++)
        {
            ArmLanes<TReal, TInteger> held = arms[arm];
            states[arm] = new(
                TReal.Extract(held.Index, lane),
                TReal.Extract(held.Slope, lane),
                TReal.Extract(held.Clicks, lane),
                TReal.Extract(held.Rewards, lane),
                TInteger.Extract(held.Shows, lane),
                TInteger.Extract(eliminatedAt[arm], lane));
        }

        return new(Round, regret.ToArray(), states);
    }

    /// <summary>Goes on from saved states, all of one round; lanes left over repeat the last, as they do from the start.</summary>
    internal void Restore(ReadOnlySpan<EpisodeState> episodes)
    {
        Round = episodes[0].Round;
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            ReadOnlySpan<ArmState> saved = episodes[Math.Min(lane, episodes.Length - 1)].Arms;
            for (int arm = 0; arm < arms.Length; arm++)
            {
                ref ArmLanes<TReal, TInteger> held = ref arms[arm];
                held.Index = TReal.Insert(held.Index, lane, saved[arm].Index);
                held.Slope = TReal.Insert(held.Slope, lane, saved[arm].Slope);
                held.Clicks = TReal.Insert(held.Clicks, lane, saved[arm].Clicks);
                held.Rewards = TReal.Insert(held.Rewards, lane, saved[arm].Rewards);
                held.Shows = Insert(held.Shows, lane, saved[arm].Shows);
                eliminatedAt[arm] = Insert(eliminatedAt[arm], lane, saved[arm].EliminatedAt);
            }
        }
    }

    private static TInteger Insert(TInteger values, int lane, uint value) =>
        TInteger.Select(TInteger.Equal(TInteger.LaneIds(0), TInteger.Create((uint)lane)), TInteger.Create(value), values);

    private void Advance<TRule>(TRule rule, long rounds)
        where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    {
        Begin(rounds, rule.First);
        EpisodeKernel<TReal, TInteger, TMask, TRule, ArmArray<TReal, TInteger>>.Play(
            new(arms, eliminatedAt), rule, draws, rule.Clock(Horizon), Round, Round + rounds);
        Round += rounds;
    }

    /// <summary>Checks the number of rounds and, before the first, sets every arm's index.</summary>
    private void Begin(long rounds, Func<int, double> first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, Horizon - Round);
        for (int arm = 0; Round == 0 && arm < arms.Length; arm++)
        {
            arms[arm].Index = TReal.Create(first(arm));
        }
    }

    private void Load(int lane, EpisodeTables tables)
    {
        for (int arm = 0; arm < arms.Length; arm++)
        {
            uint click = BernoulliThreshold.FromProbability(tables.ClickProbability[arm]).Value;
            uint reward = BernoulliThreshold.FromProbability(tables.RewardProbability[arm]).Value;
            arms[arm].ClickThreshold = Insert(arms[arm].ClickThreshold, lane, click);
            arms[arm].RewardThreshold = Insert(arms[arm].RewardThreshold, lane, reward);
        }
    }
}
