using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.NormalForm;

/// <summary>A game of two players, row and column, each with finitely many actions.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
[Reference("neumann1928", "zero-sum two-person games")]
public sealed record MatrixGame
{
    private MatrixGame(Matrix<double> rowPayoffs, Matrix<double> columnPayoffs) => (RowPayoffs, ColumnPayoffs) = (rowPayoffs, columnPayoffs);

    /// <summary>Gets what the row player earns, shape [row action, column action].</summary>
    public Matrix<double> RowPayoffs { get; }

    /// <summary>Gets what the column player earns, shape [row action, column action].</summary>
    public Matrix<double> ColumnPayoffs { get; }

    /// <summary>Gets the number of the row player's actions.</summary>
    public int Rows => RowPayoffs.Rows;

    /// <summary>Gets the number of the column player's actions.</summary>
    public int Columns => RowPayoffs.Columns;

    /// <summary>A game in which the column player pays the row player.</summary>
    /// <param name="payoffs">What the row player earns, shape [row action, column action], finite, at least one action each.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">A player has no action, or a payoff is not finite.</exception>
    public static MatrixGame ZeroSum(Matrix<double> payoffs) => Create(payoffs, payoffs.Select(payoff => -payoff));

    /// <summary>A game with any payoffs.</summary>
    /// <param name="rowPayoffs">What the row player earns, shape [row action, column action], finite, at least one action each.</param>
    /// <param name="columnPayoffs">What the column player earns, same shape, finite.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">A player has no action, shapes differ, or a payoff is not finite.</exception>
    public static MatrixGame Create(Matrix<double> rowPayoffs, Matrix<double> columnPayoffs)
    {
        if (rowPayoffs.Rows == 0 || rowPayoffs.Columns == 0)
        {
            throw new ArgumentException($"Each player needs at least one action; got a {rowPayoffs}.", nameof(rowPayoffs));
        }

        if (rowPayoffs.Rows != columnPayoffs.Rows || rowPayoffs.Columns != columnPayoffs.Columns)
        {
            throw new ArgumentException($"Payoffs must have the same shape for both players; got a {rowPayoffs} and a {columnPayoffs}.", nameof(columnPayoffs));
        }

        RequireFinite(rowPayoffs, nameof(rowPayoffs));
        RequireFinite(columnPayoffs, nameof(columnPayoffs));
        return new(rowPayoffs, columnPayoffs);
    }

    /// <summary>What every row earns against a mixed column.</summary>
    /// <param name="column">The column player's strategy, shape [column action].</param>
    /// <param name="destination">Receives the row player's payoffs, shape [row action].</param>
    /// <exception cref="ArgumentException">A shape differs.</exception>
    public void RowValues(ReadOnlySpan<double> column, Span<double> destination)
    {
        RequireShape(column.Length, Columns, nameof(column));
        RequireShape(destination.Length, Rows, nameof(destination));
        for (int row = 0; row < destination.Length; row++)
        {
            ReadOnlySpan<double> payoffs = RowPayoffs.Row(row);
            double sum = 0;
            for (int action = 0; action < column.Length; action++)
            {
                sum += payoffs[action] * column[action];
            }

            destination[row] = sum;
        }
    }

    /// <summary>What every column earns against a mixed row.</summary>
    /// <param name="row">The row player's strategy, shape [row action].</param>
    /// <param name="destination">Receives the column player's payoffs, shape [column action].</param>
    /// <exception cref="ArgumentException">A shape differs.</exception>
    public void ColumnValues(ReadOnlySpan<double> row, Span<double> destination)
    {
        RequireShape(row.Length, Rows, nameof(row));
        RequireShape(destination.Length, Columns, nameof(destination));
        destination.Clear();
        for (int action = 0; action < row.Length; action++)
        {
            ReadOnlySpan<double> payoffs = ColumnPayoffs.Row(action);
            for (int column = 0; column < destination.Length; column++)
            {
                destination[column] += row[action] * payoffs[column];
            }
        }
    }

    /// <summary>What both players together would gain by best responses: 0 exactly at Nash equilibria, and 2ε at most where it is an ε-equilibrium.</summary>
    /// <remarks>In a zero-sum game it is max over rows of A·column less min over columns of row·A. Time O(rows · columns).</remarks>
    /// <param name="row">The row player's strategy, shape [row action].</param>
    /// <param name="column">The column player's strategy, shape [column action].</param>
    /// <returns>The sum of the two gains, in units of payoff, at least 0 up to rounding.</returns>
    /// <exception cref="ArgumentException">A shape differs.</exception>
    [Reference("nash1950", "equilibrium points: no player gains by leaving alone")]
    public double Exploitability(ReadOnlySpan<double> row, ReadOnlySpan<double> column)
    {
        double[] rows = new double[Rows];
        double[] columns = new double[Columns];
        RowValues(column, rows);
        ColumnValues(row, columns);
        return Gain(rows, row) + Gain(columns, column);
    }

    private static double Gain(double[] values, ReadOnlySpan<double> strategy)
    {
        double best = double.NegativeInfinity;
        double own = 0;
        for (int action = 0; action < values.Length; action++)
        {
            best = Math.Max(best, values[action]);
            own += values[action] * strategy[action];
        }

        return best - own;
    }

    private static void RequireShape(int length, int actions, string name)
    {
        if (length != actions)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There must be one number per action, that is {actions}; got {length}."), name);
        }
    }

    private static void RequireFinite(Matrix<double> payoffs, string name)
    {
        foreach (double payoff in payoffs.Entries)
        {
            if (!double.IsFinite(payoff))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Payoffs must be finite; got {payoff}."), name);
            }
        }
    }
}
