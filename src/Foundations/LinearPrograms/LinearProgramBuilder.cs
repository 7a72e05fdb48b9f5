using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Assembles a <see cref="LinearProgram"/> variable by variable and row by row.</summary>
/// <remarks>
/// Numbers may be doubles or <see cref="Rational"/>s, see <see cref="LinearProgramNumber"/>. Coefficients may come in any order; where
/// one entry is given several times, <see cref="AddCoefficient"/> adds exactly and <see cref="SetCoefficient"/> replaces. Entries that
/// are exactly 0 in the end are not stored. <see cref="Build"/> may be called several times.
/// <para>Single-threaded. <see cref="Build"/> takes time O(coefficients) when the rows of each column come in order, else O(coefficients · log).</para>
/// </remarks>
public sealed class LinearProgramBuilder
{
    private readonly ObjectiveSense sense;
    private readonly NumberList costs = new();
    private readonly NumberList lower = new();
    private readonly NumberList upper = new();
    private readonly NumberList rowLower = new();
    private readonly NumberList rowUpper = new();
    private readonly List<string?> variableNames = [];
    private readonly List<string?> rowNames = [];
    private readonly CoefficientList entries = new();
    private LinearProgramNumber constant;

    /// <summary>Initializes a builder without variables and rows.</summary>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration.</exception>
    public LinearProgramBuilder(ObjectiveSense sense)
    {
        DenseNumbers.RequireSense(sense);
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

    /// <summary>Replaces coefficients of a row, quicker than one by one.</summary>
    /// <param name="row">Index of the row.</param>
    /// <param name="variables">Indices of variables.</param>
    /// <param name="coefficients">One coefficient for each of <paramref name="variables"/>, finite.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or variable, or a coefficient is not finite.</exception>
    public void SetCoefficients(int row, ReadOnlySpan<int> variables, ReadOnlySpan<double> coefficients)
    {
        RequireIndex(row, RowCount, "row", nameof(row));
        DenseNumbers.RequireLength(coefficients, variables.Length, "one for each variable");
        DenseNumbers.RequireFinite(coefficients);
        foreach (int variable in variables)
        {
            RequireIndex(variable, VariableCount, "variable", nameof(variables));
        }

        entries.AddRow(row, variables, coefficients);
    }

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
        (int[] starts, int[] rows, ExactNumbers coefficients) = entries.Compress(VariableCount);
        return new(new LinearProgramData
        {
            Sense = sense,
            Constant = constant,
            Costs = costs.ToNumbers(),
            Lower = lower.ToNumbers(),
            Upper = upper.ToNumbers(),
            RowLower = rowLower.ToNumbers(),
            RowUpper = rowUpper.ToNumbers(),
            Coefficients = coefficients,
            ColumnStarts = new(starts),
            RowIndices = new(rows),
            VariableNames = Names(variableNames),
            RowNames = Names(rowNames),
        });
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
        entries.Add(row, variable, value, replaces);
    }
}
