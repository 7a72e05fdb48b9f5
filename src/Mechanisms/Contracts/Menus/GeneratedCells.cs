using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts.Menus;

/// <summary>The optimal menu by a program over few of its cells (type, recommended action), grown until no other cell is worth having.</summary>
/// <remarks>
/// An optimal menu recommends few actions to each type, and a cell that is not used takes types · actions rows of <see cref="WholeMenu"/> for
/// nothing, all of which bind. So begin with each type's cheapest action and its best one alone, solve, and ask for every other cell what it would be
/// worth at the prices found: a program of outcomes + types variables. Add the best cell of each type that is worth something, and repeat. The small
/// programs' duals complete the prices, so that the answer is one to the whole program and is audited as such.
/// <para>For problems with a cap on payments and none on their sum; others are refused. Where outside options leave the first cells no menu at all, the
/// whole program is solved instead, and the solution names <see cref="WholeMenu"/> as its formulation. A small program that does not end leaves the value
/// unknown, and its status is that of the solution.</para>
/// </remarks>
[Reference("castiglioni2022", "the linear program")]
[Reference("gilmore1961", "columns that are generated when they are worth it")]
public sealed record GeneratedCells : IMenuFormulation
{
    /// <inheritdoc/>
    public string Name => "generated-cells";

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Payments have no cap, or their sum has one.</exception>
    public MenuSolution Solve(MenuProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Types[0].PaymentCap is null || problem.Types[0].SumCap is not null)
        {
            throw new ArgumentException("Cells are generated for problems with a payment cap and without a sum cap. Solve this one with WholeMenu.", nameof(problem));
        }

        GeneratedCellsRun run = new(problem, Program, cancellation);
        SolvedProgram solved = run.Solve();

        // Too few cells may leave a type without a way to stay: only the whole program can say that there is none.
        return run.Ended switch
        {
            LinearProgramStatus.Optimal => new(problem, this, run.Whole, solved),
            LinearProgramStatus.Infeasible => new WholeMenu { Program = Program }.Solve(problem, cancellation),
            _ => MenuSolution.Stopped(problem, this, run.Ended, solved),
        };
    }
}
