using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools;

/// <summary>Programs whose optima are certificates of another program.</summary>
internal static class EvidencePrograms
{
    /// <summary>The least sum by which rows must be violated: its duals are Farkas multipliers, and at 0 its point is feasible.</summary>
    /// <param name="program">The program, whose variables come first.</param>
    public static LinearProgram LeastViolation(LinearProgram program)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            builder.AddVariable(program.VariableLower[variable], program.VariableUpper[variable], 0);
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            double lower = program.RowLower[row];
            double upper = program.RowUpper[row];
            builder.AddRow(lower, upper);
            if (double.IsFinite(lower))
            {
                builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, 1), 1);
            }

            if (double.IsFinite(upper))
            {
                builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, 1), -1);
            }
        }

        AddCoefficients(builder, program);
        return builder.Build();
    }

    /// <summary>The best direction among those that leave no bound, each entry at most 1: where it improves, it is a ray.</summary>
    /// <param name="program">The program.</param>
    public static LinearProgram BestDirection(LinearProgram program)
    {
        LinearProgramBuilder builder = new(program.Sense);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            builder.AddVariable(
                double.IsFinite(program.VariableLower[variable]) ? 0 : -1,
                double.IsFinite(program.VariableUpper[variable]) ? 0 : 1,
                program.Costs[variable]);
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            builder.AddRow(Cone(program.RowLower[row]), Cone(program.RowUpper[row]));
        }

        AddCoefficients(builder, program);
        return builder.Build();
    }

    private static double Cone(double bound) => double.IsFinite(bound) ? 0 : bound;

    private static void AddCoefficients(LinearProgramBuilder builder, LinearProgram program)
    {
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                builder.SetCoefficient(rows[position], variable, coefficients[position]);
            }
        }
    }
}
