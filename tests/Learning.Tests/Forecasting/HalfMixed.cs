using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Tests.Forecasting;

/// <summary>A planted bug: the known rule makes up for little more than half of what the optimistic rule may fail to induce, as if only one of two confidence sets could be off.</summary>
internal sealed record HalfMixed(IForecastingLearner Learner) : IForecastingLearner
{
    public string Name => $"{Learner.Name} with half of the slack";

    public ForecastingRun Begin(ForecastingTask task, long horizon) => new Run(task, Learner.Begin(task, horizon));

    private sealed class Run(ForecastingTask task, ForecastingRun run) : ForecastingRun
    {
        public override long Rounds => run.Rounds;

        public override int Resolves => run.Resolves;

        public override int Target => run.Target;

        public override ScoringMenu Announce()
        {
            ScoringMenu rule = run.Announce();
            return ReferenceEquals(rule, run.Commit().Rule) ? Commit().Rule : rule;
        }

        public override void Observe(Forecast forecast) => run.Observe(forecast);

        public override EffortEstimate Estimate(int effort) => run.Estimate(effort);

        // 1.02 in the place of 2 in D = max over l of 2 (W(k, l) + B (I(k) + I(l))).
        public override CommittedRule Commit()
        {
            CommittedRule committed = run.Commit();
            double slack = 0.51 * committed.Slack;
            double weight = slack / (slack + task.Margins[committed.Effort]);
            return committed.Weight < 1 ? committed with { Rule = Mixtures.Of(committed.Optimistic, task.InducingRules[committed.Effort], weight), Weight = weight, Slack = slack } : committed;
        }

        public override ForecastingRun Fork() => new Run(task, run.Fork());
    }
}
