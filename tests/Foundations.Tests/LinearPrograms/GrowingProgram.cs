using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Ordinary numbers whose optimum hangs on digits that no double has: values, or prices, grow tenfold from row to row. The optimum is 0.</summary>
internal static class GrowingProgram
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>minimize e with x[k] - 10 x[k - 1] + e = 1 and all ≥ 0: e = 0 asks for x[k] = 1, 11, 111, …</summary>
    public static LinearProgram Path(int length)
    {
        LinearProgramBuilder path = new(ObjectiveSense.Minimize);
        int excess = path.AddVariable(0, Infinity, 1);
        for (int row = 0; row < length; row++)
        {
            path.AddRow(1, 1);
            path.SetCoefficient(row, path.AddVariable(0, Infinity, 0), 1);
            path.SetCoefficient(row, excess, 1);
            if (row > 0)
            {
                path.SetCoefficient(row, row, -10);
            }
        }

        return path.Build();
    }

    /// <summary>Its dual: maximize ∑ y with ∑ y ≤ 1 and y[k] ≤ 10 y[k + 1], the last y ≤ 0.</summary>
    public static LinearProgram DualPath(int length)
    {
        LinearProgramBuilder path = new(ObjectiveSense.Maximize);
        int total = path.AddRow(double.NegativeInfinity, 1);
        for (int variable = 0; variable < length; variable++)
        {
            path.AddVariable(double.NegativeInfinity, Infinity, 1);
            path.SetCoefficient(total, variable, 1);
            path.SetCoefficient(path.AddRow(double.NegativeInfinity, 0), variable, 1);
            if (variable > 0)
            {
                path.SetCoefficient(variable, variable, -10);
            }
        }

        return path.Build();
    }
}
