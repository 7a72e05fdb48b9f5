using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Learning.Tests.Senders;

/// <summary>What a receiver hands over after rounds of full feedback that a test plays itself, by nothing but the problem's own tables.</summary>
internal sealed record SendersEpisodeEnd(InformedSendersReport Report, double Slack)
{
    public static SendersEpisodeEnd Of(SendersContender contender, int rounds)
    {
        InformedSendersProblem model = contender.Model;
        FullFeedbackRun run = (FullFeedbackRun)contender.Learner.Begin(SendersModels.TaskOf(model), rounds);
        AliasTable nature = AliasTable.FromWeights(model.Joint!.Value.Select(value => value.ToDouble()).Entries);
        RandomStream stream = new StreamKey(5).Open();
        for (int round = 0; round < rounds; round++)
        {
            _ = run.Promise();
            int place = nature.Draw(ref stream);
            int state = place / model.Signals.Count;
            run.Observe(new(place % model.Signals.Count, [.. model.SenderUtilities.Prepend(model.ReceiverUtility)
                .SelectMany(table => Enumerable.Range(0, model.ActionCount).Select(action => table[action, state].ToDouble()))]));
        }

        return new(run.Commit().Check(model), run.Commit().Slack);
    }
}
