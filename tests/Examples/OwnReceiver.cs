using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Examples;

/// <summary>A receiver who promises one action, whatever is reported.</summary>
internal sealed record OwnReceiver(int Action) : ISendersLearner
{
    public string Name => "stubborn";

    public SendersRun Begin(SendersTask task, long horizon) => new Run(task, horizon, Action);

    private sealed class Run(SendersTask task, long horizon, int action) : FullFeedbackRun(task, horizon)
    {
        private readonly Promise promise = new(
            new Matrix<double>(task.Signals.Count, task.Actions, [.. Enumerable.Range(0, task.Signals.Count * task.Actions).Select(entry => entry % task.Actions == action ? 1.0 : 0)]), 0);

        public override Promise Promise() => promise;

        public override void Observe(RevealedUtilities feedback) => Rounds++;

        public override SendersRun Fork() => new Run(Task, Horizon, action) { Rounds = Rounds };
    }
}
