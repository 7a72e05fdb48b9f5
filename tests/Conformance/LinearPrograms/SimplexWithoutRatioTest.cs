using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>
/// A planted bug: a textbook tableau for  max c·x, A·x ≤ b, x ≥ 0  that lets the first row with a positive cell leave instead of the
/// one with the smallest ratio, and so walks out of the feasible region. Other forms it does not take.
/// </summary>
public sealed class SimplexWithoutRatioTest : ILinearProgramMethod
{
    private const int MaximumPivots = 100;

    public string Name => "simplex-without-ratio-test";

    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        LinearProgramSolution stopped = new() { Status = LinearProgramStatus.NumericalTrouble, Method = Name };
        bool isStandard = program.Sense == ObjectiveSense.Maximize && program.RowLower.All(double.IsNegativeInfinity)
            && program.VariableLower.All(bound => bound == 0) && program.VariableUpper.All(double.IsPositiveInfinity)
            && program.RowUpper.All(bound => bound >= 0 && double.IsFinite(bound));
        if (!isStandard || cancellation.IsCancellationRequested)
        {
            return stopped with { Status = cancellation.IsCancellationRequested ? LinearProgramStatus.Cancelled : stopped.Status };
        }

        int columns = program.VariableCount + program.RowCount;
        int[] basic = [.. Enumerable.Range(program.VariableCount, program.RowCount)];
        double[][] rows = Tableau(program, columns);
        for (int pivots = 0; pivots < MaximumPivots; pivots++)
        {
            int entering = Array.FindIndex(rows[^1], 0, columns, cost => Tolerances.Optimality.Exceeds(cost, 1));
            if (entering < 0)
            {
                return Read(program, rows, basic);
            }

            int leaving = Array.FindIndex(rows, 0, program.RowCount, row => Tolerances.Pivot.Exceeds(row[entering], 1));
            if (leaving < 0)
            {
                return stopped;
            }

            Pivot(rows, leaving, entering);
            basic[leaving] = entering;
        }

        return stopped;
    }

    private static double[][] Tableau(LinearProgram program, int columns)
    {
        double[][] rows = [.. Enumerable.Range(0, program.RowCount + 1).Select(_ => new double[columns + 1])];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            rows[^1][variable] = program.Costs[variable];
            ReadOnlySpan<int> places = program.ColumnRows(variable);
            for (int position = 0; position < places.Length; position++)
            {
                rows[places[position]][variable] = program.ColumnCoefficients(variable)[position];
            }
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            rows[row][program.VariableCount + row] = 1;
            rows[row][columns] = program.RowUpper[row];
        }

        return rows;
    }

    private static void Pivot(double[][] rows, int leaving, int entering)
    {
        rows[leaving] = Array.ConvertAll(rows[leaving], cell => cell / rows[leaving][entering]);
        foreach (double[] row in rows.Where(row => row != rows[leaving]))
        {
            double factor = row[entering];
            for (int column = 0; column < row.Length; column++)
            {
                row[column] -= factor * rows[leaving][column];
            }
        }
    }

    private LinearProgramSolution Read(LinearProgram program, double[][] rows, int[] basic)
    {
        double[] primal = new double[program.VariableCount];
        for (int row = 0; row < basic.Length; row++)
        {
            if (basic[row] < primal.Length)
            {
                primal[basic[row]] = rows[row][^1];
            }
        }

        return new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = Name,
            Value = program.ObjectiveConstant - rows[^1][^1],
            Primal = Sequence.Create<double>(primal),
            RowDuals = Sequence.Of(program.RowCount, row => -rows[^1][program.VariableCount + row]),
            ReducedCosts = Sequence.Of(program.VariableCount, variable => rows[^1][variable]),
        };
    }
}
