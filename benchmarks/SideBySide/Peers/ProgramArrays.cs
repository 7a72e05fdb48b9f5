using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A program as C interfaces take it: columns compressed, plain arrays.</summary>
internal sealed class ProgramArrays
{
    public required bool IsMaximization { get; init; }

    public double Constant { get; init; }

    public required double[] Costs { get; init; }

    public required double[] Lower { get; init; }

    public required double[] Upper { get; init; }

    public required double[] RowLower { get; init; }

    public required double[] RowUpper { get; init; }

    public required int[] Starts { get; init; }

    public required int[] Rows { get; init; }

    public required double[] Values { get; init; }

    public static ProgramArrays From(LinearProgram program) => new()
    {
        IsMaximization = program.Sense == ObjectiveSense.Maximize,
        Constant = program.ObjectiveConstant,
        Costs = program.Costs.Span.ToArray(),
        Lower = program.VariableLower.Span.ToArray(),
        Upper = program.VariableUpper.Span.ToArray(),
        RowLower = program.RowLower.Span.ToArray(),
        RowUpper = program.RowUpper.Span.ToArray(),
        Starts = program.ColumnStarts.Span.ToArray(),
        Rows = program.RowIndices.Span.ToArray(),
        Values = program.Coefficients.Span.ToArray(),
    };

    /// <summary>Makes a program of ours, as a program that calls the library would.</summary>
    public LinearProgram Program() => LinearProgram.FromColumns(
        IsMaximization ? ObjectiveSense.Maximize : ObjectiveSense.Minimize, Costs, Starts, Rows, Values, RowLower, RowUpper, Lower, Upper);

    /// <summary>Builds the value of a game straight from its payoffs, as a program that calls a peer would.</summary>
    public static ProgramArrays From(MatrixGame game)
    {
        int size = game.Size;
        ProgramArrays arrays = new()
        {
            IsMaximization = true,
            Costs = new double[size + 1],
            Lower = new double[size + 1],
            Upper = new double[size + 1],
            RowLower = new double[size + 1],
            RowUpper = new double[size + 1],
            Starts = new int[size + 2],
            Rows = new int[(size * (size + 1)) + size],
            Values = new double[(size * (size + 1)) + size],
        };
        arrays.Upper.AsSpan().Fill(double.PositiveInfinity);
        arrays.RowUpper.AsSpan().Fill(double.PositiveInfinity);
        arrays.Lower[size] = double.NegativeInfinity;
        arrays.Costs[size] = 1;
        arrays.RowLower[0] = 1;
        arrays.RowUpper[0] = 1;
        arrays.Fill(game);
        return arrays;
    }

    private void Fill(MatrixGame game)
    {
        int size = game.Size;
        int position = 0;
        for (int row = 0; row < size; row++)
        {
            Add(ref position, 0, 1);
            for (int column = 0; column < size; column++)
            {
                Add(ref position, 1 + column, game.Payoff(row, column));
            }

            Starts[row + 1] = position;
        }

        for (int column = 0; column < size; column++)
        {
            Add(ref position, 1 + column, -1);
        }

        Starts[size + 1] = position;
    }

    private void Add(ref int position, int row, double value)
    {
        Rows[position] = row;
        Values[position++] = value;
    }
}
