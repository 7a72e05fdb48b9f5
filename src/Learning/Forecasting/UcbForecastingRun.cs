using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>What the upper-confidence-bound learners of scoring rules share: counts, differences of costs, searches, and one program per effort.</summary>
internal abstract class UcbForecastingRun : ForecastingRun
{
    private readonly UcbForecastingSettings settings;
    private readonly OptimisticRule[] programs;
    private ScoringMenu? announced;
    private ResolveSchedule schedule;
    private SwitchSearch? search;
    private CommittedRule committed;
    private int target;
    private int resolves;

    private protected UcbForecastingRun(ForecastingTask task, long horizon, UcbForecastingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        (Task, Horizon, this.settings) = (task, horizon, settings);
        Counts = new(task, horizon, settings.Bound, settings.Confidence, settings.Scale);
        Costs = new(task.EffortCount);
        programs = [.. Enumerable.Range(0, task.EffortCount).Select(effort => new OptimisticRule(task, effort, settings.Program))];
        schedule = new(settings.ResolveRatio);
        committed = new(task.InducingRules[0], 0, task.InducingRules[0], 1, 0);
    }

    private protected UcbForecastingRun(UcbForecastingRun other)
    {
        (Task, Horizon, settings) = (other.Task, other.Horizon, other.settings);
        (Counts, Costs, programs) = (other.Counts.Copy(), other.Costs.Copy(), [.. other.programs.Select(program => program.Copy())]);
        (announced, schedule, committed) = (other.announced, other.schedule, other.committed);
        (target, resolves, search) = (other.target, other.resolves, other.search?.Copy(Costs));
    }

    /// <inheritdoc/>
    public sealed override long Rounds => Counts.Rounds;

    /// <inheritdoc/>
    public sealed override int Resolves => resolves;

    /// <inheritdoc/>
    public sealed override int Target
    {
        get
        {
            _ = Announce();
            return target;
        }
    }

    /// <summary>Gets what the principal knows.</summary>
    protected ForecastingTask Task { get; }

    /// <summary>Gets the rounds of the whole run.</summary>
    protected long Horizon { get; }

    /// <summary>Gets the counts.</summary>
    protected EffortCounts Counts { get; }

    /// <summary>Gets the differences of costs.</summary>
    protected CostDifferences<double[]> Costs { get; }

    /// <summary>Gets the rule of the last solve.</summary>
    protected CommittedRule Committed => committed;

    /// <inheritdoc/>
    public sealed override ScoringMenu Announce() => announced ??= Next();

    /// <inheritdoc/>
    public sealed override void Observe(Forecast forecast)
    {
        Require(forecast);
        ScoringMenu rule = Announce();
        Counts.Add(forecast.Effort, forecast.Belief);
        announced = null;
        if (search is null)
        {
            Answered(rule, target, forecast.Effort);
            return;
        }

        search.Observe(forecast.Effort);
        if (search.IsDone)
        {
            search = null;
            schedule.Hurry();
        }
    }

    /// <inheritdoc/>
    public sealed override EffortEstimate Estimate(int effort)
    {
        RequireBelow(effort, Task.EffortCount, nameof(effort));
        return Counts.Estimate(effort);
    }

    /// <inheritdoc/>
    public sealed override CommittedRule Commit() => committed;

    /// <summary>The effort whose known rule is to be played now, or −1 for the learned one.</summary>
    protected abstract int Explored();

    /// <summary>The segment to be searched before anything else, if any.</summary>
    protected virtual SwitchSearch? NextSearch() => null;

    /// <summary>Takes in the answer to a rule outside of searches.</summary>
    protected virtual void Answered(ScoringMenu rule, int aim, int effort)
    {
    }

    /// <summary>How far the expected payment of a rule may be from its estimate.</summary>
    protected abstract double LargestShift(int effort);

    /// <summary>By how much the row of another effort is relaxed.</summary>
    protected abstract double Relaxation(int effort, int other);

    /// <summary>What is added to an effort's estimated profit.</summary>
    protected abstract double Bonus(int effort);

    /// <summary>The weight of the known rule in the mixture, and the slack that it makes up for.</summary>
    protected abstract (double Weight, double Slack) Mixing(int effort);

    /// <summary>Begins a search between two rules whose answers are known.</summary>
    protected SwitchSearch Between((ScoringMenu Rule, int Answer) from, (ScoringMenu Rule, int Answer) to) =>
        new(Task, Costs, from.Rule, to.Rule, new(from.Answer, to.Answer, Task.EffortCount, SwitchBisection.Resolution(Task.PaymentCap, Horizon)));

    /// <summary>Begins a search at once.</summary>
    protected void Begin(SwitchSearch begun) => search = begun.IsDone ? null : begun;

    private ScoringMenu Next()
    {
        search ??= NextSearch();
        if (search is not null)
        {
            target = -1;
            return search.Announce();
        }

        int explored = Explored();
        if (explored >= 0)
        {
            target = explored;
            return Task.InducingRules[explored];
        }

        if (schedule.IsDue(Rounds))
        {
            Resolve();
        }

        target = committed.Effort;
        return committed.Rule;
    }

    private void Resolve()
    {
        resolves++;
        Costs.Update((effort, other, expected) => (
            Counts.Mean(effort, expected) - Counts.Mean(other, expected), Task.PaymentCap * (Counts.Radius(effort) + Counts.Radius(other))));
        (int best, double highest) = (-1, double.NegativeInfinity);
        for (int effort = 0; effort < programs.Length; effort++)
        {
            int asked = effort;
            bool isSolved = programs[effort].Solve(Counts, other => Costs.Of(asked, other) - Relaxation(asked, other), LargestShift(effort));
            double index = isSolved ? Counts.Mean(effort, Task.Worths.Span) - programs[effort].Payment + Bonus(effort) : double.NegativeInfinity;
            (best, highest) = index > highest ? (effort, index) : (best, highest);
        }

        // On a bad event no effort may seem implementable: the rule of the last solve stays.
        if (best >= 0)
        {
            ScoringMenu optimistic = programs[best].Rule();
            (double weight, double slack) = Mixing(best);
            committed = new(Mixtures.Of(optimistic, Task.InducingRules[best], weight), best, optimistic, weight, slack);
        }
    }

    private void Require(Forecast forecast)
    {
        RequireBelow(forecast.Effort, Task.EffortCount, nameof(forecast.Effort));
        RequireBelow(forecast.Belief, Task.BeliefCount, nameof(forecast.Belief));
        RequireBelow(forecast.State, Task.Beliefs.Columns, nameof(forecast.State));
    }

    private static void RequireBelow(int index, int count, string name)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(name, index, FormattableString.Invariant($"The index must lie in 0..{count - 1}; got {index}. Count from 0."));
        }
    }
}
