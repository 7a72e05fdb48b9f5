using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Makes a program of a changed model. Numbers still equal to those of the program it began as keep their exact values.</summary>
internal static class ProgramSnapshot
{
    public static LinearProgram Of(SimplexModel model, LinearProgram origin)
    {
        LinearProgramBuilder builder = new(origin.Sense);
        builder.SetObjectiveConstant(origin.ExactObjectiveConstant);
        for (int row = 0; row < model.Rows; row++)
        {
            bool isOld = row < origin.RowCount;
            builder.AddRow(
                Number(model.RowLower[row], isOld ? origin.ExactRowLower(row) : null),
                Number(model.RowUpper[row], isOld ? origin.ExactRowUpper(row) : null),
                isOld && origin.HasRowNames ? origin.RowName(row) : null);
        }

        for (int column = 0; column < model.Columns; column++)
        {
            AddVariable(builder, model, origin, column);
        }

        return builder.Build();
    }

    private static void AddVariable(LinearProgramBuilder builder, SimplexModel model, LinearProgram origin, int column)
    {
        bool isOld = column < origin.VariableCount;
        int variable = builder.AddVariable(
            Number(model.ColumnLower[column], isOld ? origin.ExactVariableLower(column) : null),
            Number(model.ColumnUpper[column], isOld ? origin.ExactVariableUpper(column) : null),
            Number(model.Sign * model.Cost[column], isOld ? origin.ExactCost(column) : null),
            isOld && origin.HasVariableNames ? origin.VariableName(column) : null);
        ReadOnlySpan<int> rows = model.ColumnRows(column);
        ReadOnlySpan<double> coefficients = model.ColumnCoefficients(column);
        for (int index = 0; index < rows.Length; index++)
        {
            builder.SetCoefficient(rows[index], variable, Number(coefficients[index], ExactCoefficient(origin, rows[index], column)));
        }

        if (isOld)
        {
            KeepVanishing(builder, model, origin, column);
        }
    }

    // A coefficient that is 0 only as a double has no entry in the model; where none has come, it is as it was.
    private static void KeepVanishing(LinearProgramBuilder builder, SimplexModel model, LinearProgram origin, int column)
    {
        ReadOnlySpan<int> rows = origin.ColumnRows(column);
        ReadOnlySpan<double> coefficients = origin.ColumnCoefficients(column);
        for (int place = 0; place < rows.Length; place++)
        {
            if (coefficients[place] == 0 && model.ColumnRows(column).BinarySearch(rows[place]) < 0)
            {
                builder.SetCoefficient(rows[place], column, origin.ExactCoefficient(origin.ColumnStarts[column] + place));
            }
        }
    }

    private static Rational? ExactCoefficient(LinearProgram origin, int row, int column)
    {
        int place = column < origin.VariableCount ? origin.ColumnRows(column).BinarySearch(row) : -1;
        return place >= 0 ? origin.ExactCoefficient(origin.ColumnStarts[column] + place) : null;
    }

    private static LinearProgramNumber Number(double present, Rational? exact) =>
        exact is { } kept && kept.ToDouble() == present ? kept : present;
}
