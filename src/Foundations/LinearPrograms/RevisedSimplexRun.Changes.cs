using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.LinearPrograms;

/// <content>Changes to the program between solves.</content>
public sealed partial class RevisedSimplexRun
{
    private BasisStatus[] presentStatuses = [];
    private int[] marks = [];
    private int mark;

    /// <summary>Replaces a cost.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="cost">The new cost, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable, or the cost is not finite.</exception>
    public void ChangeCost(int variable, double cost)
    {
        RequireIndex(variable, VariableCount, "variable");
        RequireFinite(cost);
        model.Cost[variable] = model.Sign * cost;
        engine.CostsChanged();
        Touch();
    }

    /// <summary>Replaces the bounds of a variable.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="lower">Lower bound; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent. Below <paramref name="lower"/> the program is infeasible.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable, a bound is NaN, the lower one +∞ or the upper one -∞.</exception>
    public void ChangeVariableBounds(int variable, double lower, double upper)
    {
        RequireIndex(variable, VariableCount, "variable");
        RequireBounds(lower, upper);
        (model.ColumnLower[variable], model.ColumnUpper[variable]) = (lower, upper);
        engine.BoundsChanged();
        Touch();
    }

    /// <summary>Replaces the bounds of a row: its right-hand side, or both ends of its range.</summary>
    /// <param name="row">Index of the row.</param>
    /// <param name="lower">Lower bound; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent. Below <paramref name="lower"/> the program is infeasible.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, a bound is NaN, the lower one +∞ or the upper one -∞.</exception>
    public void ChangeRowBounds(int row, double lower, double upper)
    {
        RequireIndex(row, RowCount, "row");
        RequireBounds(lower, upper);
        Flushed();
        (model.RowLower[row], model.RowUpper[row]) = (lower, upper);
        engine.BoundsChanged();
        Touch();
    }

    /// <summary>Replaces the coefficient of a variable in a row; many are changed quicker by <see cref="ChangeCoefficients"/>. Dearer than other changes: the basis is factored anew, beyond the dense path in new memory.</summary>
    /// <param name="row">Index of the row.</param>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="coefficient">The new coefficient, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or variable, or the coefficient is not finite.</exception>
    public void ChangeCoefficient(int row, int variable, double coefficient)
    {
        RequireIndex(row, RowCount, "row");
        RequireIndex(variable, VariableCount, "variable");
        RequireFinite(coefficient);
        if (pending.Count > 0)
        {
            Flushed();
        }

        model.SetCoefficient(row, variable, coefficient);
        isMatrixChanged = true;
        Touch();
    }

    /// <summary>Replaces the whole matrix by compressed columns, as <see cref="LinearProgram.FromColumns"/> takes them: one call for what would be many of <see cref="ChangeCoefficient"/>.</summary>
    /// <remarks>
    /// Quickest with the starts and rows of the call before, or of the program that the run began with: then numbers are copied, a fraction of a nanosecond an entry, and nothing is allocated. Entries of 0 are
    /// allowed, so that places can stay where numbers come and go; on the dense path they cost nothing more. Begin such a run with numbers other than 0 at all places: a run takes the dense path or the sparse one by its entries.
    /// <para>What is solved is the same as after one call of <see cref="ChangeCoefficient"/> for each number that differs. Time O(variables + entries).</para>
    /// </remarks>
    /// <param name="columnStarts">Where each variable's entries begin, shape [variable + 1]: from 0, never falling, to the number of entries.</param>
    /// <param name="rowIndices">The row of each entry, ascending inside a column.</param>
    /// <param name="coefficients">The coefficient of each entry, finite.</param>
    /// <exception cref="ArgumentException">The arrays' lengths do not fit each other or the program, or starts or rows are not in order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is NaN or infinite.</exception>
    public void ChangeCoefficients(ReadOnlySpan<int> columnStarts, ReadOnlySpan<int> rowIndices, ReadOnlySpan<double> coefficients)
    {
        Dense.DenseNumbers.RequireFinite(coefficients);
        Dense.DenseNumbers.RequireLength(coefficients, rowIndices.Length, "one for each row index");
        if (pending.Count > 0)
        {
            Flushed();
        }

        if (model.HasPlaces(columnStarts, rowIndices))
        {
            model.SetCoefficients(coefficients);
        }
        else
        {
            CompressedColumns.Require(columnStarts, rowIndices, VariableCount, RowCount);
            model.SetMatrix(columnStarts, rowIndices, coefficients);
        }

        if (engine is not Dense.DenseEngine)
        {
            model.DropZeros();
        }

        isMatrixChanged = true;
        Touch();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="lower">Lower bound of the row's activity; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent.</param>
    /// <param name="variables">Indices of the variables in the row, each once.</param>
    /// <param name="coefficients">One coefficient for each of <paramref name="variables"/>, finite.</param>
    /// <returns>The row's index.</returns>
    /// <exception cref="ArgumentException">The spans differ in length or a variable comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable, or a number is NaN or infinite where it must not be.</exception>
    public int AddRow(double lower, double upper, ReadOnlySpan<int> variables, ReadOnlySpan<double> coefficients)
    {
        RequireBounds(lower, upper);
        RequireEntries(variables, coefficients, VariableCount, "variable");
        pending.Add((lower, upper), variables, coefficients);
        Touch();
        return RowCount - 1;
    }

    /// <summary>Adds a variable.</summary>
    /// <param name="lower">Lower bound; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent.</param>
    /// <param name="cost">Coefficient in the objective, finite.</param>
    /// <param name="rows">Indices of the rows that the variable is in, each once.</param>
    /// <param name="coefficients">One coefficient for each of <paramref name="rows"/>, finite.</param>
    /// <returns>The variable's index.</returns>
    /// <exception cref="ArgumentException">The spans differ in length or a row comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or a number is NaN or infinite where it must not be.</exception>
    public int AddVariable(double lower, double upper, double cost, ReadOnlySpan<int> rows, ReadOnlySpan<double> coefficients)
    {
        RequireBounds(lower, upper);
        RequireFinite(cost);
        RequireEntries(rows, coefficients, RowCount, "row");
        int[] ordered = rows.ToArray();
        double[] values = coefficients.ToArray();
        Array.Sort(ordered, values);
        Flushed().AddColumn((lower, upper), model.Sign * cost, ordered, values);
        Grow();
        Touch();
        return VariableCount - 1;
    }

    /// <summary>Sets the basis that the next solve starts from.</summary>
    /// <param name="start">The basis; a singular one is completed by row activities, statuses that the bounds do not allow are replaced.</param>
    /// <exception cref="ArgumentNullException">The basis is null.</exception>
    /// <exception cref="ArgumentException">The basis has other lengths than the program.</exception>
    public void StartFrom(LinearProgramBasis start)
    {
        ArgumentNullException.ThrowIfNull(start);
        StartBasis.Require(start, VariableCount, RowCount);
        Flushed();
        engine.SetBasis(start.Variables.Span, start.Rows.Span);
        hasBasis = true;
        status = null;
    }

    /// <summary>Starts the next solve from the present basis as if it were given.</summary>
    /// <remarks>
    /// The answer then depends on the basis and on the program's numbers alone, not on the solves before: what goes on from a fork does so with the same bits. Before a first
    /// solve the basis is that of all row activities, or the one given; rows added since the last solve have basic activities, variables added are nonbasic at their bound nearest to 0.
    /// <para>
    /// Costs a factorization, where a solve in place would go on from its tableau or factors: on the dense path at most k³/3 operations for k basic variables, and next to none for a basis that is triangular in some order; where
    /// few bounds are missed or few prices wrong, some four to sixteen steps, each with a factorization; and else a tableau from the factors, at most k operations for each of its cells. Programs with up to twice the cells of <see cref="RevisedSimplex.MaxDenseCells"/> take the same look and steps before the sparse engine is asked, unless more than 128 rows of the basis are left when what is triangular is taken off; beyond that a sparse factorization. Allocates nothing but at first, and after changed coefficients as every solve does.
    /// </para>
    /// </remarks>
    public void StartFromPresentBasis()
    {
        SimplexModel present = Flushed();
        if (presentStatuses.Length < present.Columns + present.Rows)
        {
            presentStatuses = new BasisStatus[2 * (present.Columns + present.Rows)];
        }

        Span<BasisStatus> columns = presentStatuses.AsSpan(0, present.Columns);
        Span<BasisStatus> rows = presentStatuses.AsSpan(present.Columns, present.Rows);
        engine.CopyBasis(columns, rows);
        engine.SetBasis(columns, rows);
        hasBasis = true;
        status = null;
    }

    private static void RequireBounds(double lower, double upper)
    {
        if (!(lower < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lower), lower, FormattableString.Invariant($"A lower bound must be finite or -∞; got {lower}."));
        }

        if (!(upper > double.NegativeInfinity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(upper), upper, FormattableString.Invariant($"An upper bound must be finite or +∞; got {upper}."));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireFinite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value))
        {
            throw NotFinite(value, name);
        }
    }

    private static ArgumentOutOfRangeException NotFinite(double value, string name) => new(
        name, value, FormattableString.Invariant($"Costs and coefficients must be finite; got {value}."));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireIndex(int index, int count, string noun, [CallerArgumentExpression(nameof(index))] string name = "")
    {
        if ((uint)index >= (uint)count)
        {
            throw NoSuchIndex(index, count, noun, name);
        }
    }

    private static ArgumentOutOfRangeException NoSuchIndex(int index, int count, string noun, string name) => new(name, index, string.Create(
        CultureInfo.InvariantCulture, $"The program has {count} {noun}s; got index {index}. Add the {noun} first."));

    private void RequireEntries(ReadOnlySpan<int> indices, ReadOnlySpan<double> coefficients, int count, string noun)
    {
        if (indices.Length != coefficients.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"There must be one coefficient for each {noun}; got {coefficients.Length} for {indices.Length}."),
                nameof(coefficients));
        }

        if (marks.Length < count)
        {
            marks = new int[2 * count];
        }

        mark++;
        for (int place = 0; place < indices.Length; place++)
        {
            RequireIndex(indices[place], count, noun, noun + "s");
            RequireFinite(coefficients[place], nameof(coefficients));
            if (marks[indices[place]] == mark)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The {noun} {indices[place]} comes twice. Add its coefficients up first."), noun + "s");
            }

            marks[indices[place]] = mark;
        }
    }

    private void Touch()
    {
        isChanged = true;
        status = null;
    }
}
