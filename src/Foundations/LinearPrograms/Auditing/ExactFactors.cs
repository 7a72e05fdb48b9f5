using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Sparse elimination of a square matrix in rationals, for solving with the matrix and its transpose.</summary>
/// <remarks>Pivots are chosen for sparsity alone, as exact arithmetic needs no large ones: a short row, and in it a short column.</remarks>
[Reference("markowitz1957", "pp. 263-265: the pivot with the fewest other entries in its row and column")]
internal sealed class ExactFactors
{
    private readonly List<Step> steps = [];
    private readonly Dictionary<int, Rational>[] rows;
    private readonly HashSet<int>[] rowsOfColumn;

    /// <summary>Factors a matrix.</summary>
    /// <param name="columns">The columns, each with its entries by row.</param>
    /// <param name="clock">Stops the work.</param>
    public ExactFactors(IReadOnlyList<List<(int Row, Rational Value)>> columns, AuditClock clock)
    {
        rows = [.. columns.Select(_ => new Dictionary<int, Rational>())];
        rowsOfColumn = [.. columns.Select(_ => new HashSet<int>())];
        for (int column = 0; column < columns.Count; column++)
        {
            foreach ((int row, Rational value) in columns[column])
            {
                rows[row].Add(column, value);
                rowsOfColumn[column].Add(row);
            }
        }

        HashSet<int> remaining = [.. Enumerable.Range(0, columns.Count)];
        while (remaining.Count > 0 && !IsSingular)
        {
            clock.ThrowIfOver();
            int row = remaining.MinBy(candidate => (rows[candidate].Count, candidate));
            remaining.Remove(row);
            IsSingular = rows[row].Count == 0;
            if (!IsSingular)
            {
                Eliminate(row, clock);
            }
        }
    }

    public bool IsSingular { get; }

    /// <summary>Solves M·x = right side; the right side is indexed by row and overwritten by x, indexed by column.</summary>
    public void Solve(Rational[] values)
    {
        foreach (Step step in steps)
        {
            Rational value = values[step.Row];
            if (!value.IsZero)
            {
                foreach ((int row, Rational factor) in step.Multipliers)
                {
                    values[row] -= factor * value;
                }
            }
        }

        Rational[] solved = new Rational[values.Length];
        for (int index = steps.Count - 1; index >= 0; index--)
        {
            Step step = steps[index];
            Rational sum = values[step.Row];
            foreach ((int column, Rational value) in step.Others)
            {
                sum -= value * solved[column];
            }

            solved[step.Column] = sum.IsZero ? default : sum / step.Pivot;
        }

        solved.CopyTo(values, 0);
    }

    /// <summary>Solves Mᵀ·y = right side; the right side is indexed by column and overwritten by y, indexed by row.</summary>
    public void SolveTransposed(Rational[] values)
    {
        Rational[] solved = new Rational[values.Length];
        foreach (Step step in steps)
        {
            Rational value = values[step.Column];
            if (!value.IsZero)
            {
                value /= step.Pivot;
                solved[step.Row] = value;
                foreach ((int column, Rational other) in step.Others)
                {
                    values[column] -= other * value;
                }
            }
        }

        for (int index = steps.Count - 1; index >= 0; index--)
        {
            foreach ((int row, Rational factor) in steps[index].Multipliers)
            {
                if (!solved[row].IsZero)
                {
                    solved[steps[index].Row] -= factor * solved[row];
                }
            }
        }

        solved.CopyTo(values, 0);
    }

    private void Eliminate(int pivotRow, AuditClock clock)
    {
        Dictionary<int, Rational> entries = rows[pivotRow];
        int pivotColumn = entries.Keys.MinBy(column => (rowsOfColumn[column].Count, column));
        Rational pivot = entries[pivotColumn];
        foreach (int column in entries.Keys)
        {
            rowsOfColumn[column].Remove(pivotRow);
        }

        entries.Remove(pivotColumn);
        (int Column, Rational Value)[] others = [.. entries.Select(entry => (entry.Key, entry.Value))];
        List<(int Row, Rational Factor)> multipliers = [];
        foreach (int row in rowsOfColumn[pivotColumn])
        {
            clock.ThrowIfOver();
            rows[row].Remove(pivotColumn, out Rational entry);
            Rational factor = entry / pivot;
            multipliers.Add((row, factor));
            Subtract(row, others, factor);
        }

        rowsOfColumn[pivotColumn].Clear();
        steps.Add(new(pivotRow, pivotColumn, pivot, others, multipliers));
    }

    private void Subtract(int row, (int Column, Rational Value)[] others, Rational factor)
    {
        Dictionary<int, Rational> target = rows[row];
        foreach ((int column, Rational value) in others)
        {
            Rational difference = target.GetValueOrDefault(column) - (factor * value);
            if (difference.IsZero)
            {
                target.Remove(column);
                rowsOfColumn[column].Remove(row);
            }
            else
            {
                target[column] = difference;
                rowsOfColumn[column].Add(row);
            }
        }
    }

    private sealed record Step(
        int Row,
        int Column,
        Rational Pivot,
        (int Column, Rational Value)[] Others,
        List<(int Row, Rational Factor)> Multipliers);
}
