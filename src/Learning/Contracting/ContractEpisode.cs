using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Learning.Contracting;

/// <summary>One learner before the agent of one replication.</summary>
internal sealed class ContractEpisode
{
    private const int RoundsBetweenLooks = 4096;
    private const ulong WordsPerRound = 8;

    private readonly ContractWorld world;
    private readonly ResponderRun agent;
    private readonly StreamKey key;
    private readonly double optimum;

    public ContractEpisode(ContractContender contender, long horizon, StreamKey replication)
    {
        (world, optimum) = (new(contender.Model), contender.Optimum);
        Sequence<double> rewards = contender.Model.Rewards.Select(reward => reward.ToDouble()).ToSequence();
        Run = contender.Learner.Begin(rewards, horizon, replication);
        agent = contender.Agent.Begin(contender.Model.ActionCount, (-world.LargestCost, ContractContender.LargestPayment(rewards)), horizon, replication.Agent(1));
        key = replication.Role(Streams.Rewards);
    }

    /// <summary>Gets the learner at work.</summary>
    public ContractRun Run { get; }

    /// <summary>Plays to the horizon; cumulative regret and expected payments, shape [checkpoint].</summary>
    public (double[] Regret, double[] Payments) Play(Sequence<long> checkpoints, CancellationToken cancellation)
    {
        (double[] regrets, double[] payments) = (new double[checkpoints.Count], new double[checkpoints.Count]);
        (CompensatedSum regret, CompensatedSum paid) = (default, default);
        int passed = 0;
        for (long round = 1; passed < regrets.Length; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            (double value, double payment) = PlayRound(round);
            regret += optimum - value;
            paid += payment;
            if (round == checkpoints[passed])
            {
                (regrets[passed], payments[passed]) = (regret.Value, paid.Value);
                passed++;
            }
        }

        return (regrets, payments);
    }

    /// <summary>What the agent does under a contract as it plays now.</summary>
    public int Answer(Contract contract)
    {
        ValuedContract valued = world.Value(contract);
        return agent.Choose(valued.Utilities, valued.Principal);
    }

    /// <summary>What a contract leaves the principal when the agent takes an action.</summary>
    public double Worth(Contract contract, int action) => world.Value(contract).Principal[action];

    /// <summary>Whether frequencies that the learner relies on miss, by more than it allows for, the probabilities under what the agent does.</summary>
    public bool HasBadEvent() => Run.Samples.Any(sample => sample.DistanceTo(world.Law(Answer(sample.Contract))) > sample.Radius);

    private (double Value, double Payment) PlayRound(long round)
    {
        ValuedContract valued = world.Value(Run.Announce());
        int action = agent.Choose(valued.Utilities, valued.Principal);
        RandomStream stream = new StreamPosition(key.Agent(action), WordsPerRound * (ulong)round).Open();
        int outcome = world.Draw(action, ref stream);
        agent.Observe(action, valued.Payments[outcome] - world.Cost(action));
        Run.Observe(outcome);
        return (valued.Principal[action], valued.Utilities[action] + world.Cost(action));
    }
}
