using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Persuasion;

/// <summary>Optimal recommendations by one linear program over the joint probability of state and recommended action.</summary>
/// <remarks>
/// Variables x(θ, a) ≥ 0 with ∑ₐ x(θ, a) = prior(θ); maximize ∑ x(θ, a) u_S(a, θ) subject to obedience,
/// ∑_θ x(θ, a) (u_R(a, θ) − u_R(b, θ)) ≥ 0 for all a ≠ b.
/// <para>States · actions variables, states + actions · (actions − 1) rows. Time that of one solve.</para>
/// </remarks>
[Reference("kamenica2011", "straightforward signals")]
public sealed record Recommendations : IPersuasionFormulation
{
    /// <inheritdoc/>
    public string Name => "recommendations";

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public PersuasionSolution Solve(PersuasionProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        RecommendationProgram source = new(problem);
        SolvedProgram solved = SolvedProgram.Solve("value of the best recommendations", source, Program, cancellation);
        if (!solved.Solution.IsOptimal)
        {
            return new(problem, this, solved);
        }

        return new(
            problem,
            this,
            solved,
            SignalingScheme.OfJoint(problem, solved.Solution.Primal.Span),
            [.. solved.Solution.RowDuals.Take(problem.StateCount)],
            source.Binding(solved));
    }
}
