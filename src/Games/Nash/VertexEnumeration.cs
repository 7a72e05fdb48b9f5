using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>All extreme equilibria of a game of two players and its maximal Nash subsets, exactly; complete for degenerate games, too.</summary>
/// <remarks>
/// An equilibrium is extreme when both strategies, divided by the payoff they leave to the other player, are vertices of the best-reply polytopes;
/// all equilibria are mixtures within a <see cref="NashSubset"/>. Vertices are found by lexicographic pivots on integers; two of them are an
/// equilibrium when every label is tight in one of them. More weight on a lower strategy comes first: of player 0, then of player 1.
/// <para>
/// Time O(bases · strategies³ + pairs of vertices) operations, memory O(bases): exponential in the number of strategies, of which both players
/// together may have 128. Single-threaded; settings are immutable.
/// </para>
/// </remarks>
[Reference("avis2010", "vertex enumeration of the best-response polyhedra, cliques of extreme equilibria")]
public sealed record VertexEnumeration : NashMethod
{
    private const int MaximumLabels = 128;

    /// <summary>Gets the largest number of bases to visit in each polytope.</summary>
    /// <value>Positive; 5,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxBases
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 5_000_000;

    /// <summary>Gets the largest number of maximal Nash subsets, of which a degenerate game can have exponentially many.</summary>
    /// <value>Positive; 100,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int MaxSubsets
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 100_000;

    /// <inheritdoc/>
    public override string Name => "vertex-enumeration";

    /// <summary>A player's mixtures that are vertices of the regions to which a strategy of the other is a best reply, in the order of equilibria.</summary>
    /// <exception cref="InvalidOperationException">There are too many strategies, or more bases than the usual limit.</exception>
    internal static Sequence<Sequence<Rational>> BestReplyVertices(NormalFormGame game, int player, CancellationToken cancellation)
    {
        RequireFewLabels(game);
        long limit = new VertexEnumeration().MaxBases;
        PolytopeVertices vertices = PolytopeVertices.Of(game, player, limit, cancellation);
        return vertices.IsComplete
            ? [.. vertices.Vertices.Select(vertex => vertex.Strategy).Order(Comparer<Sequence<Rational>>.Create(Compare))]
            : throw new InvalidOperationException($"The best-reply regions may have {limit} bases; there are more. Take a smaller game.");
    }

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation)
    {
        game.RequireTwoPlayers();
        RequireFewLabels(game);
        int labels = game.Profiles.Counts[0] + game.Profiles.Counts[1];
        PolytopeVertices rows = PolytopeVertices.Of(game, 0, MaxBases, cancellation);
        PolytopeVertices columns = PolytopeVertices.Of(game, 1, MaxBases, cancellation);
        (PolytopeVertex Row, PolytopeVertex Column)[] pairs = [.. Pairs(rows, columns, UInt128.MaxValue >> (MaximumLabels - labels), cancellation)];
        Array.Sort(pairs, Compare);
        NashSubsets? subsets = rows.IsComplete && columns.IsComplete ? NashSubsets.Of(pairs, MaxSubsets) : null;
        return new(game, this, subsets is null ? NashStatus.Limit : NashStatus.Complete, pairs.Select(pair => MixedProfile.OfPair(pair.Row.Strategy, pair.Column.Strategy)), rows.Bases + columns.Bases)
        {
            Subsets = subsets?.All ?? [],
        };
    }

    private static void RequireFewLabels(NormalFormGame game)
    {
        int labels = game.Profiles.Counts[0] + game.Profiles.Counts[1];
        if (labels > MaximumLabels)
        {
            throw new InvalidOperationException(
                $"Both players together may have {MaximumLabels} strategies for vertex enumeration; got {labels}. Use Lemke-Howson for such games.");
        }
    }

    // A simple vertex is tight at as many labels as its polytope has dimensions. A row that misses as many is completed by the simple column that is tight
    // at these, found at once, or by columns that are not simple; a row that misses fewer may be completed by any.
    private static IEnumerable<(PolytopeVertex Row, PolytopeVertex Column)> Pairs(
        PolytopeVertices rows, PolytopeVertices columns, UInt128 all, CancellationToken cancellation)
    {
        int dimension = columns.Dimension;
        Dictionary<UInt128, PolytopeVertex> simple = columns.Vertices.Where(column => Size(column.Tight) == dimension).ToDictionary(column => column.Tight);
        PolytopeVertex[] everywhere = [.. columns.Vertices];
        PolytopeVertex[] degenerate = [.. everywhere.Where(column => Size(column.Tight) > dimension)];
        foreach (PolytopeVertex row in rows.Vertices)
        {
            cancellation.ThrowIfCancellationRequested();
            UInt128 missing = all & ~row.Tight;
            bool missesMost = Size(missing) == dimension;
            if (missesMost && simple.TryGetValue(missing, out PolytopeVertex? partner))
            {
                yield return (row, partner);
            }

            foreach (PolytopeVertex column in missesMost ? degenerate : everywhere)
            {
                if ((column.Tight & missing) == missing)
                {
                    yield return (row, column);
                }
            }
        }
    }

    private static int Size(UInt128 labels) => (int)UInt128.PopCount(labels);

    private static int Compare((PolytopeVertex Row, PolytopeVertex Column) left, (PolytopeVertex Row, PolytopeVertex Column) right)
    {
        int order = Compare(left.Row.Strategy, right.Row.Strategy);
        return order != 0 ? order : Compare(left.Column.Strategy, right.Column.Strategy);
    }

    // The strategy with more weight on the first place where they differ comes first.
    private static int Compare(Sequence<Rational> left, Sequence<Rational> right)
    {
        int place = left.Span.CommonPrefixLength(right.Span);
        return place == left.Count ? 0 : right[place].CompareTo(left[place]);
    }
}
