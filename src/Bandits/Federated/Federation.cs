using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Federated;

/// <summary>Server and clients at work.</summary>
internal sealed class Federation
{
    private readonly FederatedExperiment experiment;
    private readonly FederatedUcb protocol;
    private readonly double threshold;
    private readonly RidgeBank knowledge;
    private readonly RidgeData server;
    private readonly RidgeData[] pending;
    private readonly RidgeData[] downloaded;
    private readonly double[] snapshots;
    private readonly long[] rounds;
    private readonly double[] contexts;
    private readonly double[] padded;
    private readonly double[] played;
    private readonly double[] payments;
    private readonly double[] utilities;
    private int communications;
    private long participants;
    private long scalars;
    private double socialCost;

    public Federation(FederatedExperiment experiment, FederatedUcb protocol)
    {
        this.experiment = experiment;
        this.protocol = protocol;
        (int clients, int dimension) = (experiment.Clients, experiment.Bandit.Dimension);
        threshold = protocol.Threshold
            ?? experiment.Horizon / ((double)clients * clients * dimension * Elementary.Log(experiment.Horizon));
        knowledge = new(clients, dimension, protocol.Regularization);
        server = new(dimension);
        pending = [.. Enumerable.Range(0, clients).Select(_ => new RidgeData(dimension))];
        downloaded = [.. Enumerable.Range(0, clients).Select(_ => new RidgeData(dimension))];
        snapshots = [.. Enumerable.Range(0, clients).Select(knowledge.LogDeterminant)];
        rounds = new long[clients];
        contexts = new double[experiment.Bandit.Arms * dimension];
        padded = new double[knowledge.Padded];
        played = new double[knowledge.Padded];
        payments = new double[clients];
        utilities = new double[clients];
    }

    public double Regret { get; private set; }

    public FederatedResult Result(Sequence<double> regret) => new(
        regret, communications, participants, socialCost, Sequence.Create<double>(payments), Sequence.Create<double>(utilities), scalars);

    public void Play(long round)
    {
        int client = (int)(round % experiment.Clients);
        experiment.Bandit.Contexts.Fill(round, experiment.Key, contexts);
        double mean = Choose(client);
        double reward = mean + experiment.NoiseOf(round);
        knowledge.Update(client, played, reward);
        pending[client].Add(played, reward);
        double growth = knowledge.LogDeterminant(client) - snapshots[client];
        rounds[client]++;
        if (protocol.Rule is { } rule && rounds[client] * growth > threshold)
        {
            Communicate(rule);
        }
    }

    // The arm of largest index; regret against the best mean of the round.
    private double Choose(int client)
    {
        double radius = protocol.Radius.Of(new(
            knowledge.Dimension, knowledge.Regularization, knowledge.Samples(client), experiment.Horizon, knowledge.LogDeterminant(client)));
        (double largest, double chosenMean, double bestMean) = (double.NegativeInfinity, 0, double.NegativeInfinity);
        for (int arm = 0; arm < experiment.Bandit.Arms; arm++)
        {
            ReadOnlySpan<double> context = contexts.AsSpan(arm * knowledge.Dimension, knowledge.Dimension);
            context.CopyTo(padded);
            double mean = Inner.Product(experiment.Bandit.Weights.Span, context);
            bestMean = Math.Max(bestMean, mean);
            double index = knowledge.Mean(client, padded) + (radius * Math.Sqrt(knowledge.SquaredWidth(client, padded)));
            if (!double.IsFinite(index))
            {
                throw ContextualRun.NotFinite(arm, index);
            }

            if (index > largest)
            {
                (largest, chosenMean) = (index, mean);
                padded.CopyTo(played, 0);
            }
        }

        Regret += bestMean - chosenMean;
        return chosenMean;
    }

    private void Communicate(IParticipationRule rule)
    {
        Participation participation = rule.Select(Problem());
        foreach (int client in participation.Selected)
        {
            server.Add(pending[client]);
            pending[client].Clear();
            socialCost += experiment.Costs[client];
            utilities[client] -= experiment.Costs[client];
        }

        for (int client = 0; client < payments.Length; client++)
        {
            payments[client] += participation.Payments[client];
            utilities[client] += participation.Payments[client];
        }

        Download(participation.Selected);
        communications++;
        participants += participation.Selected.Count;
    }

    // A client knows the server's data of its last download and its own data since its last upload; nothing is counted twice.
    private void Download(Sequence<int> selected)
    {
        int numbers = (knowledge.Dimension * knowledge.Dimension) + knowledge.Dimension;
        scalars += (long)numbers * selected.Count;
        for (int client = 0; client < payments.Length; client++)
        {
            if (protocol.Download == DownloadPolicy.Broadcast || selected.Contains(client))
            {
                server.CopyTo(downloaded[client]);
                knowledge.Replace(client, server, pending[client]);
                scalars += numbers;
            }

            snapshots[client] = knowledge.LogDeterminant(client);
            rounds[client] = 0;
        }
    }

    private ParticipationProblem Problem()
    {
        double lambda = protocol.Regularization;
        ParticipationProblem problem = new(
            server.Full(lambda),
            Sequence.Of(payments.Length, client => pending[client].Full(0)),
            experiment.Bids,
            protocol.Progress,
            protocol.ReservePrice);
        if (protocol.Rule is not DataIncentive)
        {
            return problem;
        }

        Sequence<Matrix<double>> unshared = Sequence.Of(payments.Length, client => Difference(server, downloaded[client]));
        return problem.WithData(Sequence.Of(payments.Length, Held), unshared);
    }

    private Matrix<double> Held(int client)
    {
        RidgeData all = new(knowledge.Dimension);
        all.Add(downloaded[client]);
        all.Add(pending[client]);
        return all.Full(protocol.Regularization);
    }

    private static Matrix<double> Difference(RidgeData all, RidgeData part)
    {
        Matrix<double> whole = all.Full(0);
        double[] entries = whole.Entries.ToArray();
        ReadOnlySpan<double> less = part.Full(0).Entries;
        for (int index = 0; index < entries.Length; index++)
        {
            entries[index] -= less[index];
        }

        return new(whole.Rows, whole.Columns, entries);
    }
}
