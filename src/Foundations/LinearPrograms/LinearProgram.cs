using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A linear program: minimize or maximize  constant + c·x  with  rowLower ≤ A·x ≤ rowUpper  and  lower ≤ x ≤ upper.</summary>
/// <remarks>
/// Made by <see cref="LinearProgramBuilder"/>, or from arrays of doubles by <see cref="FromDense"/> and <see cref="FromColumns"/>. A row with equal bounds is an equation, with two finite bounds a range, with none a
/// free row. A bound is absent when it is ∓∞. Crossing bounds are allowed and make the program infeasible. The matrix is read by
/// columns, rows ascending inside a column, without repetition. Every number exists twice: as the double that solvers see and as the
/// exact rational that <see cref="LinearProgramAudit"/> sees.
/// <para>Immutable and thread-safe; compares by value.</para>
/// </remarks>
public sealed partial record LinearProgram
{
    private readonly ExactNumbers costs;
    private readonly ExactNumbers constant;
    private readonly ExactNumbers lower;
    private readonly ExactNumbers upper;
    private readonly ExactNumbers rowLower;
    private readonly ExactNumbers rowUpper;
    private readonly ProgramMatrix matrix;
    private readonly Sequence<string?> variableNames;
    private readonly Sequence<string?> rowNames;

    internal LinearProgram(LinearProgramData data)
    {
        Sense = data.Sense;
        costs = data.Costs;
        constant = ExactNumbers.Of(data.Constant);
        lower = data.Lower;
        upper = data.Upper;
        rowLower = data.RowLower;
        rowUpper = data.RowUpper;
        matrix = new(new ProgramColumns(data.ColumnStarts, data.RowIndices, data.Coefficients));
        variableNames = data.VariableNames;
        rowNames = data.RowNames;
    }

    /// <summary>Initializes a program around arrays of doubles, which it owns from now on.</summary>
    internal LinearProgram(ObjectiveSense sense, double constant, in DoubleProgramData data)
    {
        Sense = sense;
        this.constant = constant == 0 ? ExactNumbers.Zero : ExactNumbers.Owning([constant]);
        costs = ExactNumbers.Owning(data.Costs);
        lower = ExactNumbers.Owning(data.Lower);
        upper = ExactNumbers.Owning(data.Upper);
        rowLower = ExactNumbers.Owning(data.RowLower);
        rowUpper = ExactNumbers.Owning(data.RowUpper);
        matrix = data.Matrix;
        variableNames = data.VariableNames;
        rowNames = data.RowNames;
    }

    /// <summary>Gets whether the smallest or the largest objective is sought.</summary>
    public ObjectiveSense Sense { get; }

    /// <summary>Gets the number of variables.</summary>
    public int VariableCount => costs.Values.Count;

    /// <summary>Gets the number of rows.</summary>
    public int RowCount => rowLower.Values.Count;

    /// <summary>Gets the number of stored coefficients of the matrix.</summary>
    public int CoefficientCount => Coefficients.Count;

    /// <summary>Gets the constant of the objective.</summary>
    public double ObjectiveConstant => constant.Values[0];

    /// <summary>Gets the exact constant of the objective.</summary>
    public Rational ExactObjectiveConstant => constant.ExactAt(0);

    /// <summary>Gets the costs c, shape [variable].</summary>
    public Sequence<double> Costs => costs.Values;

    /// <summary>Gets the lower bounds of the variables, shape [variable]; -∞ where absent.</summary>
    public Sequence<double> VariableLower => lower.Values;

    /// <summary>Gets the upper bounds of the variables, shape [variable]; +∞ where absent.</summary>
    public Sequence<double> VariableUpper => upper.Values;

    /// <summary>Gets the lower bounds of the rows, shape [row]; -∞ where absent.</summary>
    public Sequence<double> RowLower => rowLower.Values;

    /// <summary>Gets the upper bounds of the rows, shape [row]; +∞ where absent.</summary>
    public Sequence<double> RowUpper => rowUpper.Values;

    /// <summary>Gets where each column begins in <see cref="RowIndices"/>, shape [variable + 1].</summary>
    public Sequence<int> ColumnStarts => matrix.Columns.Starts;

    /// <summary>Gets the rows of the coefficients, column after column, shape [coefficient].</summary>
    public Sequence<int> RowIndices => matrix.Columns.RowIndices;

    /// <summary>Gets the coefficients, column after column, shape [coefficient].</summary>
    public Sequence<double> Coefficients => matrix.Columns.Coefficients.Values;

    /// <summary>Gets the matrix row by row, shape [row, variable]; empty where it is held by columns alone, as in large programs.</summary>
    internal ReadOnlySpan<double> Cells => matrix.Cells;

    /// <summary>Gets a value indicating whether some variable was given a name.</summary>
    internal bool HasVariableNames => variableNames.Count > 0;

    /// <summary>Gets a value indicating whether some row was given a name.</summary>
    internal bool HasRowNames => rowNames.Count > 0;

    /// <summary>Views the rows that a variable appears in.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <returns>Row indices, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public ReadOnlySpan<int> ColumnRows(int variable) => RowIndices.Span[Column(variable)];

    /// <summary>Views the coefficients of a variable.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <returns>One coefficient for each entry of <see cref="ColumnRows"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public ReadOnlySpan<double> ColumnCoefficients(int variable) => Coefficients.Span[Column(variable)];

    /// <summary>Reads a cost exactly.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <returns>The exact cost.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public Rational ExactCost(int variable) => costs.ExactAt(variable);

    /// <summary>Reads a stored coefficient exactly.</summary>
    /// <param name="position">Position in <see cref="Coefficients"/>.</param>
    /// <returns>The exact coefficient.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Rational ExactCoefficient(int position) => matrix.Columns.Coefficients.ExactAt(position);

    /// <summary>Reads a variable's lower bound exactly.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <returns>The exact bound, or null where it is absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public Rational? ExactVariableLower(int variable) => lower.ExactBoundAt(variable);

    /// <summary>Reads a variable's upper bound exactly.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <returns>The exact bound, or null where it is absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public Rational? ExactVariableUpper(int variable) => upper.ExactBoundAt(variable);

    /// <summary>Reads a row's lower bound exactly.</summary>
    /// <param name="row">Index of the row.</param>
    /// <returns>The exact bound, or null where it is absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Rational? ExactRowLower(int row) => rowLower.ExactBoundAt(row);

    /// <summary>Reads a row's upper bound exactly.</summary>
    /// <param name="row">Index of the row.</param>
    /// <returns>The exact bound, or null where it is absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Rational? ExactRowUpper(int row) => rowUpper.ExactBoundAt(row);

    /// <summary>Names a variable.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <returns>The name given, or <c>x1</c>, <c>x2</c>, … by position.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public string VariableName(int variable) => Name(variableNames, variable, VariableCount, 'x');

    /// <summary>Names a row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <returns>The name given, or <c>r1</c>, <c>r2</c>, … by position.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public string RowName(int row) => Name(rowNames, row, RowCount, 'r');

    /// <summary>Writes sense and size.</summary>
    /// <returns>For example <c>minimize over 3 variables, 2 rows, 6 coefficients</c>.</returns>
    public override string ToString() =>
        $"{(Sense == ObjectiveSense.Minimize ? "minimize" : "maximize")} over {Counted.Of(VariableCount, "variable")}, "
        + $"{Counted.Of(RowCount, "row")}, {Counted.Of(CoefficientCount, "coefficient")}";

    private static string Name(Sequence<string?> names, int index, int count, char letter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return (names.Count > 0 ? names[index] : null) ?? string.Create(CultureInfo.InvariantCulture, $"{letter}{index + 1}");
    }

    private Range Column(int variable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variable);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(variable, VariableCount);
        return ColumnStarts[variable]..ColumnStarts[variable + 1];
    }
}
