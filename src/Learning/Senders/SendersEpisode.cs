using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Learning.Senders;

/// <summary>One receiver before the senders of one replication.</summary>
internal sealed class SendersEpisode
{
    private const int RoundsBetweenLooks = 4096;
    private const ulong WordsPerRound = 8;

    private readonly SendersModel model;
    private readonly SendersTask task;
    private readonly double optimum;
    private readonly StreamKey nature;
    private readonly StreamKey choices;
    private readonly double[] revealed;
    private readonly double[] played;
    private readonly Dictionary<Promise, (double Value, double Violation)> known = new(ReferenceEqualityComparer.Instance);

    public SendersEpisode(SendersContender contender, long horizon, StreamKey replication)
    {
        (model, optimum) = (new(contender.Model), contender.Optimum);
        task = new(contender.Model.Signals, contender.Model.ActionCount);
        Run = contender.Learner.Begin(task, horizon);
        (nature, choices) = (replication.Role(Streams.Rewards), replication.Role(Streams.Learner));
        (revealed, played) = (new double[(task.Senders + 1) * task.Actions], new double[task.Senders + 1]);
    }

    /// <summary>Gets the learner at work.</summary>
    public SendersRun Run { get; }

    /// <summary>Plays to the horizon; cumulative regret and violation, shape [checkpoint].</summary>
    public (double[] Regret, double[] Violation) Play(Sequence<long> checkpoints, CancellationToken cancellation)
    {
        (double[] regrets, double[] violations) = (new double[checkpoints.Count], new double[checkpoints.Count]);
        (CompensatedSum regret, CompensatedSum broken) = (default, default);
        int passed = 0;
        for (long round = 1; passed < regrets.Length; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            (double value, double violation) = PlayRound(round);
            regret += optimum - value;
            broken += violation;
            if (round == checkpoints[passed])
            {
                (regrets[passed], violations[passed]) = (regret.Value, broken.Value);
                passed++;
            }
        }

        return (regrets, violations);
    }

    private (double Value, double Violation) PlayRound(long round)
    {
        Promise promise = Run.Promise();
        if (!known.TryGetValue(promise, out (double Value, double Violation) judged))
        {
            judged = (model.Value(promise), model.Violation(promise));
            known.Add(promise, judged);
        }

        RandomStream stream = new StreamPosition(nature, WordsPerRound * (ulong)round).Open();
        (int state, int profile) = model.Draw(ref stream);
        if (Run is FullFeedbackRun full)
        {
            for (int place = 0; place < revealed.Length; place++)
            {
                revealed[place] = model.Utility(place / task.Actions, place % task.Actions, state);
            }

            full.Observe(new(profile, revealed));
        }
        else
        {
            int action = Drawn(promise, profile, round);
            for (int party = 0; party < played.Length; party++)
            {
                played[party] = model.Utility(party, action, state);
            }

            ((BanditFeedbackRun)Run).Observe(new(profile, action, played));
        }

        return judged;
    }

    private int Drawn(Promise promise, int profile, long round)
    {
        RandomStream stream = new StreamPosition(choices, WordsPerRound * (ulong)round).Open();
        return Distributions.Draw(promise.Probabilities.Row(profile), ref stream);
    }
}
