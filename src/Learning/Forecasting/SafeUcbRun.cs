using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Forecasting;

/// <summary>Run of <see cref="SafeUcb"/>.</summary>
internal sealed class SafeUcbRun : UcbForecastingRun
{
    private readonly SafeUcb settings;
    private int pairs;

    public SafeUcbRun(SafeUcb settings, ForecastingTask task, long horizon)
        : base(task, horizon, new(settings.Bound, settings.Confidence, settings.Scale, settings.ResolveRatio, settings.Program)) => this.settings = settings;

    private SafeUcbRun(SafeUcbRun other)
        : base(other) => (settings, pairs) = (other.settings, other.pairs);

    /// <inheritdoc/>
    public override ForecastingRun Fork() => new SafeUcbRun(this);

    /// <inheritdoc/>
    protected override int Explored()
    {
        if (Rounds < Task.EffortCount)
        {
            return (int)Rounds;
        }

        double wanted = settings.Exploration * Elementary.Power(Rounds, 2.0 / 3);
        for (int effort = 0; effort < Task.EffortCount; effort++)
        {
            if (Counts.Of(effort) < wanted)
            {
                return effort;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override SwitchSearch? NextSearch()
    {
        if (Rounds < Task.EffortCount || pairs == Task.EffortCount * Task.EffortCount)
        {
            return null;
        }

        while (pairs < Task.EffortCount * Task.EffortCount)
        {
            (int one, int other) = (pairs / Task.EffortCount, pairs % Task.EffortCount);
            pairs++;
            if (one < other)
            {
                return Between((Task.InducingRules[one], one), (Task.InducingRules[other], other));
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override double LargestShift(int effort) => 0;

    /// <inheritdoc/>
    protected override double Relaxation(int effort, int other) =>
        Costs.Width(effort, other) + (Task.PaymentCap * (Counts.Radius(effort) + Counts.Radius(other)));

    /// <inheritdoc/>
    protected override double Bonus(int effort) => (Task.PaymentCap + Task.LargestWorth) * Counts.Radius(effort);

    /// <inheritdoc/>
    protected override (double Weight, double Slack) Mixing(int effort)
    {
        double slack = 0;
        for (int other = 0; other < Task.EffortCount; other++)
        {
            slack = other == effort ? slack : Math.Max(slack, 2 * Relaxation(effort, other));
        }

        return (double.IsPositiveInfinity(slack) ? 1 : slack / (slack + Task.Margins[effort]), slack);
    }
}
