namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>Solves the equations of a basis from the program's own numbers, apart from the tableau and its rounding.</summary>
/// <remarks>
/// Only the basic variables S and the rows R with nonbasic activity need a factorization, of the square matrix A[R, S]; everything else
/// follows by multiplication. Each solve is followed by <see cref="RefinementSteps"/> steps of iterative refinement.
/// </remarks>
internal sealed class FreshBasis
{
    private const int RefinementSteps = 2;
    private readonly ScaledProgram program;
    private readonly BasisStatus[] status;
    private readonly int[] basicColumns;
    private readonly int[] tightRows;
    private readonly int[] placeOfRow;
    private readonly DenseFactors factors = new();

    public FreshBasis(ScaledProgram program, BasisStatus[] status)
    {
        this.program = program;
        this.status = status;
        basicColumns = [.. Enumerable.Range(0, program.Columns).Where(column => status[column] == BasisStatus.Basic)];
        tightRows = [.. Enumerable.Range(0, program.Rows).Where(row => status[program.Columns + row] != BasisStatus.Basic)];
        placeOfRow = new int[program.Rows];
        Array.Fill(placeOfRow, -1);
        for (int place = 0; place < tightRows.Length; place++)
        {
            placeOfRow[tightRows[place]] = place;
        }

        FillMatrix(factors.Begin(tightRows.Length));
        factors.Factor();
    }

    public bool IsSingular => factors.IsSingular;

    /// <summary>Fills in the basic values that go with the given nonbasic values; shape [variable, then row].</summary>
    public void CompletePoint(double[] values)
    {
        CompensatedVector right = new(Array.ConvertAll(tightRows, row => values[program.Columns + row]));
        for (int column = 0; column < program.Columns; column++)
        {
            if (status[column] != BasisStatus.Basic && values[column] != 0)
            {
                SubtractColumn(right, column, values[column]);
            }
        }

        double[] solved = Refined(right.Rounded(), transposed: false);
        for (int place = 0; place < basicColumns.Length; place++)
        {
            values[basicColumns[place]] = solved[place];
        }

        CompleteActivities(values);
    }

    /// <summary>The prices π of the rows under which every basic variable has reduced cost 0.</summary>
    /// <param name="cost">Costs to price, shape [variable, then row].</param>
    public double[] Prices(double[] cost)
    {
        double[] prices = new double[program.Rows];
        for (int row = 0; row < program.Rows; row++)
        {
            prices[row] = placeOfRow[row] < 0 ? -cost[program.Columns + row] : 0;
        }

        double[] solved = Refined(Array.ConvertAll(basicColumns, column => cost[column] - Price(column, prices)), transposed: true);
        for (int place = 0; place < tightRows.Length; place++)
        {
            prices[tightRows[place]] = solved[place];
        }

        return prices;
    }

    /// <summary>Reduced costs under prices, shape [variable, then row]; exactly 0 where basic.</summary>
    public double[] ReducedCosts(double[] cost, double[] prices)
    {
        double[] reduced = new double[cost.Length];
        for (int variable = 0; variable < reduced.Length; variable++)
        {
            if (status[variable] != BasisStatus.Basic)
            {
                int row = variable - program.Columns;
                reduced[variable] = cost[variable] + (row >= 0 ? prices[row] : -Price(variable, prices));
            }
        }

        return reduced;
    }

    private void FillMatrix(Span<double> matrix)
    {
        for (int place = 0; place < basicColumns.Length; place++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(basicColumns[place]);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(basicColumns[place]);
            for (int position = 0; position < rows.Length; position++)
            {
                if (placeOfRow[rows[position]] >= 0)
                {
                    matrix[(placeOfRow[rows[position]] * tightRows.Length) + place] = coefficients[position];
                }
            }
        }
    }

    private double[] Refined(double[] right, bool transposed)
    {
        double[] solved = [.. right];
        Solve(solved, transposed);
        for (int step = 0; step < RefinementSteps; step++)
        {
            double[] residual = transposed ? TransposedResidual(right, solved) : Residual(right, solved);
            Solve(residual, transposed);
            DenseRows.AddMultiple(solved, residual, 1);
        }

        return solved;
    }

    private void Solve(double[] values, bool transposed)
    {
        if (transposed)
        {
            factors.SolveTransposed(values);
        }
        else
        {
            factors.Solve(values);
        }
    }

    private double[] Residual(double[] right, double[] solved)
    {
        CompensatedVector residual = new(right);
        for (int place = 0; place < basicColumns.Length; place++)
        {
            SubtractColumn(residual, basicColumns[place], solved[place]);
        }

        return residual.Rounded();
    }

    private double[] TransposedResidual(double[] right, double[] solved)
    {
        CompensatedVector residual = new(right);
        for (int place = 0; place < basicColumns.Length; place++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(basicColumns[place]);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(basicColumns[place]);
            for (int position = 0; position < rows.Length; position++)
            {
                if (placeOfRow[rows[position]] >= 0)
                {
                    residual.SubtractProduct(place, coefficients[position], solved[placeOfRow[rows[position]]]);
                }
            }
        }

        return residual.Rounded();
    }

    private void SubtractColumn(CompensatedVector right, int column, double factor)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(column);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(column);
        for (int position = 0; position < rows.Length; position++)
        {
            if (placeOfRow[rows[position]] >= 0)
            {
                right.SubtractProduct(placeOfRow[rows[position]], coefficients[position], factor);
            }
        }
    }

    private double Price(int column, double[] prices)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(column);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(column);
        double sum = 0;
        for (int position = 0; position < rows.Length; position++)
        {
            sum += coefficients[position] * prices[rows[position]];
        }

        return sum;
    }

    private void CompleteActivities(double[] values)
    {
        double[] activity = new double[program.Rows];
        for (int column = 0; column < program.Columns; column++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(column);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(column);
            for (int position = 0; position < rows.Length; position++)
            {
                activity[rows[position]] += coefficients[position] * values[column];
            }
        }

        for (int row = 0; row < program.Rows; row++)
        {
            values[program.Columns + row] = placeOfRow[row] < 0 ? activity[row] : values[program.Columns + row];
        }
    }
}
