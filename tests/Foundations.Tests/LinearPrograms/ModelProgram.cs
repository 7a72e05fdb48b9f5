using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Models as programs, for solvers that the models were not made for.</summary>
internal static class ModelProgram
{
    /// <summary>The minimization that a model stands for.</summary>
    public static LinearProgram From(SimplexModel model)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int column = 0; column < model.Columns; column++)
        {
            builder.AddVariable(model.ColumnLower[column], model.ColumnUpper[column], model.Cost[column]);
        }

        for (int row = 0; row < model.Rows; row++)
        {
            builder.AddRow(model.RowLower[row], model.RowUpper[row]);
        }

        for (int column = 0; column < model.Columns; column++)
        {
            for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
            {
                builder.SetCoefficient(model.RowIndices[position], column, model.Coefficients[position]);
            }
        }

        return builder.Build();
    }
}
