using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>Run of <see cref="OsrlUcb"/>.</summary>
internal sealed class OsrlUcbRun : UcbForecastingRun
{
    public OsrlUcbRun(OsrlUcb settings, ForecastingTask task, long horizon)
        : base(task, horizon, new(settings.Bound, settings.Confidence, settings.Scale, settings.ResolveRatio, settings.Program))
    {
    }

    private OsrlUcbRun(OsrlUcbRun other)
        : base(other)
    {
    }

    /// <inheritdoc/>
    public override ForecastingRun Fork() => new OsrlUcbRun(this);

    /// <inheritdoc/>
    protected override int Explored() => Rounds < Task.EffortCount ? (int)Rounds : -1;

    /// <inheritdoc/>
    protected override void Answered(ScoringMenu rule, int aim, int effort)
    {
        if (Rounds > Task.EffortCount && effort != aim)
        {
            Begin(Between((rule, effort), (Task.InducingRules[aim], aim)));
        }
    }

    /// <inheritdoc/>
    protected override double LargestShift(int effort) => Task.PaymentCap * Counts.Radius(effort);

    /// <inheritdoc/>
    protected override double Relaxation(int effort, int other) => Costs.Width(effort, other) + (Task.PaymentCap * Counts.Radius(other));

    /// <inheritdoc/>
    protected override double Bonus(int effort) => Task.LargestWorth * Counts.Radius(effort);

    /// <inheritdoc/>
    protected override (double Weight, double Slack) Mixing(int effort) =>
        (Math.Min(1, Task.EffortCount / Elementary.Power(Rounds, 1.0 / 3)), double.NaN);
}
