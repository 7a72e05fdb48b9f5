using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Assembles a <see cref="LinearProgram"/> variable by variable and row by row.</summary>
/// <remarks>
/// Numbers may be doubles or <see cref="Rational"/>s, see <see cref="LinearProgramNumber"/>. Coefficients may come in any order; where
/// one entry is given several times, <see cref="AddCoefficient"/> adds exactly and <see cref="SetCoefficient"/> replaces. Entries that
/// are exactly 0 in the end are not stored. <see cref="Build"/> may be called several times.
/// <para>Single-threaded. Time O(coefficients · log) for <see cref="Build"/>.</para>
/// </remarks>
public sealed class LinearProgramBuilder
{
    private readonly ObjectiveSense sense;
    private readonly List<LinearProgramNumber> costs = [];
    private readonly List<LinearProgramNumber> lower = [];
    private readonly List<LinearProgramNumber> upper = [];
    private readonly List<LinearProgramNumber> rowLower = [];
    private readonly List<LinearProgramNumber> rowUpper = [];
    private readonly List<string?> variableNames = [];
    private readonly List<string?> rowNames = [];
    private readonly List<Entry> entries = [];
    private LinearProgramNumber constant;

    /// <summary>Initializes a builder without variables and rows.</summary>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration.</exception>
    public LinearProgramBuilder(ObjectiveSense sense)
    {
        if (!Enum.IsDefined(sense))
        {
            throw new ArgumentOutOfRangeException(nameof(sense), sense, "The sense must be Minimize or Maximize.");
        }

        this.sense = sense;
    }

    /// <summary>Gets the number of variables so far.</summary>
    public int VariableCount => costs.Count;

    /// <summary>Gets the number of rows so far.</summary>
    public int RowCount => rowLower.Count;

    /// <summary>Adds a variable.</summary>
    /// <param name="lower">Lower bound; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent. Below <paramref name="lower"/> the program is infeasible.</param>
    /// <param name="cost">Coefficient in the objective, finite.</param>
    /// <param name="name">Name in messages; null for x1, x2, … by position.</param>
    /// <returns>The variable's index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is infinite, the lower bound +∞ or the upper bound -∞.</exception>
    public int AddVariable(LinearProgramNumber lower, LinearProgramNumber upper, LinearProgramNumber cost, string? name = null)
    {
        RequireBounds(lower, upper);
        RequireFinite(cost);
        this.lower.Add(lower);
        this.upper.Add(upper);
        costs.Add(cost);
        variableNames.Add(name);
        return costs.Count - 1;
    }

    /// <summary>Adds a row without coefficients.</summary>
    /// <param name="lower">Lower bound of the row's activity; -∞ when absent.</param>
    /// <param name="upper">Upper bound; +∞ when absent; equal to <paramref name="lower"/> for an equation.</param>
    /// <param name="name">Name in messages; null for r1, r2, … by position.</param>
    /// <returns>The row's index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lower bound is +∞ or the upper bound -∞.</exception>
    public int AddRow(LinearProgramNumber lower, LinearProgramNumber upper, string? name = null)
    {
        RequireBounds(lower, upper);
        rowLower.Add(lower);
        rowUpper.Add(upper);
        rowNames.Add(name);
        return rowLower.Count - 1;
    }

    /// <summary>Sets the constant of the objective, 0 unless set.</summary>
    /// <param name="value">The constant, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The constant is infinite.</exception>
    public void SetObjectiveConstant(LinearProgramNumber value)
    {
        RequireFinite(value);
        constant = value;
    }

    /// <summary>Replaces the coefficient of a variable in a row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="value">The coefficient, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or variable, or the coefficient is infinite.</exception>
    public void SetCoefficient(int row, int variable, LinearProgramNumber value) => Append(row, variable, value, replaces: true);

    /// <summary>Adds to the coefficient of a variable in a row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="value">What to add, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or variable, or the coefficient is infinite.</exception>
    public void AddCoefficient(int row, int variable, LinearProgramNumber value) => Append(row, variable, value, replaces: false);

    /// <summary>Makes the program.</summary>
    /// <returns>An immutable program with what was given so far.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sum of coefficients is larger than any finite double.</exception>
    public LinearProgram Build()
    {
        List<int> rows = [];
        List<LinearProgramNumber> coefficients = [];
        int[] starts = new int[VariableCount + 1];
        Entry[] ordered = entries.ToArray();
        Array.Sort(ordered, static (left, right) => left.Place.CompareTo(right.Place));
        for (int position = 0; position < ordered.Length;)
        {
            Entry first = ordered[position];
            LinearProgramNumber value = Combine(ordered, ref position);
            if (value.Value != 0 || value.IsRounded)
            {
                rows.Add(first.Row);
                coefficients.Add(value);
                starts[first.Variable + 1]++;
            }
        }

        for (int variable = 0; variable < VariableCount; variable++)
        {
            starts[variable + 1] += starts[variable];
        }

        return new(new LinearProgramData
        {
            Sense = sense,
            Constant = constant,
            Costs = costs,
            Lower = lower,
            Upper = upper,
            RowLower = rowLower,
            RowUpper = rowUpper,
            Coefficients = coefficients,
            ColumnStarts = Sequence.Create<int>(starts),
            RowIndices = rows.ToSequence(),
            VariableNames = Names(variableNames),
            RowNames = Names(rowNames),
        });
    }

    // What the entries for one place amount to: later ones add to or replace earlier ones.
    private static LinearProgramNumber Combine(Entry[] ordered, ref int position)
    {
        Entry first = ordered[position++];
        LinearProgramNumber value = first.Value;
        while (position < ordered.Length && ordered[position].IsAt(first))
        {
            Entry next = ordered[position++];
            value = next.Replaces ? next.Value : Simplest(value.Exact + next.Value.Exact);
        }

        return value;
    }

    // A sum that happens to be a double is kept as one.
    private static LinearProgramNumber Simplest(Rational sum)
    {
        LinearProgramNumber number = sum;
        return number.IsRounded ? number : number.Value;
    }

    private static Sequence<string?> Names(List<string?> names) =>
        names.TrueForAll(name => name is null) ? default : names.ToSequence();

    private static void RequireBounds(
        LinearProgramNumber lower,
        LinearProgramNumber upper,
        [CallerArgumentExpression(nameof(lower))] string lowerName = "",
        [CallerArgumentExpression(nameof(upper))] string upperName = "")
    {
        if (double.IsPositiveInfinity(lower.Value))
        {
            throw new ArgumentOutOfRangeException(lowerName, "A lower bound must be finite or -∞; got +∞.");
        }

        if (double.IsNegativeInfinity(upper.Value))
        {
            throw new ArgumentOutOfRangeException(upperName, "An upper bound must be finite or +∞; got -∞.");
        }
    }

    private static void RequireFinite(
        LinearProgramNumber value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value.Value))
        {
            throw new ArgumentOutOfRangeException(
                name, value.Value, FormattableString.Invariant($"Costs and coefficients must be finite; got {value.Value}."));
        }
    }

    private static void RequireIndex(int index, int count, string noun, string name)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(name, index, string.Create(
                CultureInfo.InvariantCulture, $"The program has {count} {noun}s so far; got index {index}. Add the {noun} first."));
        }
    }

    private void Append(int row, int variable, LinearProgramNumber value, bool replaces)
    {
        RequireIndex(row, RowCount, "row", nameof(row));
        RequireIndex(variable, VariableCount, "variable", nameof(variable));
        RequireFinite(value);
        entries.Add(new(variable, row, entries.Count, value, replaces));
    }

    private readonly record struct Entry(int Variable, int Row, int Order, LinearProgramNumber Value, bool Replaces)
    {
        public (int Variable, int Row, int Order) Place => (Variable, Row, Order);

        public bool IsAt(Entry other) => Variable == other.Variable && Row == other.Row;
    }
}
