using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Workloads;

/// <summary>Programs of up to 6 variables and 7 rows with small integers: zeros, ties and bounds of every kind are common.</summary>
internal static class SmallFamilies
{
    private const double Infinity = double.PositiveInfinity;

    public static LinearProgram AnyBounds(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        for (int variable = 0; variable < table.Variables; variable++)
        {
            table.SetBounds(variable, Bounds(code));
        }

        for (int row = 0; row < table.Rows; row++)
        {
            table.SetRowBounds(row, Bounds(code));
        }

        return table.Build();
    }

    /// <summary>Feasible: every bound leaves room for a point that was chosen first.</summary>
    public static LinearProgram AroundPoint(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        double[] point = [.. Enumerable.Range(0, table.Variables).Select(_ => (double)code.NextSigned(3))];
        for (int variable = 0; variable < table.Variables; variable++)
        {
            table.SetBounds(variable, Around(point[variable], code));
        }

        for (int row = 0; row < table.Rows; row++)
        {
            table.SetRowBounds(row, Around(table.Activity(row, point), code));
        }

        return table.Build();
    }

    /// <summary>Bounded: every variable has two bounds.</summary>
    public static LinearProgram InBox(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        for (int variable = 0; variable < table.Variables; variable++)
        {
            double low = code.NextSigned(3);
            table.SetBounds(variable, (low, low + code.Next(5)));
        }

        for (int row = 0; row < table.Rows; row++)
        {
            table.SetRowBounds(row, Bounds(code));
        }

        return table.Build();
    }

    /// <summary>The textbook's form: maximize with sides of at least 0, variables between 0 and a bound or none.</summary>
    public static LinearProgram Packing(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code, ObjectiveSense.Maximize);
        for (int variable = 0; variable < table.Variables; variable++)
        {
            int room = code.Next(6);
            table.SetBounds(variable, (0, room == 0 ? Infinity : room - 1));
        }

        for (int row = 0; row < table.Rows; row++)
        {
            table.SetRowBounds(row, (-Infinity, code.Next(8)));
        }

        return table.Build();
    }

    /// <summary>Infeasible: the last row is a combination of the others and misses by one what they add up to.</summary>
    public static LinearProgram HiddenContradiction(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        int last = table.AddRow();
        double demand = 0;
        for (int row = 0; row < last; row++)
        {
            int weight = code.NextSigned(3);
            double side = code.NextSigned(5);
            table.SetRowBounds(row, weight > 0 ? (side, Infinity) : weight < 0 ? (-Infinity, side) : (-Infinity, Infinity));
            table.AddMultiple(last, row, weight);
            demand += weight * side;
        }

        table.SetRowBounds(last, (-Infinity, demand - 1));
        for (int variable = 0; variable < table.Variables; variable++)
        {
            table.SetBounds(variable, (-Infinity, Infinity));
        }

        return table.Build();
    }

    /// <summary>Unbounded: a direction through all variables keeps every row where it is and improves the objective.</summary>
    public static LinearProgram AlongRay(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        int[] steps = [.. Enumerable.Range(0, table.Variables).Select(_ => 1 + code.Next(3))];
        table.AddColumnAlong(steps, improvement: 1 + code.Next(3));
        double[] origin = new double[table.Variables];
        for (int row = 0; row < table.Rows; row++)
        {
            table.SetRowBounds(row, Around(table.Activity(row, origin), code));
        }

        return table.Build();
    }

    private static (double Lower, double Upper) Bounds(ProgramCode code)
    {
        int kind = code.Next(6);
        double low = code.NextSigned(4);
        double high = low + code.Next(4);
        return kind switch
        {
            0 => (0, Infinity),
            1 => (low, high),
            2 => (low, low),
            3 => (-Infinity, high),
            4 => (low, Infinity),
            _ => (-Infinity, Infinity),
        };
    }

    private static (double Lower, double Upper) Around(double value, ProgramCode code) => code.Next(5) switch
    {
        0 => (value - code.Next(3), Infinity),
        1 => (-Infinity, value + code.Next(3)),
        2 => (value - code.Next(3), value + code.Next(3)),
        3 => (value, value),
        _ => (-Infinity, Infinity),
    };
}
