using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Episodes of one grim trigger before one bandit, one per lane, with the bits of <see cref="ContextualEpisode"/>.</summary>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal sealed class TriggerGroup<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private const int RoundsBetweenLooks = 1024;

    private readonly Sequence<ReportedEpisode> episodes;
    private readonly TriggerArray<TReal, TInteger> memory;
    private readonly TriggerRule rule;
    private readonly TriggerDraws<TReal, TInteger, TMask> draws;
    private readonly double[][] regrets;
    private readonly ContextualResult?[] results;
    private long round;

    /// <summary>Sets up a group.</summary>
    /// <param name="bandit">The environment; its contexts are <see cref="FeatureContexts"/>.</param>
    /// <param name="learner">A learner with lanes, see <see cref="TriggerLearner"/>.</param>
    /// <param name="horizon">Rounds the learner plans for.</param>
    /// <param name="episodes">Episodes with lanes, at most one per lane; lanes left over repeat the last.</param>
    public TriggerGroup(LinearBandit bandit, TriggerLearner learner, long horizon, Sequence<ReportedEpisode> episodes)
    {
        this.episodes = episodes;
        rule = learner.Rule(bandit, horizon);
        memory = new(bandit.Arms, bandit.Dimension, rule.Estimates == TriggerEstimates.Ridge);
        memory.Write(((FeatureContexts)bandit.Contexts).Features.Entries, bandit.Weights.Span, learner.KnownWeights.Span);
        (ulong root, TInteger users) = LaneKeys.Of<TReal, TInteger, TMask>(Sequence.Of(episodes.Count, lane => episodes[lane].Instance));
        (_, TInteger noise) = LaneKeys.Of<TReal, TInteger, TMask>(Sequence.Of(episodes.Count, lane => episodes[lane].Draws));
        draws = new(root, users, noise);
        regrets = [.. episodes.Select(episode => new double[episode.Checkpoints.Count])];
        results = new ContextualResult?[episodes.Count];
        learner.Begin<TReal, TInteger, TMask, TriggerArray<TReal, TInteger>>(memory, horizon);
        WriteFactors();
    }

    /// <summary>Plays every episode to its last checkpoint.</summary>
    /// <returns>One result per episode; null where only the run can say what is wrong.</returns>
    public ContextualResult?[] Play(CancellationToken cancellation)
    {
        foreach (long stop in episodes.SelectMany(episode => episode.Checkpoints).Distinct().Order())
        {
            while (round < stop)
            {
                cancellation.ThrowIfCancellationRequested();
                long to = Math.Min(stop, round + RoundsBetweenLooks);
                TriggerKernel<TReal, TInteger, TMask, TriggerArray<TReal, TInteger>>.Play(memory, rule, draws, round, to);
                round = to;
            }

            for (int lane = 0; lane < episodes.Count; lane++)
            {
                Record(lane, stop);
            }
        }

        GC.KeepAlive(memory);
        return results;
    }

    private void WriteFactors()
    {
        for (int index = 0; index < memory.Arms * memory.Dimension; index++)
        {
            TReal factors = TReal.Create(1);
            for (int lane = 0; lane < TReal.Count; lane++)
            {
                Sequence<IReportPolicy> reports = episodes[Math.Min(lane, episodes.Count - 1)].Reports;
                if (reports.Count > 0 && reports[index / memory.Dimension] is ScaledReport scaled)
                {
                    factors = TReal.Insert(factors, lane, scaled.Factors[index % memory.Dimension]);
                }
            }

            memory.Factor(index) = factors;
        }
    }

    private void Record(int lane, long stop)
    {
        Sequence<long> checkpoints = episodes[lane].Checkpoints;
        for (int index = 0; index < checkpoints.Count; index++)
        {
            if (checkpoints[index] == stop)
            {
                regrets[lane][index] = TReal.Extract(memory.Tally().Regret, lane);
            }
        }

        if (checkpoints[^1] == stop && TReal.Extract(memory.Tally().Trouble, lane) == 0)
        {
            Sequence<long> plays = Sequence.Of(memory.Arms, arm => (long)TInteger.Extract(memory.Arm(arm).Plays, lane));
            Sequence<long> removedAt = Sequence.Of(memory.Arms, arm => (long)TInteger.Extract(memory.Arm(arm).RemovedAt, lane));
            results[lane] = new(
                new(Sequence.Create<double>(regrets[lane]), plays, plays, removedAt),
                Math.Sqrt(TReal.Extract(memory.Tally().Manipulated, lane)),
                Math.Sqrt(TReal.Extract(memory.Tally().Claimed, lane)));
        }
    }
}
