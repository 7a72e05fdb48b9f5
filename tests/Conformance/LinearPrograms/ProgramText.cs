using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>Writes a small program so that a failed law can be read.</summary>
public static class ProgramText
{
    public static string Of(LinearProgram program)
    {
        IEnumerable<string> columns = Enumerable.Range(0, program.VariableCount).Select(variable => FormattableString.Invariant(
            $"{program.VariableLower[variable]} ≤ x{variable + 1} ≤ {program.VariableUpper[variable]}, cost {program.ExactCost(variable)}, in rows {string.Join(' ', Entries(program, variable))}"));
        IEnumerable<string> rows = Enumerable.Range(0, program.RowCount).Select(row => FormattableString.Invariant(
            $"{program.RowLower[row]} ≤ row {row} ≤ {program.RowUpper[row]}"));
        return string.Join(Environment.NewLine, new[] { program.Sense.ToString() }.Concat(columns).Concat(rows));
    }

    private static IEnumerable<string> Entries(LinearProgram program, int variable) =>
        Enumerable.Range(program.ColumnStarts[variable], program.ColumnStarts[variable + 1] - program.ColumnStarts[variable])
            .Select(position => FormattableString.Invariant($"{program.RowIndices[position]}:{program.ExactCoefficient(position)}"));
}
