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
/// <para>For problems with a cap on payments and none on their sum; others are refused.</para>
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

        CellPricing pricing = new(problem);
        SortedSet<int>[] chosen = [.. problem.Types.Select(Start)];
        while (true)
        {
            MenuProgram part = new(problem, [.. chosen.Select(cells => cells.ToSequence())]);
            SolvedProgram solved = SolvedProgram.Solve("value of the best menu over some cells", part, Program, cancellation);
            if (!solved.Solution.IsOptimal)
            {
                // Too few cells may leave a type without a way to stay: only the whole program can say that there is none.
                return solved.Solution.Status == LinearProgramStatus.Infeasible
                    ? new WholeMenu { Program = Program }.Solve(problem, cancellation)
                    : new(problem, this, part, solved);
            }

            MenuLayout layout = new(part);
            Dictionary<(int Type, int Action), LinearProgramSolution> priced = [];
            if (!Grow(problem, chosen, pricing, layout, solved.Solution.RowDuals.Span, priced))
            {
                MenuProgram whole = MenuProgram.Of(problem);
                LinearProgram program = whole.Write();
                LinearProgramSolution answer = new CellAssembly(part, layout, whole).Assemble(program, solved.Solution, priced);
                return new(problem, this, whole, new("value of the best menu", program, answer) { Source = whole });
            }
        }
    }

    // The cheapest action keeps every type without payments; the best one alone is likely to be recommended.
    private static SortedSet<int> Start(ContractProblem type)
    {
        int cheapest = Enumerable.Range(0, type.ActionCount).MinBy(action => type.Costs[action]);
        ContractSolution alone = type.Solve(new MinimumPayments());
        return alone.IsOptimal ? [cheapest, alone.BestAction] : [cheapest];
    }

    private bool Grow(
        MenuProblem problem,
        SortedSet<int>[] chosen,
        CellPricing pricing,
        MenuLayout layout,
        ReadOnlySpan<double> prices,
        Dictionary<(int Type, int Action), LinearProgramSolution> priced)
    {
        bool hasGrown = false;
        for (int type = 0; type < chosen.Length; type++)
        {
            (int Action, double Worth) best = (-1, 0);
            for (int action = 0; action < problem.ActionCount; action++)
            {
                if (!chosen[type].Contains(action))
                {
                    (LinearProgramSolution answer, double worth) = pricing.Price(type, action, layout, prices, Program);
                    priced[(type, action)] = answer;
                    best = worth > best.Worth && Tolerances.Optimality.Exceeds(worth, problem.Types[0].LargestAmount) ? (action, worth) : best;
                }
            }

            hasGrown |= best.Action >= 0 && chosen[type].Add(best.Action);
        }

        return hasGrown;
    }
}
