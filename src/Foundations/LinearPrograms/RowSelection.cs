using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Which rows of a program are in a run that generates them, and which are violated at its point.</summary>
internal sealed class RowSelection
{
    private const int Absent = -1;

    // Sums in doubles are wrong by no more than this share of the sum of their terms' sizes, up to some thousand terms.
    private const double Rounding = 1.0 / (1L << 42);
    private readonly LinearProgram program;
    private readonly int[] rowStarts;
    private readonly int[] columns;
    private readonly double[] coefficients;
    private readonly double[] largest;
    private readonly double[] activities;
    private readonly double[] sizes;
    private readonly int[] places;
    private readonly List<int> chosen = [];

    public RowSelection(LinearProgram program)
    {
        this.program = program;
        (rowStarts, columns, coefficients) = ByRows(program);
        activities = new double[program.RowCount];
        sizes = new double[program.RowCount];
        largest = new double[program.RowCount];
        places = new int[program.RowCount];
        Array.Fill(places, Absent);
        for (int row = 0; row < largest.Length; row++)
        {
            foreach (double coefficient in coefficients.AsSpan(rowStarts[row]..rowStarts[row + 1]))
            {
                largest[row] = Math.Max(largest[row], Math.Abs(coefficient));
            }
        }
    }

    /// <summary>The program with its equations alone.</summary>
    public LinearProgram Core()
    {
        LinearProgramWriter<double> writer = new(program.Sense, ProgramNumbers.Doubles);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            writer.AddVariables(1, program.VariableLower[variable], program.VariableUpper[variable]);
            writer.SetCost(variable, program.Costs[variable]);
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            if (program.RowLower[row] == program.RowUpper[row])
            {
                Choose(row, writer.BeginEqual(program.RowLower[row]));
                for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++)
                {
                    writer.Put(columns[entry], coefficients[entry]);
                }
            }
        }

        return writer.Write();
    }

    /// <summary>Adds every row that is missing.</summary>
    /// <returns>False when none was.</returns>
    public bool AddAll(RevisedSimplexRun run)
    {
        int before = chosen.Count;
        for (int row = 0; row < places.Length; row++)
        {
            if (places[row] == Absent)
            {
                Add(run, row);
            }
        }

        return chosen.Count > before;
    }

    /// <summary>Adds the most violated half of the violated rows, at least some number; once none is violated by the library's tolerance, every row that is by more than rounding.</summary>
    /// <returns>False when no row is violated.</returns>
    public bool AddViolated(RevisedSimplexRun run, int least)
    {
        Multiply(run.Primal);
        List<(double Violation, int Row)> violated = Violated(row => Tolerances.Feasibility.Relative * largest[row]);
        if (violated.Count == 0)
        {
            violated = Violated(row => Rounding * sizes[row]);
            least = violated.Count;
        }

        violated.Sort((one, other) => one.Violation != other.Violation ? other.Violation.CompareTo(one.Violation) : one.Row.CompareTo(other.Row));
        foreach ((_, int row) in violated.Take(Math.Max(least, violated.Count / 2)))
        {
            Add(run, row);
        }

        return violated.Count > 0;
    }

    // The rows not in the run that are violated by more than a limit, and by how much relative to their largest coefficient.
    private List<(double Violation, int Row)> Violated(Func<int, double> limit)
    {
        List<(double Violation, int Row)> violated = [];
        for (int row = 0; row < places.Length; row++)
        {
            double excess = Math.Max(program.RowLower[row] - activities[row], activities[row] - program.RowUpper[row]);
            if (places[row] == Absent && excess > limit(row))
            {
                violated.Add((excess / largest[row], row));
            }
        }

        return violated;
    }

    /// <summary>Makes an answer to the whole program of one to the rows that are in: the others have price 0 and are basic.</summary>
    public LinearProgramSolution Whole(LinearProgramSolution part)
    {
        LinearProgramSolution whole = part with
        {
            Basis = part.Basis is { } basis ? new(basis.Variables, Spread(basis.Rows.Span, BasisStatus.Basic)) : null,
        };
        return part.Status switch
        {
            LinearProgramStatus.Optimal => whole with { Value = part.Value + program.ObjectiveConstant, RowDuals = Spread(part.RowDuals.Span, 0.0) },
            LinearProgramStatus.Infeasible => whole with { FarkasMultipliers = Spread(part.FarkasMultipliers.Span, 0.0) },
            _ => whole,
        };
    }

    private Sequence<T> Spread<T>(ReadOnlySpan<T> part, T absent)
    {
        T[] whole = new T[places.Length];
        for (int row = 0; row < whole.Length; row++)
        {
            whole[row] = places[row] == Absent ? absent : part[places[row]];
        }

        return Sequence.Create<T>(whole);
    }

    private void Add(RevisedSimplexRun run, int row)
    {
        Range extent = rowStarts[row]..rowStarts[row + 1];
        Choose(row, run.AddRow(program.RowLower[row], program.RowUpper[row], columns.AsSpan(extent), coefficients.AsSpan(extent)));
    }

    private void Choose(int row, int place)
    {
        places[row] = place;
        chosen.Add(row);
    }

    // Most variables of a vertex are 0, so that whole columns are skipped.
    private void Multiply(ReadOnlySpan<double> point)
    {
        Array.Clear(activities);
        Array.Clear(sizes);
        for (int variable = 0; variable < point.Length; variable++)
        {
            double value = point[variable];
            if (value != 0)
            {
                ReadOnlySpan<int> rows = program.ColumnRows(variable);
                ReadOnlySpan<double> entries = program.ColumnCoefficients(variable);
                for (int entry = 0; entry < rows.Length; entry++)
                {
                    double term = value * entries[entry];
                    activities[rows[entry]] += term;
                    sizes[rows[entry]] += Math.Abs(term);
                }
            }
        }
    }

    private static (int[] Starts, int[] Columns, double[] Coefficients) ByRows(LinearProgram program)
    {
        int[] starts = new int[program.RowCount + 1];
        foreach (int row in program.RowIndices.Span)
        {
            starts[row + 1]++;
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            starts[row + 1] += starts[row];
        }

        int[] next = starts[..^1];
        int[] entryColumns = new int[program.CoefficientCount];
        double[] entryValues = new double[program.CoefficientCount];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> entries = program.ColumnCoefficients(variable);
            for (int entry = 0; entry < rows.Length; entry++)
            {
                int place = next[rows[entry]]++;
                entryColumns[place] = variable;
                entryValues[place] = entries[entry];
            }
        }

        return (starts, entryColumns, entryValues);
    }
}
