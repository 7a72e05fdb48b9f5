using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Suites;

/// <summary>The places of coefficients that some of a run's programs have: what a learner knows from the start.</summary>
internal sealed class ProgramPlaces
{
    private readonly int[] starts;
    private readonly int[] rows;

    public ProgramPlaces(IReadOnlyList<LinearProgram> programs)
    {
        List<int> all = [];
        starts = new int[programs[0].VariableCount + 1];
        for (int variable = 0; variable + 1 < starts.Length; variable++)
        {
            SortedSet<int> column = [];
            foreach (LinearProgram program in programs)
            {
                column.UnionWith(program.ColumnRows(variable).ToArray());
            }

            all.AddRange(column);
            starts[variable + 1] = all.Count;
        }

        rows = [.. all];
    }

    /// <summary>Begins a run on a program with a 1 at every place.</summary>
    public RevisedSimplexRun Begin(RevisedSimplex method, LinearProgram like) => method.Begin(LinearProgram.FromColumns(
        like.Sense, like.Costs.Span, starts, rows, [.. rows.Select(_ => 1.0)], like.RowLower.Span, like.RowUpper.Span, like.VariableLower.Span, like.VariableUpper.Span));

    /// <summary>A program's coefficients, 0 where it has none.</summary>
    public double[] Coefficients(LinearProgram program)
    {
        double[] values = new double[rows.Length];
        for (int variable = 0; variable + 1 < starts.Length; variable++)
        {
            ReadOnlySpan<int> present = program.ColumnRows(variable);
            for (int place = 0; place < present.Length; place++)
            {
                int position = rows.AsSpan(starts[variable], starts[variable + 1] - starts[variable]).BinarySearch(present[place]);
                values[starts[variable] + position] = program.ColumnCoefficients(variable)[place];
            }
        }

        return values;
    }

    /// <summary>Replaces the coefficients of a run.</summary>
    public void Change(RevisedSimplexRun run, double[] coefficients) => run.ChangeCoefficients(starts, rows, coefficients);
}
