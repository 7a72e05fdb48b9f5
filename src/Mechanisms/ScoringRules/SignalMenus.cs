using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The cheapest payments of every effort, by a linear program over payments for the signals of that effort alone: the default.</summary>
/// <remarks>
/// Effort k pays γ(o, ω) ≥ 0 for reporting signal o when state ω comes true. Minimize ∑ w_k(o, ω) γ(o, ω), with w_k(o, ω) = p(ω) P(o | k, ω), so that
/// truth beats every other report, and truth beats every other effort k′ with whatever reports pay best there:
/// z(k′, o) ≥ ∑_ω w_k′(o, ω) γ(r, ω) for all r, and truth − ∑_o z(k′, o) ≥ c_k − c_k′.
/// <para>Any menu of bets extends to a proper rule in which every belief picks its best bet (<see cref="ScoringMenu"/>), and a proper rule restricted to
/// the signals of k only loses deviations, so that <see cref="ProperRules"/> finds the same payment with a far larger program. Signals · states +
/// (efforts − 1) · signals variables, signals · (signals − 1) + (efforts − 1) · (signals² + 1) rows, once per effort. Few of the rows of large programs bind: with
/// some dozens of efforts, signals and states <see cref="RowGeneration"/> suits them.</para>
/// </remarks>
[Reference("chen2023", "the problem")]
[Reference("myerson1982", "incentive constraints with hidden actions and hidden information together")]
public sealed record SignalMenus : IScoringFormulation
{
    /// <inheritdoc/>
    public string Name => "signal-menus";

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public ScoringSolution Solve(ScoringProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new EffortPrograms(problem, this, (effort, hasFreeCap) => new SignalMenuProgram(problem, effort, hasFreeCap)).Solve(cancellation);
    }
}
