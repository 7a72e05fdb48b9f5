using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts.Menus;

/// <summary>One solve of <see cref="GeneratedCells"/>: which cells are in, what the others are worth, and the work done. Single-threaded.</summary>
internal sealed class GeneratedCellsRun(MenuProblem problem, ILinearProgramMethod method, CancellationToken cancellation)
{
    private readonly CellPricing pricing = new(problem);
    private readonly Dictionary<(int Type, int Action), LinearProgramSolution> priced = [];
    private long pivots;
    private TimeSpan elapsed;

    /// <summary>Gets the program over all cells.</summary>
    public MenuProgram Whole { get; } = MenuProgram.Of(problem);

    /// <summary>Gets how the run ended: optimal for the whole program, infeasible over some cells, or what stopped it.</summary>
    public LinearProgramStatus Ended { get; private set; }

    /// <summary>Solves, prices and adds cells until none is worth having; the answer is to the whole program, or to the program that stopped the run.</summary>
    public SolvedProgram Solve()
    {
        SortedSet<int>[] chosen = [.. problem.Types.Select(Start)];
        while (true)
        {
            MenuProgram part = new(problem, [.. chosen.Select(cells => cells.ToSequence())]);
            SolvedProgram solved = Counted(SolvedProgram.Solve("value of the best menu over some cells", part, method, cancellation));
            Ended = solved.Solution.Status;
            if (Ended != LinearProgramStatus.Optimal)
            {
                return solved;
            }

            MenuLayout layout = new(part);
            priced.Clear();
            bool hasGrown = false;
            for (int type = 0; type < chosen.Length; type++)
            {
                if (BestCell(type, chosen[type], layout, solved.Solution.RowDuals.Span, out int action) is { } stopped)
                {
                    Ended = stopped.StatusGiven(canBeInfeasible: false, canBeUnbounded: false);
                    return stopped;
                }

                hasGrown |= action >= 0 && chosen[type].Add(action);
            }

            if (!hasGrown)
            {
                LinearProgram program = Whole.Write();
                LinearProgramSolution answer = new CellAssembly(part, layout, Whole).Assemble(program, solved.Solution, priced);
                return new("value of the best menu", program, answer with { Pivots = pivots, Elapsed = elapsed }) { Source = Whole };
            }
        }
    }

    // The cheapest action keeps every type without payments; the best one alone is likely to be recommended.
    private SortedSet<int> Start(ContractProblem type)
    {
        int cheapest = Enumerable.Range(0, type.ActionCount).MinBy(action => type.Costs[action]);
        ContractSolution alone = type.Solve(new MinimumPayments { Program = method }, cancellation);
        foreach (SolvedProgram solved in alone.Programs)
        {
            _ = Counted(solved);
        }

        return alone.IsOptimal ? [cheapest, alone.BestAction] : [cheapest];
    }

    // The left-out action that is worth most to the type, or -1; the small program that did not end, if one did not.
    private SolvedProgram? BestCell(int type, SortedSet<int> chosen, MenuLayout layout, ReadOnlySpan<double> prices, out int best)
    {
        (best, double most) = (-1, 0);
        for (int action = 0; action < problem.ActionCount; action++)
        {
            if (!chosen.Contains(action))
            {
                (SolvedProgram solved, double? worth) = pricing.Price(type, action, layout, prices, method, cancellation);
                _ = Counted(solved);
                if (worth is not { } known)
                {
                    return solved;
                }

                priced[(type, action)] = solved.Solution;
                (best, most) = known > most && Tolerances.Optimality.Exceeds(known, problem.Types[0].LargestAmount) ? (action, known) : (best, most);
            }
        }

        return null;
    }

    private SolvedProgram Counted(SolvedProgram solved)
    {
        pivots += solved.Solution.Pivots;
        elapsed += solved.Solution.Elapsed;
        return solved;
    }
}
