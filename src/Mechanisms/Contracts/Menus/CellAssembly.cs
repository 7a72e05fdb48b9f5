using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts.Menus;

/// <summary>Makes an answer to the whole program of a menu out of one over some cells and the prices of the others.</summary>
internal sealed class CellAssembly(MenuProgram part, MenuLayout partLayout, MenuProgram whole)
{
    private readonly MenuLayout wholeLayout = new(whole);

    /// <summary>Puts the answers together; left-out cells are 0, their rows have the prices of their own small programs.</summary>
    public LinearProgramSolution Assemble(
        LinearProgram program, LinearProgramSolution solution, Dictionary<(int Type, int Action), LinearProgramSolution> priced)
    {
        double[] primal = new double[program.VariableCount];
        double[] duals = new double[program.RowCount];
        Copy(partLayout.CommonRows(), wholeLayout.CommonRows(), solution.RowDuals, duals);
        for (int type = 0; type < part.Cells.Count; type++)
        {
            for (int cell = 0; cell < part.Cells[type].Count; cell++)
            {
                int action = part.Cells[type][cell];
                Copy(partLayout.RowsOf(type, cell), wholeLayout.RowsOf(type, action), solution.RowDuals, duals);
                Copy(partLayout.VariablesOf(type, cell), wholeLayout.VariablesOf(type, action), solution.Primal, primal);
            }
        }

        foreach (((int type, int action), LinearProgramSolution answer) in priced)
        {
            Spread(type, action, answer, duals);
        }

        return solution with { Primal = [.. primal], RowDuals = [.. duals], ReducedCosts = ReducedCosts(program, duals), Basis = null };
    }

    private static void Copy(IEnumerable<int> from, IEnumerable<int> to, Sequence<double> source, double[] target)
    {
        foreach ((int there, int here) in from.Zip(to))
        {
            target[here] = source[there];
        }
    }

    // The rows of a small program come in the order of a cell's rows; what its payments are worth beyond the cap prices the cap.
    private void Spread(int type, int action, LinearProgramSolution answer, double[] duals)
    {
        Copy(Enumerable.Range(0, answer.RowDuals.Count), wholeLayout.RowsOf(type, action), answer.RowDuals, duals);
        for (int outcome = 0; outcome < whole.Problem.OutcomeCount; outcome++)
        {
            duals[wholeLayout.Caps(type, action) + outcome] = -Math.Max(0, answer.ReducedCosts[outcome]);
        }
    }

    private static Sequence<double> ReducedCosts(LinearProgram program, double[] duals)
    {
        double[] reduced = program.Costs.Span.ToArray();
        for (int variable = 0; variable < reduced.Length; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int entry = 0; entry < rows.Length; entry++)
            {
                reduced[variable] -= coefficients[entry] * duals[rows[entry]];
            }
        }

        return [.. reduced];
    }
}
