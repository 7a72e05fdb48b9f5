using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The cheapest payments of every effort, by a linear program over rules that are proper on all beliefs of all efforts.</summary>
/// <remarks>
/// S(σ, ω) ≥ 0 is paid for belief σ when state ω comes true. Minimize ∑ q_k(σ) E_σ S(σ) subject to properness, E_σ S(σ) ≥ E_σ S(τ) for all
/// beliefs σ ≠ τ, and ∑ (q_k(σ) − q_k′(σ)) E_σ S(σ) ≥ c_k − c_k′ for every other effort k′. Shirk-then-lie needs no rows: after shirking the
/// belief is still among those for which the rule is proper.
/// <para>Beliefs · states variables, beliefs · (beliefs − 1) + efforts − 1 rows, once per effort. For checking <see cref="SignalMenus"/>, and for a
/// rule that names a payment for every belief.</para>
/// </remarks>
[Reference("chen2023", "the linear program over proper rules on the belief set")]
public sealed record ProperRules : IScoringFormulation
{
    /// <inheritdoc/>
    public string Name => "proper-rules";

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public ScoringSolution Solve(ScoringProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        PosteriorTable table = PosteriorTable.Of(problem);
        return new EffortPrograms(problem, this, (effort, hasFreeCap) => new ProperRuleProgram(problem, table, effort, hasFreeCap)).Solve(cancellation);
    }
}
