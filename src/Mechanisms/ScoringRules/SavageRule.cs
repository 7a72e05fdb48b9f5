using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The proper rule of a convex function G: G(r) + ⟨g(r), e_w − r⟩ with g a subgradient.</summary>
/// <remarks>
/// The report picks the tangent plane of G at r, and the state picks its height: no plane lies above G, so none beats the one at the belief
/// itself. Every proper rule with finite scores arises so, with G(r) the expected score of truth; strictly proper exactly when G is strictly
/// convex. The rule trusts the function: what is not convex gives a rule that <see cref="Properness"/> refutes.
/// <para>Immutable and thread-safe when the function is.</para>
/// </remarks>
[Reference("savage1971", "proper rules and convex functions")]
[Reference("gneiting2007", "proper scoring rules as subtangents of convex functions")]
public sealed record SavageRule : IScoringRule
{
    /// <summary>Initializes a rule.</summary>
    /// <param name="function">The convex function.</param>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    public SavageRule(IConvexFunction function) => Function = Given.Required(function);

    /// <summary>Gets the convex function: the expected score of truth.</summary>
    public IConvexFunction Function { get; }

    /// <inheritdoc/>
    public string Name => $"Savage rule of {Function.Name}";

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> report, int state)
    {
        Beliefs.Require(report, state, nameof(report));
        double[] slope = new double[report.Length];
        Function.Subgradient(report, slope);
        CompensatedSum score = default;
        score += Function.Value(report);
        score += slope[state];
        for (int other = 0; other < slope.Length; other++)
        {
            // A slope may be -∞ on the boundary, as that of ∑ r ln r is; times a probability of 0 it counts as 0.
            score += report[other] == 0 ? 0 : -slope[other] * report[other];
        }

        return score.Value;
    }
}
