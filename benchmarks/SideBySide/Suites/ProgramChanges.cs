using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Suites;

/// <summary>The numbers in which one program differs from another of the same size.</summary>
internal sealed class ProgramChanges
{
    private readonly ProgramPlaces places;
    private readonly double[] coefficients;
    private readonly (int Variable, double Cost)[] costs;
    private readonly (int Row, double Lower, double Upper)[] rows;
    private readonly (int Variable, double Lower, double Upper)[] variables;

    public ProgramChanges(LinearProgram before, LinearProgram after, ProgramPlaces places)
    {
        this.places = places;
        double[] present = places.Coefficients(after);
        coefficients = places.Coefficients(before).AsSpan().SequenceEqual(present) ? [] : present;
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

    /// <summary>Makes the changes in a run whose numbers are those of the first program: coefficients all at once, as learners do, the rest one by one.</summary>
    public void Make(RevisedSimplexRun run)
    {
        if (coefficients.Length > 0)
        {
            places.Change(run, coefficients);
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
}
