using System.Buffers;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>Some rows and columns of a program, solved as a program of their own: the other columns are 0, the other rows are not asked for.</summary>
/// <remarks>Solves begin at the basis of the last optimum, in which rows that came since are basic and columns that came since are at 0. Single-threaded.</remarks>
internal sealed class Excerpt
{
    private const int Absent = -1;
    private readonly RevisedSimplex settings;
    private readonly bool[] hasRow;
    private readonly bool[] hasColumn;
    private readonly BasisStatus[] rowStatus;
    private readonly BasisStatus[] columnStatus;
    private readonly int[] places;
    private int[] rows = [];
    private int[] columns = [];
    private SimplexModel model = SimplexModel.Empty;
    private ISimplexEngine? engine;
    private bool hasBasis;

    public Excerpt(LinearProgram program, RevisedSimplex settings)
    {
        Program = program;
        this.settings = settings;
        (hasRow, rowStatus, places) = (new bool[program.RowCount], new BasisStatus[program.RowCount], new int[program.RowCount]);
        (hasColumn, columnStatus) = (new bool[program.VariableCount], new BasisStatus[program.VariableCount]);
        Array.Fill(rowStatus, BasisStatus.Basic);
        Array.Fill(columnStatus, BasisStatus.AtLower);
    }

    public LinearProgram Program { get; }

    /// <summary>The engine of the last solve.</summary>
    public ISimplexEngine Engine => engine ?? throw new InvalidOperationException("Nothing was solved yet.");

    /// <summary>The rows of the last solve, ascending.</summary>
    public ReadOnlySpan<int> Rows => rows;

    /// <summary>The columns of the last solve, ascending.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>+1 when the program minimizes, −1 when it maximizes.</summary>
    public double Sign => Program.Sense == ObjectiveSense.Minimize ? 1 : -1;

    public long Pivots { get; private set; }

    public bool HasRow(int row) => hasRow[row];

    public bool HasColumn(int column) => hasColumn[column];

    /// <summary>Whether a row is in and was basic at the last optimum: it may leave without changing it, and the rest is a basis still.</summary>
    public bool IsSlack(int row) => hasRow[row] && rowStatus[row] == BasisStatus.Basic;

    /// <summary>Whether a column is at 0 outside the basis, so that it may leave without changing the point.</summary>
    public bool IsAtZero(int column) => CanBeLeftOut(column) && columnStatus[column] == BasisStatus.AtLower;

    /// <summary>Whether 0 is the lowest value of a variable.</summary>
    public bool CanBeLeftOut(int column) => Program.VariableLower[column] == 0 && Program.VariableUpper[column] >= 0;

    public void AddRow(int row)
    {
        rowStatus[row] = hasRow[row] ? rowStatus[row] : BasisStatus.Basic;
        hasRow[row] = true;
    }

    public void AddColumn(int column)
    {
        columnStatus[column] = hasColumn[column] ? columnStatus[column] : BasisStatus.AtLower;
        hasColumn[column] = true;
    }

    public void DropRow(int row) => hasRow[row] = false;

    public void DropColumn(int column) => hasColumn[column] = false;

    /// <summary>Adds every row that is missing.</summary>
    /// <returns>False when none was.</returns>
    public bool AddRows()
    {
        bool isWhole = !hasRow.Contains(false);
        for (int row = 0; row < hasRow.Length; row++)
        {
            AddRow(row);
        }

        return !isWhole;
    }

    /// <summary>Adds every column that is missing.</summary>
    /// <returns>False when none was.</returns>
    public bool AddColumns()
    {
        bool isWhole = !hasColumn.Contains(false);
        for (int column = 0; column < hasColumn.Length; column++)
        {
            AddColumn(column);
        }

        return !isWhole;
    }

    /// <summary>Solves what is in.</summary>
    /// <param name="kind">Whether the optimum is given out.</param>
    /// <param name="limits">When to stop.</param>
    public LinearProgramStatus Solve(SparseEngineKind kind, in SimplexLimits limits)
    {
        Release();
        rows = Chosen(hasRow);
        columns = Chosen(hasColumn);
        model = Model();
        engine = SparseFlow.EngineFor(settings, model, kind);
        BasisStatus[] ofRows = Array.ConvertAll(rows, row => rowStatus[row]);
        BasisStatus[] ofColumns = Array.ConvertAll(columns, column => columnStatus[column]);
        if (hasBasis)
        {
            engine.SetBasis(ofColumns, ofRows);
        }

        LinearProgramStatus status = engine.Solve(limits);
        Pivots += engine.Pivots;
        if (status == LinearProgramStatus.Optimal)
        {
            engine.CopyBasis(ofColumns, ofRows);
            Scatter(ofRows, rows, rowStatus);
            Scatter(ofColumns, columns, columnStatus);
            hasBasis = true;
        }

        return status;
    }

    /// <summary>Gives rented memory of the last solve back; its engine must not be asked any more.</summary>
    public void Release()
    {
        engine?.Release();
        model.Release();
    }

    /// <summary>The answer of the last solve as one to the whole program: left-out columns are 0, left-out rows are basic and have price 0.</summary>
    /// <param name="status">How the solve ended.</param>
    /// <param name="limits">When it began.</param>
    /// <param name="reducedCosts">Reduced costs of all columns after an optimum, in the program's sense.</param>
    public LinearProgramSolution Whole(LinearProgramStatus status, in SimplexLimits limits, Sequence<double> reducedCosts)
    {
        LinearProgramSolution part = new EngineAnswer(Engine, Sign, Program.ObjectiveConstant).Assemble(status, rows.Length, columns.Length, limits);
        LinearProgramBasis basis = part.Basis!;
        LinearProgramSolution whole = part with
        {
            Pivots = Pivots,
            Basis = new(
                Spread(basis.Variables, columns, hasColumn.Length, BasisStatus.AtLower), Spread(basis.Rows, rows, hasRow.Length, BasisStatus.Basic)),
        };
        return status switch
        {
            LinearProgramStatus.Optimal => whole with
            {
                Primal = Spread(part.Primal, columns, hasColumn.Length, 0.0),
                RowDuals = Spread(part.RowDuals, rows, hasRow.Length, 0.0),
                ReducedCosts = reducedCosts,
            },
            LinearProgramStatus.Infeasible => whole with { FarkasMultipliers = Spread(part.FarkasMultipliers, rows, hasRow.Length, 0.0) },
            LinearProgramStatus.Unbounded => whole with
            {
                Primal = Spread(part.Primal, columns, hasColumn.Length, 0.0),
                Ray = Spread(part.Ray, columns, hasColumn.Length, 0.0),
            },
            _ => whole,
        };
    }

    private static int[] Chosen(bool[] has) => [.. Enumerable.Range(0, has.Length).Where(index => has[index])];

    private static void Scatter(BasisStatus[] part, int[] indices, BasisStatus[] whole)
    {
        for (int place = 0; place < indices.Length; place++)
        {
            whole[indices[place]] = part[place];
        }
    }

    private static Sequence<T> Spread<T>(Sequence<T> part, int[] indices, int length, T absent)
    {
        T[] whole = new T[length];
        Array.Fill(whole, absent);
        for (int place = 0; place < indices.Length; place++)
        {
            whole[indices[place]] = part[place];
        }

        return new(whole);
    }

    private SimplexModel Model()
    {
        double sign = Sign;
        return new(
            sign,
            Array.ConvertAll(columns, column => sign * Program.Costs[column]),
            (Array.ConvertAll(columns, column => Program.VariableLower[column]), Array.ConvertAll(columns, column => Program.VariableUpper[column])),
            (Array.ConvertAll(rows, row => Program.RowLower[row]), Array.ConvertAll(rows, row => Program.RowUpper[row])),
            Matrix());
    }

    private (int[] Starts, int[] RowIndices, double[] Coefficients) Matrix()
    {
        Array.Fill(places, Absent);
        for (int place = 0; place < rows.Length; place++)
        {
            places[rows[place]] = place;
        }

        int[] starts = new int[columns.Length + 1];
        int room = columns.Sum(column => Program.ColumnRows(column).Length);
        int[] indices = ArrayPool<int>.Shared.Rent(room);
        double[] coefficients = ArrayPool<double>.Shared.Rent(room);
        int next = 0;
        for (int place = 0; place < columns.Length; place++)
        {
            ReadOnlySpan<int> entries = Program.ColumnRows(columns[place]);
            ReadOnlySpan<double> values = Program.ColumnCoefficients(columns[place]);
            for (int entry = 0; entry < entries.Length; entry++)
            {
                if (places[entries[entry]] != Absent && values[entry] != 0)
                {
                    (indices[next], coefficients[next]) = (places[entries[entry]], values[entry]);
                    next++;
                }
            }

            starts[place + 1] = next;
        }

        return (starts, indices, coefficients);
    }
}
