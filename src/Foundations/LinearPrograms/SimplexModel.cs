using System.Buffers;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The program in doubles that a run changes and engines read: minimize cost·x with bounds on x and on the row activities r = A·x.</summary>
/// <remarks>
/// Variables 0..<see cref="Columns"/> - 1 are structural; <see cref="Columns"/> + row is the activity of a row, tied by A·x − r = 0. Costs
/// are already multiplied by <see cref="Sign"/>, so engines always minimize. Arrays may be longer than what is in use, so that adding rows
/// and columns seldom moves them: read only the first <see cref="Columns"/> or <see cref="Rows"/> entries.
/// </remarks>
internal sealed partial class SimplexModel
{
    private bool isRented;

    private SimplexModel()
    {
    }

    /// <summary>Initializes a model that nothing changes around given arrays, which it owns from now on; row indices and coefficients are rented from the shared pools.</summary>
    public SimplexModel(
        double sign, double[] cost, (double[] Lower, double[] Upper) columns, (double[] Lower, double[] Upper) rows, (int[] Starts, int[] RowIndices, double[] Coefficients) matrix)
    {
        Columns = cost.Length;
        Rows = rows.Lower.Length;
        Sign = sign;
        Cost = cost;
        (ColumnLower, ColumnUpper) = columns;
        (RowLower, RowUpper) = rows;
        (Starts, RowIndices, Coefficients) = matrix;
        IsFixed = isRented = true;
    }

    /// <summary>A model without columns and rows.</summary>
    public static SimplexModel Empty { get; } = new();

    /// <summary>Whether nothing changes the model, so that engines may read its arrays where they lie.</summary>
    public bool IsFixed { get; private init; }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    /// <summary>+1 when the program minimizes, −1 when it maximizes.</summary>
    public double Sign { get; private init; } = 1;

    /// <summary>Costs to minimize, shape [column].</summary>
    public double[] Cost { get; private set; } = [];

    public double[] ColumnLower { get; private set; } = [];

    public double[] ColumnUpper { get; private set; } = [];

    public double[] RowLower { get; private set; } = [];

    public double[] RowUpper { get; private set; } = [];

    /// <summary>Where each column begins, shape [column + 1].</summary>
    public int[] Starts { get; private set; } = [0];

    /// <summary>Rows of the coefficients, ascending inside a column. Zeros are there only after <see cref="SetMatrix"/>, until <see cref="DropZeros"/>.</summary>
    public int[] RowIndices { get; private set; } = [];

    public double[] Coefficients { get; private set; } = [];

    public int CoefficientCount => Starts[Columns];

    /// <summary>How often rows, columns or places of coefficients have come or gone.</summary>
    public long PlaceChanges { get; private set; }

    /// <summary>Copies a program.</summary>
    public static SimplexModel From(LinearProgram program)
    {
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        SimplexModel model = new()
        {
            Sign = sign,
            Columns = program.VariableCount,
            Rows = program.RowCount,
            Cost = program.Costs.Span.ToArray(),
            ColumnLower = program.VariableLower.Span.ToArray(),
            ColumnUpper = program.VariableUpper.Span.ToArray(),
            RowLower = program.RowLower.Span.ToArray(),
            RowUpper = program.RowUpper.Span.ToArray(),
            Starts = program.ColumnStarts.Span.ToArray(),
            RowIndices = program.RowIndices.Span.ToArray(),
            Coefficients = program.Coefficients.Span.ToArray(),
        };
        for (int column = 0; column < model.Columns; column++)
        {
            model.Cost[column] *= sign;
        }

        model.DropZeros();
        return model;
    }

    /// <summary>Reads a program in place, for a solve that changes nothing; only the costs are copied where their sign turns.</summary>
    public static SimplexModel Viewing(LinearProgram program)
    {
        bool turns = program.Sense == ObjectiveSense.Maximize;
        double[] cost = program.Costs.Items;
        if (turns)
        {
            cost = new double[cost.Length];
            for (int column = 0; column < cost.Length; column++)
            {
                cost[column] = -program.Costs.Span[column];
            }
        }

        return new()
        {
            IsFixed = true,
            Sign = turns ? -1 : 1,
            Columns = program.VariableCount,
            Rows = program.RowCount,
            Cost = cost,
            ColumnLower = program.VariableLower.Items,
            ColumnUpper = program.VariableUpper.Items,
            RowLower = program.RowLower.Items,
            RowUpper = program.RowUpper.Items,
            Starts = program.ColumnStarts.Count > 0 ? program.ColumnStarts.Items : [0],
            RowIndices = program.RowIndices.Items,
            Coefficients = program.Coefficients.Items,
        };
    }

    /// <summary>Reads a program in place where engines of sparse programs can: where no coefficient is 0.</summary>
    public static SimplexModel Reading(LinearProgram program) => program.Coefficients.Span.Contains(0.0) ? From(program) : Viewing(program);

    /// <summary>Gives rented memory back; the model must not be used any more.</summary>
    public void Release()
    {
        if (isRented)
        {
            ArrayPool<int>.Shared.Return(RowIndices);
            ArrayPool<double>.Shared.Return(Coefficients);
            (RowIndices, Coefficients, isRented) = ([], [], false);
        }
    }

    public ReadOnlySpan<int> ColumnRows(int column) => RowIndices.AsSpan(Starts[column], Starts[column + 1] - Starts[column]);

    public ReadOnlySpan<double> ColumnCoefficients(int column) => Coefficients.AsSpan(Starts[column], Starts[column + 1] - Starts[column]);

    /// <summary>The lower bound of a variable or, from <see cref="Columns"/> on, of a row's activity.</summary>
    public double Lower(int variable) => variable < Columns ? ColumnLower[variable] : RowLower[variable - Columns];

    /// <summary>The upper bound of a variable or, from <see cref="Columns"/> on, of a row's activity.</summary>
    public double Upper(int variable) => variable < Columns ? ColumnUpper[variable] : RowUpper[variable - Columns];

    /// <summary>Takes entries of 0 out, which engines of sparse programs must not see.</summary>
    /// <remarks>A program stores a coefficient whose exact value is not 0 but whose double is: solvers see no entry there.</remarks>
    public void DropZeros()
    {
        if (!Coefficients.AsSpan(0, CoefficientCount).Contains(0.0))
        {
            return;
        }

        PlaceChanges++;
        int kept = 0;
        int position = 0;
        for (int column = 0; column < Columns; column++)
        {
            for (int end = Starts[column + 1]; position < end; position++)
            {
                if (Coefficients[position] != 0)
                {
                    (RowIndices[kept], Coefficients[kept]) = (RowIndices[position], Coefficients[position]);
                    kept++;
                }
            }

            Starts[column + 1] = kept;
        }
    }
}
