using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>A learned rule, handed over: the same object that the design room solves for, and what the learner believed when it made it.</summary>
/// <param name="Rule">The rule, proper; its items are the beliefs of the task.</param>
/// <param name="Effort">The effort that it is meant to induce.</param>
/// <param name="Optimistic">The rule before it was mixed with one that is known to induce the effort: cheaper, and not to be relied on.</param>
/// <param name="Weight">The weight of the known rule in the mixture, 0 to 1.</param>
/// <param name="Slack">By how much the optimistic rule may fail to induce the effort on the good event, in money; NaN where the learner bounds nothing.</param>
public sealed record CommittedRule(ScoringMenu Rule, int Effort, ScoringMenu Optimistic, double Weight, double Slack)
{
    /// <summary>Checks the rule under a model, without any code of the learner.</summary>
    /// <param name="model">The true model, which the learner never saw.</param>
    /// <param name="tolerance">Gain that still counts as none; none by default: the check is exact.</param>
    /// <returns>The expected payment, and the deviation that gains most.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other states.</exception>
    public IncentiveFinding Check(ScoringProblem model, Tolerance tolerance = default) => EffortIncentives.Check(model, Rule, Effort, tolerance);
}
