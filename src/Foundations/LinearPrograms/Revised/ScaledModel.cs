namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>
/// A model as the sparse engine sees it: minimize cost·x subject to A·x − r = 0 and bounds, where the row activities r are the variables
/// <see cref="Columns"/>, <see cref="Columns"/> + 1, …; scaled by powers of two, so that scaling and its undoing are exact.
/// </summary>
/// <remarks>
/// Matrix, costs and bounds have scales of their own: a program in units of 1e-10 or 1e10 becomes the same scaled program, so that the
/// tolerances of the engine mean the same in any unit.
/// </remarks>
internal sealed class ScaledModel(SimplexModel model)
{
    // Three numbers of this size multiply to a finite one, and three of its reciprocal not to 0.
    private const int LargestExponent = 340;

    private double[] scale = [];
    private double costScale = 1;
    private double boundScale = 1;
    private bool hasLostCoefficients;
    private bool hasLostCosts;
    private bool hasLostBounds;
    private bool hasWideCoefficients;
    private bool hasWideCosts;
    private bool hasWideBounds;

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public int Total { get; private set; }

    /// <summary>Where each column begins, shape [column + 1].</summary>
    public int[] Starts { get; private set; } = [0];

    public int[] RowIndices { get; private set; } = [];

    public double[] Coefficients { get; private set; } = [];

    /// <summary>Scaled costs, shape [column, then row]; 0 for rows.</summary>
    public double[] Cost { get; private set; } = [];

    public double[] Lower { get; private set; } = [];

    public double[] Upper { get; private set; } = [];

    /// <summary>
    /// Whether scaling made a finite number infinite or a nonzero one 0, so that answers would be about another program, or left one so far from
    /// 1 that products of a few leave the range of a double.
    /// </summary>
    public bool HasLostNumbers => hasLostCoefficients || hasLostCosts || hasLostBounds;

    /// <summary>Whether the model's numbers span more than the digits of a double.</summary>
    public bool IsWide => hasWideCoefficients || hasWideCosts || hasWideBounds;

    /// <summary>One unit of a scaled variable in the model's units, apart from the scale of all bounds.</summary>
    public ReadOnlySpan<double> Scale => scale.AsSpan(0, Total);

    /// <summary>What a scaled value is multiplied by to be in the model's units.</summary>
    public double ValueUnit(int variable) => scale[variable] * boundScale;

    /// <summary>What a scaled reduced cost is multiplied by to be in the model's units.</summary>
    public double PriceUnit(int variable) => costScale / scale[variable];

    /// <summary>What a scaled objective is multiplied by to be in the model's units.</summary>
    public double ObjectiveUnit => costScale * boundScale;

    /// <summary>Reads matrix, costs and bounds anew.</summary>
    public void LoadAll()
    {
        Columns = model.Columns;
        Rows = model.Rows;
        Total = Columns + Rows;
        LoadMatrix();
        Cost = new double[Total];
        Lower = new double[Total];
        Upper = new double[Total];
        LoadCosts();
        LoadBounds();
    }

    /// <summary>Reads the costs anew; their typical size becomes 1.</summary>
    public void LoadCosts()
    {
        TypicalSize size = default;
        for (int column = 0; column < Columns; column++)
        {
            Cost[column] = model.Cost[column] * scale[column];
            size.Add(Cost[column]);
        }

        costScale = size.PowerOfTwo;
        hasWideCosts = size.Spread.IsWide;
        hasLostCosts = false;
        for (int column = 0; column < Columns; column++)
        {
            Cost[column] /= costScale;
            hasLostCosts |= IsLost(model.Cost[column], Cost[column]);
        }
    }

    /// <summary>Reads the bounds anew; the typical size of a bound becomes 1.</summary>
    public void LoadBounds()
    {
        TypicalSize size = default;
        for (int variable = 0; variable < Total; variable++)
        {
            Lower[variable] = model.Lower(variable) / scale[variable];
            Upper[variable] = model.Upper(variable) / scale[variable];
            size.Add(Lower[variable]);
            size.Add(Upper[variable]);
        }

        boundScale = size.PowerOfTwo;
        hasWideBounds = size.Spread.IsWide;
        hasLostBounds = false;
        for (int variable = 0; variable < Total; variable++)
        {
            Lower[variable] /= boundScale;
            Upper[variable] /= boundScale;
            hasLostBounds |= IsLost(model.Lower(variable), Lower[variable]) || IsLost(model.Upper(variable), Upper[variable]);
        }
    }

    private static bool IsLost(double before, double after) => PowerOfTwo.IsLost(before, after)
        || (double.IsFinite(after) && after != 0 && Math.Abs(Math.ILogB(after)) > LargestExponent);

    // Arrays of a model that nothing changes are read where they lie, unless coefficients are to be scaled.
    private void LoadMatrix()
    {
        int count = model.CoefficientCount;
        bool isTame = MatrixScaling.IsTame(model.Coefficients.AsSpan(0, count));
        Starts = model.IsFixed ? model.Starts : model.Starts.AsSpan(0, Columns + 1).ToArray();
        RowIndices = model.IsFixed ? model.RowIndices : model.RowIndices.AsSpan(0, count).ToArray();
        Coefficients = model.IsFixed && isTame ? model.Coefficients : model.Coefficients.AsSpan(0, count).ToArray();
        scale = new double[Total];
        Array.Fill(scale, 1);
        (hasLostCoefficients, hasWideCoefficients) = (false, false);
        if (!isTame)
        {
            MatrixScaling.Scale(this, scale);
            CheckCoefficients();
        }
    }

    private void CheckCoefficients()
    {
        ReadOnlySpan<double> given = model.Coefficients.AsSpan(0, Coefficients.Length);
        (double least, double most) = MatrixScaling.Extremes(given);
        (double leastScaled, double mostScaled) = MatrixScaling.Extremes(Coefficients);
        if (least > 0 && double.IsFinite(most) && !IsLost(least, leastScaled) && !IsLost(most, mostScaled))
        {
            hasWideCoefficients = NumberSpread.AreWide(least, most);
            return;
        }

        NumberSpread spread = default;
        for (int position = 0; position < Coefficients.Length; position++)
        {
            spread.Add(model.Coefficients[position]);
            hasLostCoefficients |= IsLost(model.Coefficients[position], Coefficients[position]);
        }

        hasWideCoefficients = spread.IsWide;
    }

    /// <summary>The geometric mean of the sizes of finite numbers other than 0, as a power of two.</summary>
    private struct TypicalSize
    {
        private NumberSpread spread;
        private long exponents;
        private long count;

        public readonly NumberSpread Spread => spread;

        public readonly double PowerOfTwo => count == 0 ? 1 : Math.ScaleB(1, (int)Math.Floor((double)exponents / count));

        public void Add(double value)
        {
            spread.Add(value);
            if (value != 0 && double.IsFinite(value))
            {
                exponents += Math.ILogB(value);
                count++;
            }
        }
    }
}
