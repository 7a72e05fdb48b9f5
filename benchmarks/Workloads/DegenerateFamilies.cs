using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>Small programs with ties everywhere, with repetitions and in awkward units.</summary>
internal static class DegenerateFamilies
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>Every row passes through the point where all variables stand at their lower bound.</summary>
    public static LinearProgram OneVertex(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        double[] vertex = [.. Enumerable.Range(0, table.Variables).Select(_ => (double)code.Next(3))];
        for (int variable = 0; variable < table.Variables; variable++)
        {
            table.SetBounds(variable, (vertex[variable], Infinity));
        }

        for (int row = 0; row < table.Rows; row++)
        {
            double activity = table.Activity(row, vertex);
            table.SetRowBounds(row, code.Next(3) switch { 0 => (-Infinity, activity), 1 => (activity, Infinity), _ => (activity, activity) });
        }

        return table.Build();
    }

    /// <summary>Rows repeated, multiplied and contradicted by one; columns repeated and empty; variables fixed.</summary>
    public static LinearProgram Repetitions(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        for (int variable = 0; variable < table.Variables; variable++)
        {
            double low = code.NextSigned(2);
            table.SetBounds(variable, code.Next(4) switch { 0 => (low, Infinity), 1 => (low, low), 2 => (low, low + 3), _ => (-Infinity, Infinity) });
        }

        for (int row = 0; row < table.Rows; row++)
        {
            double side = code.NextSigned(4);
            table.SetRowBounds(row, code.Next(4) switch { 0 => (side, side), 1 => (side, Infinity), 2 => (-Infinity, side), _ => (side, side + 2) });
        }

        Repeat(table, code);
        table.RepeatColumn(code.Next(table.Variables), 0);
        table.RepeatColumn(-1, code.NextSigned(2));
        return table.Build();
    }

    /// <summary>Chances in [0, 1] that meet each row and column total of 1, some of them fixed at 0.</summary>
    public static LinearProgram Assignment(ProgramCode code)
    {
        int size = 2 + code.Next(3);
        ObjectiveSense sense = code.Next(2) == 0 ? ObjectiveSense.Minimize : ObjectiveSense.Maximize;
        SmallTable table = new(sense, size * size, 2 * size);
        for (int row = 0; row < 2 * size; row++)
        {
            table.SetRowBounds(row, (1, 1));
        }

        for (int place = 0; place < size * size; place++)
        {
            table.SetEntry(place / size, place, 1);
            table.SetEntry(size + (place % size), place, 1);
            table.SetCost(place, code.Next(3));
            table.SetBounds(place, (0, code.Next(4) == 3 ? 0 : code.Next(2) == 0 ? Infinity : 1));
        }

        return table.Build();
    }

    /// <summary>The value of a game with payoffs −2 … 2: several optimal strategies are the rule.</summary>
    public static LinearProgram Game(ProgramCode code)
    {
        int strategies = 1 + code.Next(5);
        int replies = 1 + code.Next(5);
        SmallTable table = new(ObjectiveSense.Maximize, strategies + 1, replies + 1);
        table.SetCost(strategies, 1);
        table.SetBounds(strategies, (-Infinity, Infinity));
        table.SetRowBounds(replies, (1, 1));
        for (int reply = 0; reply < replies; reply++)
        {
            table.SetEntry(reply, strategies, -1);
            table.SetRowBounds(reply, (0, Infinity));
            for (int strategy = 0; strategy < strategies; strategy++)
            {
                table.SetEntry(reply, strategy, code.NextSigned(2));
                table.SetEntry(replies, strategy, 1);
            }
        }

        return table.Build();
    }

    /// <summary>Any bounds, with each row and each variable in a unit between a thousandth and a thousand.</summary>
    public static LinearProgram OtherUnits(ProgramCode code)
    {
        SmallTable table = SmallTable.Read(code);
        for (int variable = 0; variable < table.Variables; variable++)
        {
            double low = code.NextSigned(3);
            table.SetBounds(variable, code.Next(3) switch { 0 => (0, Infinity), 1 => (low, low + 2), _ => (-Infinity, Infinity) });
        }

        for (int row = 0; row < table.Rows; row++)
        {
            double side = code.NextSigned(4);
            table.SetRowBounds(row, code.Next(3) switch { 0 => (side, Infinity), 1 => (-Infinity, side), _ => (side, side) });
        }

        Rational[] rowUnits = Units(table.Rows, code);
        Rational[] variableUnits = Units(table.Variables, code);
        return table.Build(row => rowUnits[row], variable => variableUnits[variable]);
    }

    private static void Repeat(SmallTable table, ProgramCode code)
    {
        for (int repetition = 0; repetition < 3 && table.Rows > 0; repetition++)
        {
            int factor = code.NextSigned(2);
            int copy = table.RepeatRow(code.Next(table.Rows), factor == 0 ? 1 : factor);
            if (code.Next(8) == 7)
            {
                table.SetRowBounds(copy, (code.NextSigned(4), Infinity));
            }
        }

        table.SetRowBounds(table.AddRow(), (-code.Next(2), Infinity));
    }

    private static Rational[] Units(int count, ProgramCode code) =>
        [.. Enumerable.Range(0, count).Select(_ => Power(code.NextSigned(3)))];

    private static Rational Power(int exponent) => exponent >= 0
        ? (Rational)(long)Math.Pow(10, exponent)
        : Rational.One / (long)Math.Pow(10, -exponent);
}
