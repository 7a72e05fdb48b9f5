using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts.Menus;

/// <summary>The optimal menu by one linear program over all cells (type, recommended action) at once.</summary>
/// <remarks>
/// Variables t(k, a), the probability of recommending action a to type k, and x(k, a, w) = t · payment. Truth of type k is worth
/// ∑ₐ (F_k(a) · x(k, a) − t(k, a) c_k(a)); it must beat every report l together with the best action after every recommendation, which is what the
/// variables z(k, l, a) ≥ F_k(b) · x(l, a) − t(l, a) c_k(b) stand for. Maximize ∑ λ_k ∑ₐ (t(k, a) R_k(a) − F_k(a) · x(k, a)).
/// <para>Without caps the program may pay on recommendations of probability 0. Then a menu is sought among its other optima, over implementable
/// actions and over the recommendations made; where none is found, <see cref="MenuSolution.Mixed"/> comes as near to the value as one likes.</para>
/// </remarks>
[Reference("castiglioni2022", "the linear program of menus of randomized contracts")]
[Reference("myerson1982", "generalized principal-agent problems")]
public sealed record WholeMenu : IMenuFormulation
{
    /// <inheritdoc/>
    public string Name => "whole-menu";

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public MenuSolution Solve(MenuProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        MenuProgram source = MenuProgram.Of(problem);
        return new MenuSolution(problem, this, source, SolvedProgram.Solve("value of the best menu", source, Program, cancellation)).Settled(cancellation);
    }
}
