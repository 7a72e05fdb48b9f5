using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Persuasion;

/// <summary>Optimal signals by the dual program: the lowest prices of states at which no obedient recommendation makes a profit.</summary>
/// <remarks>
/// Minimize ∑ prior(θ) y(θ) subject to y(θ) ≥ u_S(a, θ) + ∑_b λ(a, b) (u_R(a, θ) − u_R(b, θ)) for all θ and a, with λ ≥ 0. The prices y are a plane
/// above the sender's value at every belief that touches its concave envelope at the prior; the scheme is read from the duals.
/// <para>States + actions · (actions − 1) variables, states · actions rows. An independent check of <see cref="Recommendations"/>.</para>
/// </remarks>
[Reference("kolotilin2018", "the linear programming approach and its dual")]
public sealed record StatePrices : IPersuasionFormulation
{
    /// <inheritdoc/>
    public string Name => "state-prices";

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public PersuasionSolution Solve(PersuasionProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        PriceProgram source = new(problem);
        SolvedProgram solved = SolvedProgram.Solve("lowest prices of states", source, Program, cancellation);
        if (!solved.Solution.IsOptimal)
        {
            return new(problem, this, solved);
        }

        return new(
            problem,
            this,
            solved,
            SignalingScheme.OfJoint(problem, solved.Solution.RowDuals.Span),
            [.. solved.Solution.Primal.Take(problem.StateCount)],
            [.. source.Binding(solved.Solution.Primal.Span, Math.Abs(solved.Solution.Value))]);
    }
}
