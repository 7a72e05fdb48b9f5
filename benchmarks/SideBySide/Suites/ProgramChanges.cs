using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Suites;

/// <summary>The numbers in which one program differs from another of the same size.</summary>
internal sealed class ProgramChanges
{
    private readonly (int Row, int Variable, double Value)[] coefficients;
    private readonly (int Variable, double Cost)[] costs;
    private readonly (int Row, double Lower, double Upper)[] rows;
    private readonly (int Variable, double Lower, double Upper)[] variables;

    public ProgramChanges(LinearProgram before, LinearProgram after)
    {
        coefficients = [.. Coefficients(before, after)];
        costs = [.. Enumerable.Range(0, after.VariableCount)
            .Where(variable => after.Costs[variable] != before.Costs[variable]).Select(variable => (variable, after.Costs[variable]))];
        rows = [.. Enumerable.Range(0, after.RowCount)
            .Where(row => after.RowLower[row] != before.RowLower[row] || after.RowUpper[row] != before.RowUpper[row])
            .Select(row => (row, after.RowLower[row], after.RowUpper[row]))];
        variables = [.. Enumerable.Range(0, after.VariableCount)
            .Where(variable => after.VariableLower[variable] != before.VariableLower[variable] || after.VariableUpper[variable] != before.VariableUpper[variable])
            .Select(variable => (variable, after.VariableLower[variable], after.VariableUpper[variable]))];
    }

    /// <summary>Gets a value indicating whether the programs are the same.</summary>
    public bool IsNone => coefficients.Length + costs.Length + rows.Length + variables.Length == 0;

    /// <summary>Makes the changes in a run whose numbers are those of the first program.</summary>
    public void Make(RevisedSimplexRun run)
    {
        foreach ((int row, int variable, double value) in coefficients)
        {
            run.ChangeCoefficient(row, variable, value);
        }

        foreach ((int variable, double cost) in costs)
        {
            run.ChangeCost(variable, cost);
        }

        foreach ((int row, double lower, double upper) in rows)
        {
            run.ChangeRowBounds(row, lower, upper);
        }

        foreach ((int variable, double lower, double upper) in variables)
        {
            run.ChangeVariableBounds(variable, lower, upper);
        }
    }

    private static IEnumerable<(int Row, int Variable, double Value)> Coefficients(LinearProgram before, LinearProgram after)
    {
        for (int variable = 0; variable < after.VariableCount; variable++)
        {
            Dictionary<int, double> old = Column(before, variable);
            Dictionary<int, double> present = Column(after, variable);
            foreach (int row in old.Keys.Union(present.Keys))
            {
                double value = present.GetValueOrDefault(row);
                if (old.GetValueOrDefault(row) != value)
                {
                    yield return (row, variable, value);
                }
            }
        }
    }

    private static Dictionary<int, double> Column(LinearProgram program, int variable)
    {
        Dictionary<int, double> column = [];
        ReadOnlySpan<int> places = program.ColumnRows(variable);
        for (int place = 0; place < places.Length; place++)
        {
            column.Add(places[place], program.ColumnCoefficients(variable)[place]);
        }

        return column;
    }
}
