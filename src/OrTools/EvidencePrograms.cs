using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

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

    /// <summary>The dual, whose point holds the prices of the rows, for solvers that give no duals.</summary>
    /// <param name="program">The program.</param>
    public static LinearProgram Prices(LinearProgram program) => Dual(program, program.Sense == ObjectiveSense.Minimize ? 1 : -1, double.PositiveInfinity);

    /// <summary>The dual of <see cref="LeastViolation"/>, whose point holds the Farkas multipliers.</summary>
    /// <param name="program">The program.</param>
    public static LinearProgram Multipliers(LinearProgram program) => Dual(program, 0, 1);

    /// <summary>The prices or multipliers, shape [row], that a point of <see cref="Prices"/> or <see cref="Multipliers"/> holds.</summary>
    public static Sequence<double> RowsOf(LinearProgram program, Sequence<double> point)
    {
        int next = 0;
        return Sequence.Of(program.RowCount, row =>
        {
            double atLower = double.IsFinite(program.RowLower[row]) ? point[next++] : 0;
            double atUpper = double.IsFinite(program.RowUpper[row]) ? point[next++] : 0;
            return atLower - atUpper;
        });
    }

    // Maximize the worth of the bounds under nonnegative prices of each, as if minimizing; every column's prices add up to its cost.
    private static LinearProgram Dual(LinearProgram program, double costFactor, double largestRowPrice)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        (int AtLower, int AtUpper) Price(double lower, double upper, double largest) => (
            double.IsFinite(lower) ? builder.AddVariable(0, largest, lower) : -1,
            double.IsFinite(upper) ? builder.AddVariable(0, largest, 0 - upper) : -1);
        void Weigh(int row, (int AtLower, int AtUpper) price, double coefficient)
        {
            if (price.AtLower >= 0)
            {
                builder.SetCoefficient(row, price.AtLower, coefficient);
            }

            if (price.AtUpper >= 0)
            {
                builder.SetCoefficient(row, price.AtUpper, -coefficient);
            }
        }

        (int AtLower, int AtUpper)[] rowPrices =
            [.. Enumerable.Range(0, program.RowCount).Select(row => Price(program.RowLower[row], program.RowUpper[row], largestRowPrice))];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            double cost = costFactor * program.Costs[variable];
            int balance = builder.AddRow(cost, cost);
            Weigh(balance, Price(program.VariableLower[variable], program.VariableUpper[variable], double.PositiveInfinity), 1);
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                Weigh(balance, rowPrices[rows[position]], coefficients[position]);
            }
        }

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
