namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>
/// A program as the dense engine sees it: minimize cost·x subject to A·x − r = 0 and bounds on x and on the row activities r, which are
/// the variables <see cref="Columns"/>, <see cref="Columns"/> + 1, …; scaled by powers of two, so that scaling and its undoing are exact.
/// </summary>
/// <remarks>Costs and bounds are brought to about 1, so that tolerances mean the same in any unit. Arrays are kept between programs.</remarks>
internal sealed partial class DenseProgram
{
    // Cells of a column that lie so many cells apart, or a multiple, fall into few sets of a cache. Programs of 256 variables are solved in nine tenths of the time with other rows.
    private const int CacheSets = 64;

    private double[] scale = [];
    private SimplexModel? model;
    private SimplexModel? scattered;
    private long scatteredPlaces;
    private bool isScattered;
    private int[] starts = [];
    private int[] rowIndices = [];
    private double[] coefficients = [];
    private bool hasScale;
    private double costFactor = 1;
    private double boundFactor = 1;
    private bool hasLostCoefficients;
    private bool hasLostBounds;
    private bool hasLostCosts;
    private bool hasWideCoefficients;
    private bool hasWideBounds;
    private bool hasWideCosts;

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Length of a row of <see cref="Matrix"/>, padded.</summary>
    public int Stride { get; private set; }

    /// <summary>Coefficients, row-major, shape [row, stride]; 0 in the padding. Of a model they are here only after <see cref="RequireMatrix"/>.</summary>
    public double[] Matrix { get; private set; } = [];

    /// <summary>Costs to minimize, shape [stride]; 0 in the padding.</summary>
    public double[] Cost { get; private set; } = [];

    /// <summary>Lower bounds, shape [variable, then row].</summary>
    public double[] Lower { get; private set; } = [];

    /// <summary>Upper bounds, shape [variable, then row].</summary>
    public double[] Upper { get; private set; } = [];

    /// <summary>Whether scaling made a finite number infinite or a nonzero one 0, so that answers would be about another program.</summary>
    public bool HasLostNumbers => hasLostCoefficients || hasLostBounds || hasLostCosts;

    /// <summary>Whether numbers span more than the digits of a double.</summary>
    public bool IsWide => hasWideCoefficients || hasWideBounds || hasWideCosts;

    /// <summary>Whether coefficients that a search wants scaled are not, because they were loaded for a look at a basis.</summary>
    public bool IsUnscaled { get; private set; }

    /// <summary>Whether coefficients are scaled that would not be for a look at a basis.</summary>
    public bool IsScaledForSearch { get; private set; }

    /// <summary>Whether some lower bound lies above its upper bound.</summary>
    public bool HasCrossingBounds { get; private set; }

    /// <summary>Takes the matrix, the costs and the bounds of a model.</summary>
    /// <param name="taken">The model.</param>
    /// <param name="isForBasis">Whether they are for a look at a given basis, which is no less sharp on numbers of many sizes: they are then scaled only when they are extreme.</param>
    public void Load(SimplexModel taken, bool isForBasis = false)
    {
        Shape(taken.Rows, taken.Columns);
        (model, isScattered) = (taken, false);
        (starts, rowIndices, coefficients) = (taken.Starts, taken.RowIndices, taken.Coefficients);
        FitMatrix(coefficients.AsSpan(0, taken.CoefficientCount), isForBasis);
        LoadCosts(taken.Cost);
        LoadBounds((taken.ColumnLower, taken.ColumnUpper), (taken.RowLower, taken.RowUpper));
    }

    /// <summary>Writes the matrix row by row, unless it is: what a basis alone is asked needs no more than columns.</summary>
    public void RequireMatrix()
    {
        if (!isScattered)
        {
            Scatter(model!);
        }
    }

    /// <summary>Forgets the model, keeping memory.</summary>
    public void Forget() => (model, scattered, rowsOf, isScattered) = (null, null, null, false);

    /// <summary>Takes a program given densely.</summary>
    /// <param name="costs">Costs to minimize, shape [column].</param>
    /// <param name="cells">Coefficients, row-major, shape [row, column].</param>
    /// <param name="columns">Bounds of the variables.</param>
    /// <param name="rows">Bounds of the row activities.</param>
    public void Load(
        ReadOnlySpan<double> costs, ReadOnlySpan<double> cells, BoundSpans columns, BoundSpans rows)
    {
        Shape(rows.Lower.Length, costs.Length);
        (model, scattered, isScattered) = (null, null, true);
        (starts, rowIndices, coefficients) = ([], [], []);
        ReserveMatrix();
        DenseKernels.CopyRows(cells, Columns, Matrix.AsSpan(0, Rows * Stride), Stride);
        FitMatrix(cells, isForBasis: false);
        LoadCosts(costs);
        LoadBounds(columns, rows);
    }

    /// <summary>Takes new costs.</summary>
    public void LoadCosts(ReadOnlySpan<double> costs)
    {
        costs[..Columns].CopyTo(Cost);
        Cost.AsSpan(Columns, Stride - Columns).Clear();
        hasLostCosts = false;
        if (hasScale)
        {
            for (int column = 0; column < Columns; column++)
            {
                Cost[column] *= scale[column];
                hasLostCosts |= PowerOfTwo.IsLost(costs[column], Cost[column]);
            }
        }

        (double smallest, double largest) = DenseKernels.Sizes(Cost.AsSpan(0, Stride));
        hasWideCosts = NumberSpread.AreWide(smallest, largest);
        costFactor = largest > 0 && !(IsOrdinary(smallest) && IsOrdinary(largest)) ? 1 / PowerOfTwo.Near(largest) : 1;
        if (costFactor != 1)
        {
            for (int column = 0; column < Columns; column++)
            {
                Cost[column] *= costFactor;
                hasLostCosts |= PowerOfTwo.IsLost(costs[column], Cost[column]);
            }
        }
    }

    /// <summary>Takes new bounds.</summary>
    public void LoadBounds(BoundSpans columns, BoundSpans rows)
    {
        columns.Lower[..Columns].CopyTo(Lower);
        columns.Upper[..Columns].CopyTo(Upper);
        rows.Lower[..Rows].CopyTo(Lower.AsSpan(Columns));
        rows.Upper[..Rows].CopyTo(Upper.AsSpan(Columns));
        hasLostBounds = false;
        if (hasScale)
        {
            FitBounds();
        }

        ScaleBounds();
    }

    public bool IsFree(int variable) => double.IsInfinity(Lower[variable]) && double.IsInfinity(Upper[variable]);

    /// <summary>Where a nonbasic variable stands at first: at its bound nearest to 0.</summary>
    public BasisStatus NearestBound(int variable) => NearestBound(Lower[variable], Upper[variable]);

    /// <summary>Where a nonbasic variable with these bounds stands at first.</summary>
    public static BasisStatus NearestBound(double lower, double upper) =>
        Math.Abs(lower) <= Math.Abs(upper)
            ? double.IsInfinity(lower) ? BasisStatus.Free : BasisStatus.AtLower
            : BasisStatus.AtUpper;

    /// <summary>The bound at which a variable by itself costs least, which may be infinite; that nearest to 0 where it costs nothing.</summary>
    public BasisStatus CheapestBound(int column) =>
        Cost[column] > 0 ? BasisStatus.AtLower : Cost[column] < 0 ? BasisStatus.AtUpper : NearestBound(column);

    public double NonbasicValue(int variable, BasisStatus status) => status switch
    {
        BasisStatus.AtLower => Lower[variable],
        BasisStatus.AtUpper => Upper[variable],
        _ => 0,
    };

    /// <summary>Whether the places of the coefficients are known by column: of a program that was given densely they are not.</summary>
    public bool HasColumns => starts.Length > 0;

    /// <summary>The rows in which a variable has coefficients.</summary>
    public ReadOnlySpan<int> ColumnRows(int column) => rowIndices.AsSpan(starts[column], starts[column + 1] - starts[column]);

    /// <summary>The coefficients of a variable, one for each of <see cref="ColumnRows"/>.</summary>
    public ReadOnlySpan<double> ColumnCoefficients(int column) => coefficients.AsSpan(starts[column], starts[column + 1] - starts[column]);

    /// <summary>A row of the matrix, padded.</summary>
    public ReadOnlySpan<double> Row(int row) => Matrix.AsSpan(row * Stride, Stride);

    /// <summary>Writes values of variables in the model's units.</summary>
    public void UnscalePoint(ReadOnlySpan<double> values, Span<double> destination)
    {
        values.CopyTo(destination);
        for (int column = 0; column < destination.Length && (hasScale || boundFactor != 1); column++)
        {
            destination[column] = values[column] * (hasScale ? scale[column] : 1) * boundFactor;
        }
    }

    /// <summary>Writes a direction, whose size is of no account, in the model's units.</summary>
    public void UnscaleDirection(ReadOnlySpan<double> values, Span<double> destination)
    {
        values.CopyTo(destination);
        for (int column = 0; column < destination.Length && hasScale; column++)
        {
            destination[column] = values[column] * scale[column];
        }
    }

    /// <summary>A distance from bounds in the model's units, where rows and columns are not scaled by themselves.</summary>
    public double UnscaledBound(double distance) => distance * boundFactor;

    /// <summary>An objective in the model's units.</summary>
    public double UnscaledObjective(double objective) => objective * boundFactor / costFactor;

    /// <summary>Writes multipliers of rows, whose size is of no account, in the model's units.</summary>
    public void UnscaleMultipliers(ReadOnlySpan<double> multipliers, Span<double> destination)
    {
        multipliers.CopyTo(destination);
        for (int row = 0; row < destination.Length && hasScale; row++)
        {
            destination[row] = multipliers[row] / scale[Columns + row];
        }
    }

    /// <summary>Writes prices of rows in the model's units.</summary>
    public void UnscalePrices(ReadOnlySpan<double> prices, Span<double> destination)
    {
        UnscaleMultipliers(prices, destination);
        for (int row = 0; row < destination.Length && costFactor != 1; row++)
        {
            destination[row] /= costFactor;
        }
    }

    /// <summary>Writes reduced costs of variables in the model's units.</summary>
    public void UnscaleReducedCosts(ReadOnlySpan<double> reducedCosts, Span<double> destination)
    {
        reducedCosts.CopyTo(destination);
        for (int column = 0; column < destination.Length && (hasScale || costFactor != 1); column++)
        {
            destination[column] = reducedCosts[column] / (hasScale ? scale[column] : 1) / costFactor;
        }
    }

    private void Scatter(SimplexModel source)
    {
        ReserveMatrix();
        Span<double> cells = Matrix.AsSpan(0, Rows * Stride);
        ReadOnlySpan<int> columnStarts = starts.AsSpan(0, Columns + 1);
        ReadOnlySpan<int> rows = rowIndices.AsSpan(0, source.CoefficientCount);
        ReadOnlySpan<double> entries = coefficients.AsSpan(0, rows.Length);
        isScattered = true;
        if (!HasPlacesOf(source))
        {
            cells.Clear();
            (scattered, scatteredPlaces) = (source, source.PlaceChanges);
        }

        for (int column = 0; column < columnStarts.Length - 1; column++)
        {
            for (int position = columnStarts[column]; position < columnStarts[column + 1]; position++)
            {
                cells[(rows[position] * Stride) + column] = entries[position];
            }
        }
    }

    // Cells without a coefficient are 0 still where places are those of the time before.
    private bool HasPlacesOf(SimplexModel source) => ReferenceEquals(scattered, source) && scatteredPlaces == source.PlaceChanges;

    private void ReserveMatrix()
    {
        if (Matrix.Length < Rows * Stride)
        {
            Matrix = new double[Rows * Stride];
        }
    }

    private void Shape(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Stride = DenseKernels.Padded(columns);
        Stride += Stride > CacheSets && Stride % CacheSets == 0 ? DenseKernels.Lanes : 0;
        if (Cost.Length < Stride)
        {
            Cost = new double[Stride];
        }

        // Columns are read by whole vectors.
        if (Lower.Length < rows + Stride)
        {
            Lower = new double[rows + Stride];
            Upper = new double[rows + Stride];
        }
    }
}
