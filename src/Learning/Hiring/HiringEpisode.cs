using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>One principal before the agents of one replication.</summary>
internal sealed class HiringEpisode
{
    private const int RoundsBetweenLooks = 4096;
    private const ulong WordsPerRound = 8;

    private readonly HiringContender contender;
    private readonly HiringWorld world;
    private readonly ResponderRun[] agents;
    private readonly StreamKey nature;
    private readonly StreamKey choices;
    private readonly int[] made;
    private AnnouncedMechanism? announced;
    private HiringValue? current;
    private CompensatedSum regret;
    private CompensatedSum violation;
    private CompensatedSum paid;
    private long told;
    private long obeyed;

    public HiringEpisode(HiringContender contender, long horizon, StreamKey replication)
    {
        (this.contender, world) = (contender, new(contender.Model));
        Run = contender.Learner.Begin(contender.Task, horizon);
        agents = [.. Enumerable.Range(0, world.Agents).Select(agent => contender.Agents.Begin(
            world.Efforts.Counts[agent], (-world.LargestCost(agent), contender.Task.PaymentCap), horizon, replication.Agent(1 + agent)))];
        (nature, choices) = (replication.Role(Streams.Rewards), replication.Role(Streams.Learner));
        made = new int[world.Agents];
    }

    /// <summary>Gets the learner at work.</summary>
    public HiringRun Run { get; }

    /// <summary>Gets the share of rounds, searches apart, in which all agents made the effort that they were told; 1 without such rounds.</summary>
    public double Obedience => told == 0 ? 1 : (double)obeyed / told;

    /// <summary>Gets the rounds of searches.</summary>
    public long Searching { get; private set; }

    /// <summary>Plays to the horizon; cumulative regret, violation and expected payments, shape [checkpoint].</summary>
    public (double[] Regret, double[] Violation, double[] Payments) Play(Sequence<long> checkpoints, CancellationToken cancellation)
    {
        (double[] regrets, double[] violations, double[] payments) = (new double[checkpoints.Count], new double[checkpoints.Count], new double[checkpoints.Count]);
        int passed = 0;
        long looked = 0;
        for (long round = 0; passed < checkpoints.Count;)
        {
            if (round >= looked)
            {
                cancellation.ThrowIfCancellationRequested();
                looked = round + RoundsBetweenLooks;
            }

            round += PlayFrom(round + 1, checkpoints[passed] - round);
            if (round == checkpoints[passed])
            {
                (regrets[passed], violations[passed], payments[passed]) = (regret.Value, violation.Value, paid.Value);
                passed++;
            }
        }

        return (regrets, violations, payments);
    }

    /// <summary>What the principal has of a mechanism when rational agents answer it that break ties in her favor, per round in expectation.</summary>
    public double ValueOf(AnnouncedMechanism mechanism) =>
        Expected(mechanism, Array.ConvertAll(agents, _ => new RationalResponder().Begin(1, default, 1, default))).Worth;

    private (double Worth, double Payment, bool IsObeyed) Expected(AnnouncedMechanism mechanism, ResponderRun[] answering)
    {
        HiringValue expected = world.Value(mechanism);
        (CompensatedSum worth, CompensatedSum payment, bool isObeyed) = (default, default, true);
        for (int efforts = 0; efforts < world.Efforts.Count; efforts++)
        {
            if (mechanism.Recommendations[efforts] > 0)
            {
                int answer = Answer(expected, efforts, answering);
                isObeyed &= answer == efforts;
                worth += mechanism.Recommendations[efforts] * Counted(mechanism, expected, efforts, answer);
                payment += mechanism.Recommendations[efforts] * expected.Of(efforts, answer).Payment;
            }
        }

        return (worth.Value, payment.Value, isObeyed);
    }

    // Plays a round, or all rounds to the next checkpoint when they are alike: once the principal has committed and agents have no memory, nothing changes any more.
    private long PlayFrom(long round, long most)
    {
        AnnouncedMechanism mechanism = Run.Announce();
        if (!ReferenceEquals(mechanism, announced))
        {
            (announced, current) = (mechanism, world.Value(mechanism));
        }

        if (Run.Phase == HiringPhase.Committed && contender.Agents is RationalResponder)
        {
            (double worth, double payment, bool isObeyed) = Expected(mechanism, agents);
            Add(most, worth, payment, current!.Violation, isObeyed);
            return most;
        }

        int recommended = current!.Certain ?? Drawn(mechanism, round);
        int answer = Answer(current, recommended, agents);
        Add(1, Counted(mechanism, current, recommended, answer), current.Of(recommended, answer).Payment, current.Violation, answer == recommended);
        Observe(current, recommended, answer, round);
        return 1;
    }

    private void Add(long rounds, double worth, double payment, double gain, bool isObeyed)
    {
        regret += rounds * (contender.Optimum - worth);
        violation += rounds * gain;
        paid += rounds * payment;
        bool isSearching = Run.Phase == HiringPhase.Searching;
        Searching += isSearching ? rounds : 0;
        told += isSearching ? 0 : rounds;
        obeyed += isSearching || !isObeyed ? 0 : rounds;
    }

    // Where payments compare reports and somebody gains by deviating, what agents do depends on what they think of each other: the round counts as worth nothing.
    private static double Counted(AnnouncedMechanism mechanism, HiringValue value, int recommended, int answer) =>
        mechanism.Basis == PaymentBasis.AllReports && value.IsBroken ? 0 : value.Of(recommended, answer).Worth;

    private int Answer(HiringValue value, int recommended, ResponderRun[] answering)
    {
        int answer = recommended;
        for (int agent = 0; agent < made.Length; agent++)
        {
            int effort = world.Efforts.Choice(recommended, agent);
            made[agent] = answering[agent].Choose(value.Utilities(agent, effort), value.Principal(agent, effort));
            answer = world.Efforts.With(answer, agent, made[agent]);
        }

        return answer;
    }

    private void Observe(HiringValue value, int recommended, int answer, long round)
    {
        RandomStream stream = new StreamPosition(nature.Agent(answer), WordsPerRound * (ulong)round).Open();
        (int signals, int state) = world.Draw(answer, ref stream);
        int reported = value.Reported(recommended, answer, signals);
        for (int agent = 0; agent < made.Length; agent++)
        {
            agents[agent].Observe(made[agent], value.Pay(agent, recommended, reported, state) - world.Cost(agent, made[agent]));
        }

        if (Run is ObservedEffortsRun observed)
        {
            observed.Observe(new(answer, reported, state));
        }
        else
        {
            ((HiddenEffortsRun)Run).Observe(new(reported, state));
        }
    }

    private int Drawn(AnnouncedMechanism mechanism, long round)
    {
        RandomStream stream = new StreamPosition(choices, WordsPerRound * (ulong)round).Open();
        return Distributions.Draw(mechanism.Recommendations.Span, ref stream);
    }
}
