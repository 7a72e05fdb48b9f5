using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>A matrix by compressed columns, some of whose entries are 0.</summary>
internal sealed record ChangedMatrix(int RowCount, int[] Starts, int[] Rows, double[] Coefficients)
{
    /// <summary>A matrix of a program's size: a third of the places have no entry, a seventh of the entries are 0.</summary>
    public static ChangedMatrix Random(LinearProgram like, ReadOnlySpan<int> code)
    {
        int[] starts = new int[like.VariableCount + 1];
        List<int> rows = [];
        List<double> coefficients = [];
        for (int variable = 0; variable < like.VariableCount; variable++)
        {
            for (int row = 0; row < like.RowCount; row++)
            {
                int draw = code[((variable * 5) + row) % code.Length] / (1 + (variable % 3));
                if (draw % 3 != 0)
                {
                    rows.Add(row);
                    coefficients.Add((draw / 3 % 7) - 3);
                }
            }

            starts[variable + 1] = rows.Count;
        }

        return new(like.RowCount, starts, [.. rows], [.. coefficients]);
    }

    /// <summary>The same change, one coefficient at a time, those without an entry included.</summary>
    public void ChangeSingly(RevisedSimplexRun run)
    {
        for (int variable = 0; variable + 1 < Starts.Length; variable++)
        {
            for (int row = 0; row < RowCount; row++)
            {
                int place = Array.IndexOf(Rows, row, Starts[variable], Starts[variable + 1] - Starts[variable]);
                run.ChangeCoefficient(row, variable, place < 0 ? 0 : Coefficients[place]);
            }
        }
    }

    /// <summary>The coefficients row by row, as if places were meant so.</summary>
    public double[] RowByRow() => [.. Enumerable.Range(0, Rows.Length).OrderBy(place => Rows[place]).Select(place => Coefficients[place])];

    /// <summary>The matrix with what a program has at places where it has no entry.</summary>
    public ChangedMatrix With(LinearProgram present)
    {
        int[] starts = new int[Starts.Length];
        List<int> rows = [];
        List<double> coefficients = [];
        for (int variable = 0; variable + 1 < Starts.Length; variable++)
        {
            for (int row = 0; row < RowCount; row++)
            {
                int place = Array.IndexOf(Rows, row, Starts[variable], Starts[variable + 1] - Starts[variable]);
                int old = present.ColumnRows(variable).IndexOf(row);
                if (place >= 0 || old >= 0)
                {
                    rows.Add(row);
                    coefficients.Add(place >= 0 ? Coefficients[place] : present.ColumnCoefficients(variable)[old]);
                }
            }

            starts[variable + 1] = rows.Count;
        }

        return this with { Starts = starts, Rows = [.. rows], Coefficients = [.. coefficients] };
    }
}
