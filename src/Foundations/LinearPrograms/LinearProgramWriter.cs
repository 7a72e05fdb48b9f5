using System.Numerics;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Writes a large <see cref="LinearProgram"/> row by row into flat arrays, in doubles or in rationals.</summary>
/// <typeparam name="T">The numbers, see <see cref="ProgramNumbers{T}"/>.</typeparam>
/// <remarks>
/// The quick sibling of <see cref="LinearProgramBuilder"/>: no names, each row is begun and then filled, nothing is replaced. Where a variable
/// is put into a row several times the coefficients add up, in the order given. Coefficients that are 0 in the end are not stored.
/// <para>Single-threaded. <see cref="Write"/> and <see cref="WriteOut"/> take time O(coefficients + variables + rows); the second also gives the writer's memory back.</para>
/// </remarks>
/// <param name="sense">Whether the smallest or the largest objective is sought.</param>
/// <param name="numbers">The numbers to write in.</param>
public sealed class LinearProgramWriter<T>(ObjectiveSense sense, ProgramNumbers<T> numbers)
    where T : struct, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
{
    private readonly ProgramNumbers<T> numbers = numbers ?? throw new ArgumentNullException(nameof(numbers));
    private readonly ObjectiveSense sense = Known(sense);
    private readonly FlatList<VariableBlock> blocks = new();
    private readonly FlatList<T> costs = new();
    private readonly FlatList<int> rowStarts = new();
    private readonly FlatList<T> bounds = new();
    private readonly FlatList<RowRelation> relations = new();
    private readonly FlatList<int> variables = new();
    private readonly FlatList<T> coefficients = new();

    /// <summary>Gets the numbers to write in.</summary>
    public ProgramNumbers<T> Numbers => numbers;

    /// <summary>Gets the number of variables so far.</summary>
    public int VariableCount => costs.Count;

    /// <summary>Gets the number of rows so far.</summary>
    public int RowCount => rowStarts.Count;

    /// <summary>Gets the number of coefficients put so far.</summary>
    public int CoefficientCount => variables.Count;

    /// <summary>Makes room, so that nothing is copied while the program grows.</summary>
    /// <param name="rows">Rows expected in all, at least 0.</param>
    /// <param name="coefficients">Coefficients expected in all, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public void Reserve(int rows, int coefficients)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(coefficients);
        rowStarts.Reserve(rows);
        bounds.Reserve(rows);
        relations.Reserve(rows);
        variables.Reserve(coefficients);
        this.coefficients.Reserve(coefficients);
    }

    /// <summary>Adds variables of at least 0, of cost 0.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <returns>The index of the first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int AddVariables(int count) => AddVariables(count, 0.0, LinearProgramNumber.PositiveInfinity);

    /// <summary>Adds variables with the same bounds, of cost 0.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="lower">Lower bound; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent.</param>
    /// <returns>The index of the first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, the lower bound +∞ or the upper bound -∞.</exception>
    public int AddVariables(int count, LinearProgramNumber lower, LinearProgramNumber upper)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (double.IsPositiveInfinity(lower.Value) || double.IsNegativeInfinity(upper.Value))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lower), FormattableString.Invariant($"A lower bound must be below +∞ and an upper bound above -∞; got {lower.Value} and {upper.Value}."));
        }

        int first = VariableCount;
        blocks.Add(new(count, lower, upper));
        costs.AddDefaults(count);
        return first;
    }

    /// <summary>Sets the coefficient of a variable in the objective.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="cost">The coefficient, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public void SetCost(int variable, T cost)
    {
        RequireVariable(variable);
        costs[variable] = cost;
    }

    /// <summary>Begins a row whose activity is at least a bound.</summary>
    /// <param name="bound">The bound, finite.</param>
    /// <returns>The index of the row.</returns>
    public int BeginAtLeast(T bound) => Begin(RowRelation.AtLeast, bound);

    /// <summary>Begins a row whose activity is at most a bound.</summary>
    /// <param name="bound">The bound, finite.</param>
    /// <returns>The index of the row.</returns>
    public int BeginAtMost(T bound) => Begin(RowRelation.AtMost, bound);

    /// <summary>Begins a row whose activity equals a bound.</summary>
    /// <param name="bound">The bound, finite.</param>
    /// <returns>The index of the row.</returns>
    public int BeginEqual(T bound) => Begin(RowRelation.Equal, bound);

    /// <summary>Adds to the coefficient of a variable in the row begun last.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="coefficient">What to add, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    /// <exception cref="InvalidOperationException">No row was begun.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int variable, T coefficient)
    {
        RequireVariable(variable);
        if (rowStarts.Count == 0)
        {
            throw NoRow();
        }

        variables.Add(variable);
        coefficients.Add(coefficient);
    }

    /// <summary>Views the variables put into a row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <returns>Indices of variables in the order put; valid until the next change.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<int> RowVariables(int row) => variables.Span[Extent(row)];

    /// <summary>Views the coefficients put into a row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <returns>One coefficient for each entry of <see cref="RowVariables"/>; valid until the next change.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<T> RowCoefficients(int row) => coefficients.Span[Extent(row)];

    /// <summary>Makes the program of what was written so far.</summary>
    /// <returns>An immutable program, without names and with the objective's constant 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost, coefficient or bound is NaN or infinite.</exception>
    public LinearProgram Write()
    {
        RequireFinite(costs.Span);
        RequireFinite(bounds.Span);
        RequireFinite(coefficients.Span);
        (int[] starts, int[] rows, T[] values) = WrittenColumns<T>.Of(VariableCount, rowStarts.Span, variables.Span, coefficients.Span);
        return new(new LinearProgramData
        {
            Sense = sense,
            Constant = default,
            Costs = numbers.Keep(costs.Span.ToArray()),
            Lower = VariableBounds(block => block.Lower),
            Upper = VariableBounds(block => block.Upper),
            RowLower = Side(RowRelation.AtMost, double.NegativeInfinity),
            RowUpper = Side(RowRelation.AtLeast, double.PositiveInfinity),
            Coefficients = numbers.Keep(values),
            ColumnStarts = new(starts),
            RowIndices = new(rows),
            VariableNames = default,
            RowNames = default,
        });
    }

    /// <summary>Makes the program of what was written and forgets it: the writer is as new, and its memory serves others.</summary>
    /// <returns>An immutable program, without names and with the objective's constant 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost, coefficient or bound is NaN or infinite; then nothing is forgotten.</exception>
    public LinearProgram WriteOut()
    {
        LinearProgram program = Write();
        blocks.Clear();
        costs.Clear();
        rowStarts.Clear();
        bounds.Clear();
        relations.Clear();
        variables.Clear();
        coefficients.Clear();
        return program;
    }

    private static ObjectiveSense Known(ObjectiveSense sense)
    {
        DenseNumbers.RequireSense(sense);
        return sense;
    }

    private static InvalidOperationException NoRow() =>
        new("A coefficient belongs into a row; none was begun. Call BeginAtLeast, BeginAtMost or BeginEqual first.");

    private int Begin(RowRelation relation, T bound)
    {
        rowStarts.Add(variables.Count);
        relations.Add(relation);
        bounds.Add(bound);
        return rowStarts.Count - 1;
    }

    private Range Extent(int row)
    {
        if ((uint)row >= (uint)RowCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(row), row, FormattableString.Invariant($"The program has {RowCount} rows so far; got index {row}. Begin the row first."));
        }

        return rowStarts[row]..(row + 1 < RowCount ? rowStarts[row + 1] : variables.Count);
    }

    private ExactNumbers VariableBounds(Func<VariableBlock, LinearProgramNumber> side)
    {
        NumberList list = new();
        foreach (VariableBlock block in blocks.Span)
        {
            LinearProgramNumber bound = side(block);
            for (int variable = 0; variable < block.Count; variable++)
            {
                list.Add(bound);
            }
        }

        return list.ToNumbers();
    }

    // The bounds of one side, absent for rows of the other relation.
    private ExactNumbers Side(RowRelation without, double absent)
    {
        ExactNumbers given = numbers.Keep(bounds.Span.ToArray());
        double[] side = given.Values.Span.ToArray();
        Rational[] exact = given.Exact.Span.ToArray();
        ReadOnlySpan<RowRelation> kinds = relations.Span;
        bool isRounded = false;
        for (int row = 0; row < side.Length; row++)
        {
            if (kinds[row] == without)
            {
                side[row] = absent;
                exact.AsSpan(Math.Min(row, exact.Length), Math.Min(1, exact.Length)).Clear();
            }

            isRounded |= exact.Length > 0 && double.IsFinite(side[row]) && exact[row] != Rational.FromDouble(side[row]);
        }

        return new(new(side), isRounded ? new(exact) : default);
    }

    private void RequireVariable(int variable)
    {
        if ((uint)variable >= (uint)costs.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(variable), variable, FormattableString.Invariant($"The program has {costs.Count} variables so far; got index {variable}. Add the variable first."));
        }
    }

    private void RequireFinite(ReadOnlySpan<T> given)
    {
        foreach (T number in given)
        {
            if (!numbers.IsFinite(number))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(given), FormattableString.Invariant($"Costs, coefficients and bounds of rows must be finite; got {numbers.Solved(number)}. Find the computation that lost it."));
            }
        }
    }

    private readonly record struct VariableBlock(int Count, LinearProgramNumber Lower, LinearProgramNumber Upper);
}
