using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>What an excerpt leaves out, measured at its optimum: which rows its point violates, and which columns are worth having at its prices.</summary>
/// <remarks>
/// Both take one pass over the coefficients: of the columns that are not 0 for the rows, of those that are left out for the columns. What is asked for first
/// is wrong by more than the library's tolerances; asked for strictly, it is what is wrong by more than rounding, so that the basis is one of the whole program.
/// </remarks>
internal sealed class Outside
{
    // Sums in doubles are wrong by no more than this share of the sum of their terms' sizes, up to some thousand terms.
    private const double Rounding = 1.0 / (1L << 42);
    private readonly Excerpt excerpt;
    private readonly LinearProgram program;
    private readonly double[] largest;
    private readonly double[] activities;
    private readonly double[] sizes;
    private readonly double[] prices;
    private readonly double largestCost;

    public Outside(Excerpt excerpt)
    {
        this.excerpt = excerpt;
        program = excerpt.Program;
        largest = new double[program.RowCount];
        activities = new double[program.RowCount];
        sizes = new double[program.RowCount];
        prices = new double[program.RowCount];
        ReadOnlySpan<int> rows = program.RowIndices.Span;
        ReadOnlySpan<double> coefficients = program.Coefficients.Span;
        for (int entry = 0; entry < rows.Length; entry++)
        {
            largest[rows[entry]] = Math.Max(largest[rows[entry]], Math.Abs(coefficients[entry]));
        }

        foreach (double cost in program.Costs.Span)
        {
            largestCost = Math.Max(largestCost, Math.Abs(cost));
        }
    }

    /// <summary>Reads point and prices of the excerpt's optimum.</summary>
    public void Read()
    {
        Array.Clear(prices);
        ReadOnlySpan<double> duals = excerpt.Engine.RowDuals;
        for (int place = 0; place < excerpt.Rows.Length; place++)
        {
            prices[excerpt.Rows[place]] = duals[place];
        }

        Array.Clear(activities);
        Array.Clear(sizes);
        ReadOnlySpan<double> point = excerpt.Engine.Primal;
        for (int place = 0; place < excerpt.Columns.Length; place++)
        {
            if (point[place] != 0)
            {
                Multiply(excerpt.Columns[place], point[place]);
            }
        }
    }

    /// <summary>The rows left out that are violated, the most violated first, equally violated ones in their order.</summary>
    /// <param name="isStrict">Whether to name those that are violated by more than rounding.</param>
    public List<Ranked> Rows(bool isStrict)
    {
        List<Ranked> violated = [];
        for (int row = 0; row < activities.Length; row++)
        {
            double excess = excerpt.HasRow(row) ? 0 : Excess(row);
            if (excess > (isStrict ? Rounding * sizes[row] : Tolerances.Feasibility.Relative * largest[row]))
            {
                violated.Add(new(excess / largest[row], row));
            }
        }

        violated.Sort(Ranked.LargestFirst);
        return violated;
    }

    /// <summary>The columns left out that would improve the objective, the one of largest reduced cost first, equal ones in their order.</summary>
    /// <param name="isStrict">Whether to name those that would by more than rounding.</param>
    public List<Ranked> Columns(bool isStrict)
    {
        List<Ranked> worthy = [];
        double tolerance = Tolerances.Optimality.Relative * largestCost;
        for (int column = 0; column < program.VariableCount; column++)
        {
            if (!excerpt.HasColumn(column))
            {
                double reduced = Reduced(column);
                if (reduced < (isStrict ? -Rounding * Size(column) : -tolerance))
                {
                    worthy.Add(new(-reduced, column));
                }
            }
        }

        worthy.Sort(Ranked.LargestFirst);
        return worthy;
    }

    /// <summary>The columns that are in, are 0 and cost something at the prices found: the costliest first, equal ones in their order.</summary>
    public List<Ranked> Idle()
    {
        List<Ranked> idle = [];
        ReadOnlySpan<double> reduced = excerpt.Engine.ReducedCosts;
        for (int place = 0; place < excerpt.Columns.Length; place++)
        {
            if (reduced[place] > 0 && excerpt.IsAtZero(excerpt.Columns[place]))
            {
                idle.Add(new(reduced[place], excerpt.Columns[place]));
            }
        }

        idle.Sort(Ranked.LargestFirst);
        return idle;
    }

    /// <summary>How far a row's activity is inside its bounds, relative to the row's largest coefficient; at most 0 where it binds or is violated.</summary>
    public double Room(int row) => -Excess(row) / largest[row];

    /// <summary>Reduced costs of all columns in the program's sense.</summary>
    public Sequence<double> ReducedCosts()
    {
        double[] reduced = new double[program.VariableCount];
        for (int column = 0; column < reduced.Length; column++)
        {
            reduced[column] = excerpt.HasColumn(column) ? 0 : (excerpt.Sign * Reduced(column)) + 0.0;
        }

        for (int place = 0; place < excerpt.Columns.Length; place++)
        {
            reduced[excerpt.Columns[place]] = (excerpt.Sign * excerpt.Engine.ReducedCosts[place]) + 0.0;
        }

        return new(reduced);
    }

    private double Excess(int row) => Math.Max(program.RowLower[row] - activities[row], activities[row] - program.RowUpper[row]);

    private void Multiply(int column, double value)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(column);
        ReadOnlySpan<double> entries = program.ColumnCoefficients(column);
        for (int entry = 0; entry < rows.Length; entry++)
        {
            double term = value * entries[entry];
            activities[rows[entry]] += term;
            sizes[rows[entry]] += Math.Abs(term);
        }
    }

    private double Reduced(int column)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(column);
        ReadOnlySpan<double> entries = program.ColumnCoefficients(column);
        double reduced = excerpt.Sign * program.Costs[column];
        for (int entry = 0; entry < rows.Length; entry++)
        {
            reduced -= prices[rows[entry]] * entries[entry];
        }

        return reduced;
    }

    private double Size(int column)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(column);
        ReadOnlySpan<double> entries = program.ColumnCoefficients(column);
        double size = Math.Abs(program.Costs[column]);
        for (int entry = 0; entry < rows.Length; entry++)
        {
            size += Math.Abs(prices[rows[entry]] * entries[entry]);
        }

        return size;
    }
}
