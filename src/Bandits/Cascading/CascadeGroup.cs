using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Cascading;

/// <summary>Replications of one learner before the users of one model, one per lane.</summary>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal sealed class CascadeGroup<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private const int RoundsBetweenLooks = 4096;

    private readonly CascadeModel model;
    private readonly CascadeArray<TReal, TInteger> memory;
    private readonly ulong root;
    private readonly TInteger replication;
    private readonly int count;
    private readonly bool hasFreeObservations;
    private long round;

    /// <summary>Sets up a group.</summary>
    /// <param name="model">What users do.</param>
    /// <param name="replications">Keys of one root, at most one per lane; lanes left over repeat the last.</param>
    /// <param name="hasFreeObservations">Whether every item is observed once before round 1.</param>
    public CascadeGroup(CascadeModel model, Sequence<StreamKey> replications, bool hasFreeObservations)
    {
        (this.model, this.hasFreeObservations, count) = (model, hasFreeObservations, replications.Count);
        memory = new(model.Items, model.Positions);
        (root, replication) = LaneKeys.Of<TReal, TInteger, TMask>(replications);
        for (int item = 0; item < model.Items; item++)
        {
            memory.Item(item) = new()
            {
                Id = TInteger.Create((uint)item),
                Mean = TReal.Create(double.PositiveInfinity),
                Miss = TReal.Create(1 - model.Attractions[item]),
                Threshold = TInteger.Create(BernoulliThreshold.FromProbability(model.Attractions[item]).Value),
            };
        }
    }

    /// <summary>Plays to the last checkpoint.</summary>
    public Sequence<ContenderPlay> Play(ILaneCascadeLearner learner, Sequence<long> checkpoints, CancellationToken cancellation)
    {
        double[][] regret = [.. Enumerable.Range(0, count).Select(_ => new double[checkpoints.Count])];
        for (int checkpoint = 0; checkpoint < checkpoints.Count; checkpoint++)
        {
            while (round < checkpoints[checkpoint])
            {
                cancellation.ThrowIfCancellationRequested();
                learner.Advance(this, Math.Min(checkpoints[checkpoint] - round, RoundsBetweenLooks));
            }

            for (int lane = 0; lane < count; lane++)
            {
                regret[lane][checkpoint] = TReal.Extract(memory.Tally().Regret, lane) + TReal.Extract(memory.Tally().Correction, lane);
            }
        }

        Sequence<ContenderPlay> plays = Sequence.Of(count, lane => new ContenderPlay(
            Sequence.Create<double>(regret[lane]),
            [TReal.Extract(memory.Tally().BestLists, lane) / round, TReal.Extract(memory.Tally().Reads, lane) / round]));
        GC.KeepAlive(memory);
        return plays;
    }

    /// <summary>Plays further rounds by a rule.</summary>
    public void Play<TRule>(TRule rule, long rounds)
        where TRule : struct, ICascadeRule<TReal, TInteger, TMask>
    {
        if (round == 0 && hasFreeObservations)
        {
            CascadeKernel<TReal, TInteger, TMask, TRule, CascadeArray<TReal, TInteger>>.ObserveFree(memory, root, replication);
        }

        CascadeKernel<TReal, TInteger, TMask, TRule, CascadeArray<TReal, TInteger>>.Play(
            memory, rule, root, replication, model.BestValue, round + 1, round + rounds);
        round += rounds;
    }
}
