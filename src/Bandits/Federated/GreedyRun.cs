namespace Mechanisms.Bandits.Federated;

/// <summary>Clients in the order of gain per money asked, one after another.</summary>
internal sealed class GreedyRun(ParticipationProblem problem, int without)
{
    private readonly bool[] taken = Absent(problem, without);
    private readonly List<int> picked = [];

    public CoverState State { get; } = new(problem);

    public IReadOnlyList<int> Picked => picked;

    /// <summary>What the last pick gained.</summary>
    public double LastGain { get; private set; }

    /// <summary>Picks the next client; false when none is left that gains anything.</summary>
    public bool TryPick()
    {
        int best = -1;
        double largest = 0;
        double gained = 0;
        for (int client = 0; client < taken.Length; client++)
        {
            if (taken[client])
            {
                continue;
            }

            double gain = State.Gain(client);
            double ratio = gain / problem.Bids[client];
            if (gain > CoverState.Slack && ratio > largest)
            {
                (best, largest, gained) = (client, ratio, gain);
            }
        }

        if (best < 0)
        {
            return false;
        }

        taken[best] = true;
        picked.Add(best);
        State.Add(best);
        LastGain = gained;
        return true;
    }

    // Who asks more than the reserve price does not take part.
    private static bool[] Absent(ParticipationProblem problem, int without)
    {
        bool[] absent = new bool[problem.Clients];
        for (int client = 0; client < absent.Length; client++)
        {
            absent[client] = client == without || problem.Bids[client] > problem.ReservePrice;
        }

        return absent;
    }
}
