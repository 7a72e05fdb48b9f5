using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Answers in the model's units.</content>
internal sealed partial class DenseEngine
{
    private double[] primal = [];
    private double[] rowDuals = [];
    private double[] reducedCosts = [];
    private double[] multipliers = [];
    private double[] ray = [];

    public ReadOnlySpan<double> Primal => primal.AsSpan(0, program.Columns);

    public ReadOnlySpan<double> RowDuals => rowDuals.AsSpan(0, program.Rows);

    public ReadOnlySpan<double> ReducedCosts => reducedCosts.AsSpan(0, program.Columns);

    public ReadOnlySpan<double> Multipliers => multipliers.AsSpan(0, program.Rows);

    public ReadOnlySpan<double> Ray => ray.AsSpan(0, program.Columns);

    public double Objective { get; private set; }

    /// <summary>Status of each variable and row activity after a solve.</summary>
    public ReadOnlySpan<BasisStatus> Statuses => tableau.Status;

    public void Grew()
    {
        tableau.Grow(model.Columns, model.Rows);
        isLoaded = false;
    }

    public void MatrixChanged() => isLoaded = false;

    // Memory of the dense engine is its own, kept for the next model.
    public void Release()
    {
    }

    public void SetBasis(ReadOnlySpan<BasisStatus> columns, ReadOnlySpan<BasisStatus> rows)
    {
        tableau.Want(columns, rows);
        isBuilt = false;
    }

    public void CopyBasis(Span<BasisStatus> columns, Span<BasisStatus> rows)
    {
        if (!tableau.HasBasis)
        {
            CopyRowActivities(columns, rows);
            return;
        }

        tableau.Status[..columns.Length].CopyTo(columns);
        tableau.Status.Slice(columns.Length, rows.Length).CopyTo(rows);
    }

    // The basis that a first solve starts from.
    private void CopyRowActivities(Span<BasisStatus> columns, Span<BasisStatus> rows)
    {
        // The default status is Basic.
        rows.Clear();
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = DenseProgram.NearestBound(model.ColumnLower[column], model.ColumnUpper[column]);
        }
    }

    private void ReserveAnswers()
    {
        int width = tableau.Stride;
        if (point.Length < width)
        {
            (point, residuals, reduced, reducedRests, columnSizes) =
                (new double[width], new double[width], new double[width], new double[width], new double[width]);
            (primal, reducedCosts, ray) = (new double[width], new double[width], new double[width]);
        }

        int height = tableau.Height;
        if (prices.Length < height)
        {
            (prices, rowSizes, rowDuals, multipliers) = (new double[height], new double[height], new double[height], new double[height]);
            (activities, largestTerms) = (new double[height], new double[height]);
        }

        prices.AsSpan(0, height).Clear();
    }

    private void AnswerOptimal()
    {
        AnswerPoint();
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row];
            if (variable < tableau.Columns)
            {
                reduced[variable] = 0;
            }
        }

        program.UnscalePrices(prices.AsSpan(0, tableau.Rows), rowDuals.AsSpan(0, tableau.Rows));
        program.UnscaleReducedCosts(reduced.AsSpan(0, tableau.Columns), reducedCosts.AsSpan(0, tableau.Columns));
        CompensatedSum sum = default;
        for (int column = 0; column < tableau.Columns; column++)
        {
            sum += originalCosts[column] * primal[column];
        }

        Objective = sum.Value;
    }

    private void AnswerPoint()
    {
        Span<double> values = primal.AsSpan(0, tableau.Columns);
        program.UnscalePoint(point.AsSpan(0, tableau.Columns), values);
        foreach (ref double value in values)
        {
            // Turns -0 into 0.
            value += 0.0;
        }
    }

    public void Adopt(LinearProgramSolution answer, double sign, double constant)
    {
        AdoptedAnswer.Copy(answer, sign, (primal, rowDuals, reducedCosts), (multipliers, ray));
        Objective = answer.IsOptimal ? sign * (answer.Value - constant) : Objective;
        if (answer.Basis is { } basis)
        {
            SetBasis(basis.Variables.Span, basis.Rows.Span);
        }
    }

    private void AnswerInfeasible() =>
        program.UnscaleMultipliers(prices.AsSpan(0, tableau.Rows), multipliers.AsSpan(0, tableau.Rows));

    private LinearProgramStatus ConcludeCrossing()
    {
        multipliers.AsSpan(0, program.Rows).Clear();
        Advice = "A lower bound lies above its upper bound.";
        return LinearProgramStatus.Infeasible;
    }

    private void AnswerUnbounded(int entering, double direction)
    {
        AnswerPoint();
        Span<double> resting = residuals.AsSpan(0, tableau.Stride);
        resting.Clear();
        resting[entering] = direction;
        for (int row = 0; row < tableau.Rows; row++)
        {
            speeds[row] *= direction;
        }

        ScatterPoint(Point, resting, speeds);
        program.UnscaleDirection(point.AsSpan(0, tableau.Columns), ray.AsSpan(0, tableau.Columns));
    }
}
