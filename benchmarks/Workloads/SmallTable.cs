using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>A small dense program in the making: integers first, bounds later, units last.</summary>
internal sealed class SmallTable
{
    private const double Infinity = double.PositiveInfinity;
    private readonly List<int[]> rows = [];
    private readonly List<(double Lower, double Upper)> rowBounds = [];
    private readonly ObjectiveSense sense;
    private (double Lower, double Upper)[] bounds;
    private int[] costs;

    public SmallTable(ObjectiveSense sense, int variables, int rows)
    {
        this.sense = sense;
        costs = new int[variables];
        bounds = new (double, double)[variables];
        Array.Fill(bounds, (0, Infinity));
        for (int row = 0; row < rows; row++)
        {
            AddRow();
        }
    }

    public int Variables => costs.Length;

    public int Rows => rows.Count;

    /// <summary>Reads sense, size, costs and a matrix with about four zeros in ten; bounds are 0 ≤ x, and rows are free until set.</summary>
    public static SmallTable Read(ProgramCode code) =>
        Read(code, code.Next(2) == 0 ? ObjectiveSense.Minimize : ObjectiveSense.Maximize);

    public static SmallTable Read(ProgramCode code, ObjectiveSense sense)
    {
        SmallTable table = new(sense, 1 + code.Next(6), code.Next(8));
        for (int variable = 0; variable < table.Variables; variable++)
        {
            table.costs[variable] = code.NextSigned(3);
        }

        foreach (int[] row in table.rows)
        {
            for (int variable = 0; variable < row.Length; variable++)
            {
                int entry = code.Next(10);
                row[variable] = entry < 4 ? 0 : entry < 7 ? entry - 3 : 6 - entry;
            }
        }

        return table;
    }

    public void SetCost(int variable, int cost) => costs[variable] = cost;

    public void SetBounds(int variable, (double Lower, double Upper) pair) => bounds[variable] = pair;

    public void SetRowBounds(int row, (double Lower, double Upper) pair) => rowBounds[row] = pair;

    public void SetEntry(int row, int variable, int entry) => rows[row][variable] = entry;

    public int AddRow()
    {
        rows.Add(new int[Variables]);
        rowBounds.Add((-Infinity, Infinity));
        return rows.Count - 1;
    }

    public void AddMultiple(int target, int row, int factor)
    {
        for (int variable = 0; variable < Variables; variable++)
        {
            rows[target][variable] += factor * rows[row][variable];
        }
    }

    /// <summary>Copies a row, times a factor, to the end, with its bounds; the factor must not be 0.</summary>
    public int RepeatRow(int row, int factor)
    {
        int copy = AddRow();
        AddMultiple(copy, row, factor);
        (double lower, double upper) = rowBounds[row];
        rowBounds[copy] = factor > 0 ? (factor * lower, factor * upper) : (factor * upper, factor * lower);
        return copy;
    }

    /// <summary>Copies a column, with its cost and bounds, to the end; −1 copies nothing and leaves the new column empty.</summary>
    public void RepeatColumn(int variable, int cost)
    {
        Append(row => variable < 0 ? 0 : row[variable], variable < 0 ? cost : costs[variable]);
        bounds[^1] = variable < 0 ? (0, 1) : bounds[variable];
    }

    /// <summary>Adds a last variable so that moving each earlier one by its step and the last by 1 changes no row and improves the objective.</summary>
    public void AddColumnAlong(int[] steps, int improvement)
    {
        int drift = steps.Select((step, variable) => step * costs[variable]).Sum();
        int gain = sense == ObjectiveSense.Maximize ? improvement : -improvement;
        Append(row => -steps.Select((step, variable) => step * row[variable]).Sum(), gain - drift);
        bounds[^1] = (0, Infinity);
    }

    public double Activity(int row, double[] point) => rows[row].Select((entry, variable) => entry * point[variable]).Sum();

    public LinearProgram Build() => Build(_ => Rational.One, _ => Rational.One);

    /// <summary>Builds the same program in other units: each row and each variable is divided by its unit.</summary>
    public LinearProgram Build(Func<int, Rational> rowUnit, Func<int, Rational> variableUnit)
    {
        LinearProgramBuilder builder = new(sense);
        for (int variable = 0; variable < Variables; variable++)
        {
            Rational unit = variableUnit(variable);
            builder.AddVariable(InUnit(bounds[variable].Lower, unit), InUnit(bounds[variable].Upper, unit), costs[variable] * unit);
        }

        for (int row = 0; row < Rows; row++)
        {
            Rational unit = rowUnit(row);
            builder.AddRow(InUnit(rowBounds[row].Lower, unit), InUnit(rowBounds[row].Upper, unit));
            for (int variable = 0; variable < Variables; variable++)
            {
                builder.SetCoefficient(row, variable, rows[row][variable] * variableUnit(variable) / unit);
            }
        }

        return builder.Build();
    }

    private static LinearProgramNumber InUnit(double bound, Rational unit) =>
        double.IsFinite(bound) ? (Rational)(long)bound / unit : bound;

    private void Append(Func<int[], int> entry, int cost)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            rows[row] = [.. rows[row], entry(rows[row])];
        }

        costs = [.. costs, cost];
        bounds = [.. bounds, default];
    }
}
