using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>Clients with private costs of participation play one linear bandit, one of them in each round, in turn.</summary>
/// <remarks>
/// In round t from 0 client t mod clients sees the contexts and plays. The noise of round t is drawn from block t of the stream (replication,
/// <see cref="Streams.Rewards"/>), so all protocols and all bids meet the same contexts and noise. Immutable and thread-safe.
/// </remarks>
[Reference("wei2024", "Section 3: problem formulation")]
public sealed record FederatedExperiment
{
    private const int WordsPerNormal = 4;

    /// <summary>Initializes the question.</summary>
    /// <param name="bandit">What the clients play.</param>
    /// <param name="costs">True cost of each client for taking part in a communication, shape [client], finite and at least 0, in money.</param>
    /// <param name="horizon">Rounds of all clients together, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <param name="bids">What clients say their costs are, shape [client]; empty when all tell the truth.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">There is no client, shapes differ, or checkpoints do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1, or a cost or bid is negative or not finite.</exception>
    public FederatedExperiment(
        LinearBandit bandit,
        Sequence<double> costs,
        long horizon,
        StreamKey key,
        Sequence<double> bids = default,
        Sequence<long> checkpoints = default)
    {
        ArgumentNullException.ThrowIfNull(bandit);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (costs.Count == 0 || (bids.Count != 0 && bids.Count != costs.Count))
        {
            throw new ArgumentException($"There must be at least one client, and as many bids as costs or none; got {costs.Count} and {bids.Count}.", nameof(costs));
        }

        foreach (double money in costs.Concat(bids))
        {
            LinearSettings.Scale(money, "A cost or bid");
        }

        Bandit = bandit;
        Costs = costs;
        Horizon = horizon;
        Key = key;
        Bids = bids.Count == 0 ? costs : bids;
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
    }

    /// <summary>Gets what the clients play.</summary>
    public LinearBandit Bandit { get; }

    /// <summary>Gets the true cost of each client per communication, shape [client], in money.</summary>
    public Sequence<double> Costs { get; }

    /// <summary>Gets the rounds of all clients together.</summary>
    public long Horizon { get; }

    /// <summary>Gets the replication's key.</summary>
    public StreamKey Key { get; }

    /// <summary>Gets what clients say their costs are, shape [client], in money.</summary>
    public Sequence<double> Bids { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets the number of clients.</summary>
    public int Clients => Costs.Count;

    /// <summary>A random instance: unit weights, arms from a pool of unit vectors, costs uniform over [0, 100).</summary>
    /// <param name="key">The replication's key; weights, pool and costs are drawn from agents 65,533 to 65,535 of its instances.</param>
    /// <param name="clients">Number of clients, at least 1.</param>
    /// <param name="dimension">Length of contexts.</param>
    /// <param name="horizon">Rounds of all clients together.</param>
    /// <param name="arms">Arms shown in a round.</param>
    /// <param name="pool">Vectors in the pool.</param>
    /// <param name="noise">Standard deviation of the noise.</param>
    /// <returns>The question.</returns>
    public static FederatedExperiment Synthetic(
        StreamKey key, int clients = 25, int dimension = 5, long horizon = 6250, int arms = 25, int pool = 1000, double noise = 0.1)
    {
        double[] weights = new double[dimension];
        RandomStream stream = key.Role(Streams.Instances).Agent(ushort.MaxValue).Open();
        UnitContexts.FillUnit(ref stream, weights);
        RandomStream money = key.Role(Streams.Instances).Agent(ushort.MaxValue - 2).Open();
        double[] costs = new double[clients];
        foreach (ref double cost in costs.AsSpan())
        {
            cost = 100 * money.NextDouble();
        }

        PoolContexts contexts = PoolContexts.Random(pool, arms, dimension, key.Role(Streams.Instances).Agent(ushort.MaxValue - 1));
        return new(new(Sequence.Create<double>(weights), noise, contexts), Sequence.Create<double>(costs), horizon, key);
    }

    /// <summary>The same question with another bid of one client, for asking what a lie earns.</summary>
    /// <param name="client">Client from 0.</param>
    /// <param name="bid">What it says, finite and at least 0, in money.</param>
    /// <returns>The question.</returns>
    public FederatedExperiment WithBid(int client, double bid)
    {
        _ = Bids[client];
        return new(Bandit, Costs, Horizon, Key, Sequence.Of(Clients, index => index == client ? bid : Bids[index]), Checkpoints);
    }

    /// <summary>Plays the experiment under a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="cancellation">Stops the work between checkpoints.</param>
    /// <returns>Regret, communications, costs and payments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="protocol"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public FederatedResult Run(FederatedUcb protocol, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Federation federation = new(this, protocol);
        double[] curve = new double[Checkpoints.Count];
        long round = 0;
        for (int index = 0; index < curve.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (; round < Checkpoints[index]; round++)
            {
                federation.Play(round);
            }

            curve[index] = federation.Regret;
        }

        return federation.Result(Sequence.Create<double>(curve));
    }

    /// <summary>The noise of a round.</summary>
    internal double NoiseOf(long round)
    {
        RandomStream stream = new StreamPosition(Key.Role(Streams.Rewards), (ulong)round * WordsPerNormal).Open();
        return Bandit.Noise * NormalDistribution.Standard.Draw(ref stream);
    }
}
