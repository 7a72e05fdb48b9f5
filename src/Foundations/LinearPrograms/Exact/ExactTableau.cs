using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <summary>The state of the exact simplex method: each basic variable is  ∑ entry·(nonbasic variable) / denominator, all integers.</summary>
/// <remarks>
/// Integer pivoting divides every new entry by the last denominator without remainder, because entries are minors of the integer matrix;
/// so they grow as determinants do and no fraction is ever reduced. The width T is taken as long as all entries stay below a limit
/// under which no product overflows: 2³¹ in <see cref="long"/>, 2⁶² in <see cref="Int128"/>, none in <see cref="BigInteger"/>.
/// </remarks>
/// <typeparam name="T">Width of the integers.</typeparam>
internal sealed partial class ExactTableau<T> : IExactTableau
    where T : struct, IBinaryInteger<T>
{
    private readonly IntegerData data;
    private readonly IntegerWidth width;
    private readonly T limit;
    private readonly int columns;
    private readonly int rows;
    private readonly T[] lower;
    private readonly T[] upper;
    private readonly int[] basic;
    private readonly int[] nonbasic;
    private readonly BasisStatus[] status;
    private readonly T[] values;
    private readonly int[] sides;
    private T[] entries;
    private T[] next;
    private T denominator;
    private bool usesBland;
    private int entering = -1;
    private int direction;

    private ExactTableau(IntegerData data, IntegerWidth width)
    {
        this.data = data;
        this.width = width;
        limit = T.CreateTruncating(width.Limit);
        columns = data.Columns;
        rows = data.Rows;
        lower = Array.ConvertAll(data.Lower, bound => T.CreateChecked(bound ?? BigInteger.Zero));
        upper = Array.ConvertAll(data.Upper, bound => T.CreateChecked(bound ?? BigInteger.Zero));
        basic = new int[rows];
        nonbasic = new int[columns];
        status = new BasisStatus[columns + rows];
        values = new T[rows];
        sides = new int[rows];
        entries = new T[(rows + 1) * columns];
        next = new T[entries.Length];
        denominator = T.One;
    }

    public BigInteger Denominator => BigInteger.CreateChecked(denominator);

    /// <summary>Begins with all row activities basic.</summary>
    public static ExactTableau<T> Begin(IntegerData data, IntegerWidth width)
    {
        ExactTableau<T> tableau = new(data, width);
        for (int place = 0; place < data.Matrix.Length; place++)
        {
            tableau.entries[place] = T.CreateChecked(data.Matrix[place]);
        }

        for (int column = 0; column < data.Columns; column++)
        {
            tableau.nonbasic[column] = column;
            tableau.status[column] = (data.Lower[column] is null, data.Upper[column] is null) switch
            {
                (false, _) => BasisStatus.AtLower,
                (_, false) => BasisStatus.AtUpper,
                _ => BasisStatus.Free,
            };
            tableau.entries[(data.Rows * data.Columns) + column] = T.CreateChecked(data.Cost[column]);
        }

        for (int row = 0; row < data.Rows; row++)
        {
            tableau.basic[row] = data.Columns + row;
        }

        return tableau;
    }

    public IExactTableau Widened() => typeof(T) == typeof(long) && IntegerWidth.Middle.Fits(data)
        ? Converted<Int128>(IntegerWidth.Middle)
        : Converted<BigInteger>(IntegerWidth.Any);

    public BigInteger[] Point()
    {
        BigInteger[] point = new BigInteger[columns + rows];
        foreach (int variable in nonbasic)
        {
            point[variable] = BigInteger.CreateChecked(NonbasicValue(variable)) * Denominator;
        }

        for (int row = 0; row < rows; row++)
        {
            point[basic[row]] = BigInteger.CreateChecked(values[row]);
        }

        return point;
    }

    public BigInteger[] Slopes()
    {
        BigInteger[] slopes = new BigInteger[columns + rows];
        for (int column = 0; column < columns; column++)
        {
            slopes[nonbasic[column]] = BigInteger.CreateChecked(entries[(rows * columns) + column]);
        }

        return slopes;
    }

    // In phase 1 the violation f = ∑ side·(basic) = ∑ f_j·(nonbasic) / denominator is at its least: rows at their bounds demand what f_j
    // says, and a violated row activity would have to give up its side.
    public BigInteger[] Multipliers()
    {
        BigInteger[] multipliers = new BigInteger[rows];
        for (int column = 0; column < columns; column++)
        {
            if (nonbasic[column] >= columns)
            {
                multipliers[nonbasic[column] - columns] = BigInteger.CreateChecked(ViolationSlope(column));
            }
        }

        for (int row = 0; row < rows; row++)
        {
            if (basic[row] >= columns)
            {
                multipliers[basic[row] - columns] = -sides[row] * Denominator;
            }
        }

        return multipliers;
    }

    public BigInteger[] Ray()
    {
        BigInteger[] ray = new BigInteger[columns];
        for (int row = 0; row < rows; row++)
        {
            if (basic[row] < columns)
            {
                ray[basic[row]] = direction * BigInteger.CreateChecked(entries[(row * columns) + entering]);
            }
        }

        if (nonbasic[entering] < columns)
        {
            ray[nonbasic[entering]] = direction * Denominator;
        }

        return ray;
    }

    public BasisStatus[] Basis() => [.. status];

    private T NonbasicValue(int variable) => status[variable] switch
    {
        BasisStatus.AtLower => lower[variable],
        BasisStatus.AtUpper => upper[variable],
        _ => T.Zero,
    };

    private ExactTableau<TWide> Converted<TWide>(IntegerWidth wider)
        where TWide : struct, IBinaryInteger<TWide>
    {
        ExactTableau<TWide> wide = new(data, wider)
        {
            entries = Array.ConvertAll(entries, TWide.CreateChecked),
            denominator = TWide.CreateChecked(denominator),
            usesBland = usesBland,
        };
        basic.CopyTo(wide.basic, 0);
        nonbasic.CopyTo(wide.nonbasic, 0);
        status.CopyTo(wide.status, 0);
        return wide;
    }
}
