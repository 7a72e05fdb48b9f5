using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>A dictionary of the best-reply polytope {z ≥ 0 : M z ≤ 1} of one player's strategies, in integers, pivoted without fractions.</summary>
/// <remarks>
/// Labels: strategy i of player 0 is i, strategy j of player 1 is rows + j. A variable is tight where its label is a best reply of the other player
/// or a strategy that is not played. All variables are scaled by the <see cref="determinant"/> of the basis, which stays positive. Ties in the ratio
/// test are broken as if row k had 1 + εᵏ on its right, so that no basis comes twice along a path and degenerate vertices do no harm.
/// Integers have 128 bits for as long as that is enough, and are big from then on.
/// </remarks>
internal sealed class BestReplyTableau : IReplyTableau
{
    private readonly int height;
    private readonly int width;

    // Columns in memory: those of variables, the right-hand side, and zeros up to whole vectors.
    private readonly int stride;
    private readonly BigInteger[] entries;
    private FixedWidthTable? narrow;
    private readonly int[] basic;
    private readonly int[] nonbasic;
    private readonly int[] slackLabels;

    // A row where the label is basic, and the complement of a column where not.
    private readonly int[] places;
    private BigInteger determinant = BigInteger.One;

    private BestReplyTableau(BigInteger[] entries, int[] slackLabels, int[] strategyLabels)
    {
        (height, width, stride) = (slackLabels.Length, strategyLabels.Length, Stride(strategyLabels.Length));
        this.entries = entries;
        this.slackLabels = slackLabels;
        narrow = FixedWidthTable.Of(height, stride, entries);
        basic = [.. slackLabels];
        nonbasic = strategyLabels;
        places = new int[height + width];
        for (int row = 0; row < height; row++)
        {
            places[basic[row]] = row;
        }

        for (int column = 0; column < width; column++)
        {
            places[nonbasic[column]] = ~column;
        }

        Basis = nonbasic.Aggregate(UInt128.Zero, (set, label) => set | (UInt128.One << label));
    }

    /// <summary>Gets the number of nonbasic variables, the dimension of the polytope.</summary>
    public int Columns => width;

    /// <summary>Gets the set of the nonbasic labels, as bits; of up to 128 labels.</summary>
    public UInt128 Basis { get; private set; }

    /// <summary>The polytope of one player's strategies against the other's payoffs, at its vertex 0.</summary>
    /// <param name="game">A game of two players.</param>
    /// <param name="player">Whose strategies: of player 0 against the payoffs of player 1, or the other way round.</param>
    public static BestReplyTableau Of(NormalFormGame game, int player)
    {
        (int rows, int columns) = (game.Profiles.Counts[0], game.Profiles.Counts[1]);
        int[] rowLabels = [.. Enumerable.Range(0, rows)];
        int[] columnLabels = [.. Enumerable.Range(rows, columns)];
        BigInteger[] positive = Positive(game.Payoffs.Row(1 - player));
        (int[] slacks, int[] strategies) = player == 0 ? (columnLabels, rowLabels) : (rowLabels, columnLabels);
        int length = Stride(strategies.Length);
        BigInteger[] table = new BigInteger[slacks.Length * length];
        for (int slack = 0; slack < slacks.Length; slack++)
        {
            for (int strategy = 0; strategy < strategies.Length; strategy++)
            {
                table[(slack * length) + strategy] = player == 0 ? positive[(strategy * columns) + slack] : positive[(slack * columns) + strategy];
            }

            table[(slack * length) + strategies.Length] = BigInteger.One;
        }

        return new(table, slacks, strategies);
    }

    /// <inheritdoc/>
    public int Enter(int label)
    {
        int column = ~places[label];
        int row = LeavingRow(column);
        int leaving = basic[row];
        Pivot(row, column);
        return leaving;
    }

    /// <summary>The label that is basic in a row.</summary>
    public int BasicAt(int row) => basic[row];

    /// <summary>The label of a column.</summary>
    public int NonbasicAt(int column) => nonbasic[column];

    /// <summary>The row of the variable that leaves the basis when a column enters: the lexicographically smallest ratio, always unique.</summary>
    public int LeavingRow(int column)
    {
        int best = -1;
        for (int row = 0; row < height; row++)
        {
            if (SignAt(Index(row, column)) > 0 && (best < 0 || IsBefore(row, best, column)))
            {
                best = row;
            }
        }

        return best;
    }

    /// <summary>Exchanges the variables of a row and a column. The same exchange once more takes it back.</summary>
    public void Pivot(int row, int column)
    {
        if (narrow?.TryPivot(row, column) != true)
        {
            Widen();
            PivotWide(row, column);
        }

        Basis ^= (UInt128.One << basic[row]) ^ (UInt128.One << nonbasic[column]);
        (basic[row], nonbasic[column]) = (nonbasic[column], basic[row]);
        places[basic[row]] = row;
        places[nonbasic[column]] = ~column;
    }

    /// <summary>The labels whose variables are 0, as bits; of up to 128 labels.</summary>
    public UInt128 Tight()
    {
        UInt128 tight = Basis;
        for (int row = 0; row < height; row++)
        {
            tight |= SignAt(Index(row, width)) == 0 ? UInt128.One << basic[row] : UInt128.Zero;
        }

        return tight;
    }

    /// <summary>The weights of the mixed strategy at this vertex, up to a common factor; not all are 0 unless the vertex is 0.</summary>
    /// <param name="first">The label of the player's strategy 0.</param>
    public BigInteger[] Weights(int first)
    {
        BigInteger[] weights = new BigInteger[width];
        for (int strategy = 0; strategy < width; strategy++)
        {
            int place = places[first + strategy];
            weights[strategy] = place < 0 ? BigInteger.Zero : Exact(Index(place, width));
        }

        return weights;
    }

    /// <summary>The mixed strategy of weights.</summary>
    public static Sequence<Rational> Strategy(BigInteger[] weights)
    {
        BigInteger sum = weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        return weights.Select(weight => new Rational(weight, sum)).ToSequence();
    }

    // Neither a positive factor nor a shift of a player's payoffs changes anybody's best replies: integers of at least 1 with the same.
    private static BigInteger[] Positive(ReadOnlySpan<Rational> payoffs)
    {
        BigInteger factor = BigInteger.One;
        Rational least = payoffs[0];
        foreach (Rational payoff in payoffs)
        {
            factor *= payoff.Denominator / BigInteger.GreatestCommonDivisor(factor, payoff.Denominator);
            least = Rational.Min(least, payoff);
        }

        BigInteger[] positive = new BigInteger[payoffs.Length];
        for (int place = 0; place < positive.Length; place++)
        {
            positive[place] = ((payoffs[place] - least) * factor).Numerator + BigInteger.One;
        }

        return positive;
    }

    // From here on the integers are big.
    private void Widen()
    {
        if (narrow is not null)
        {
            determinant = narrow[FixedWidthTable.Determinant];
            for (int index = 0; index < entries.Length; index++)
            {
                entries[index] = narrow[index];
            }

            narrow = null;
        }
    }

    private void PivotWide(int row, int column)
    {
        BigInteger pivot = entries[Index(row, column)];
        for (int other = 0; other < height; other++)
        {
            if (other != row)
            {
                Eliminate(other, row, column, pivot);
            }
        }

        entries[Index(row, column)] = determinant;
        determinant = pivot;
    }

    // t(other, j) ← (t(other, j) · pivot − t(other, column) · t(row, j)) / determinant, which leaves no remainder.
    private void Eliminate(int other, int row, int column, BigInteger pivot)
    {
        BigInteger factor = entries[Index(other, column)];
        for (int place = 0; place <= width; place++)
        {
            if (place != column)
            {
                ref BigInteger entry = ref entries[Index(other, place)];
                BigInteger scaled = entry.IsZero ? BigInteger.Zero : entry * pivot;
                entry = (factor.IsZero ? scaled : scaled - (factor * entries[Index(row, place)])) / determinant;
            }
        }

        entries[Index(other, column)] = -factor;
    }

    private bool IsBefore(int row, int other, int column)
    {
        (int own, int others) = (Index(row, column), Index(other, column));
        int order = CompareProducts(Index(row, width), others, Index(other, width), own);
        for (int slack = 0; order == 0 && slack < height; slack++)
        {
            int place = places[slackLabels[slack]];
            order = CompareProducts(Perturbation(row, place), others, Perturbation(other, place), own);
        }

        return order < 0;
    }

    private int Perturbation(int row, int place) =>
        place < 0 ? Index(row, ~place) : place == row ? FixedWidthTable.Determinant : FixedWidthTable.Zero;

    private int CompareProducts(int a, int b, int c, int d) =>
        narrow?.CompareProducts(a, b, c, d) ?? (Exact(a) * Exact(b)).CompareTo(Exact(c) * Exact(d));

    private int SignAt(int index) => narrow?.Sign(index) ?? entries[index].Sign;

    private BigInteger Exact(int index) => narrow is not null ? narrow[index]
        : index >= 0 ? entries[index]
        : index == FixedWidthTable.Determinant ? determinant
        : BigInteger.Zero;

    private int Index(int row, int column) => (row * stride) + column;

    private static int Stride(int width) => (width + FixedWidthTable.Lanes) / FixedWidthTable.Lanes * FixedWidthTable.Lanes;
}
