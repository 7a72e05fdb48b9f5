using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Tests.Forecasting;

/// <summary>A planted bug: announces and hands over the optimistic rule without mixing in the known one.</summary>
internal sealed record Unmixed(IForecastingLearner Learner) : IForecastingLearner
{
    public string Name => $"{Learner.Name} without mixing";

    public ForecastingRun Begin(ForecastingTask task, long horizon) => new Run(Learner.Begin(task, horizon));

    private sealed class Run(ForecastingRun run) : ForecastingRun
    {
        public override long Rounds => run.Rounds;

        public override int Resolves => run.Resolves;

        public override int Target => run.Target;

        public override ScoringMenu Announce()
        {
            ScoringMenu rule = run.Announce();
            CommittedRule committed = run.Commit();
            return ReferenceEquals(rule, committed.Rule) ? committed.Optimistic : rule;
        }

        public override void Observe(Forecast forecast) => run.Observe(forecast);

        public override EffortEstimate Estimate(int effort) => run.Estimate(effort);

        public override CommittedRule Commit() => run.Commit() with { Rule = run.Commit().Optimistic };

        public override ForecastingRun Fork() => new Run(run.Fork());
    }
}
