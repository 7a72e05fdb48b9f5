using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>The maximal cliques of the graph whose edges are the extreme equilibria, and its components.</summary>
internal sealed class NashSubsets
{
    private NashSubsets(Sequence<NashSubset> all) => All = all;

    /// <summary>Gets the subsets, by component.</summary>
    public Sequence<NashSubset> All { get; }

    /// <summary>Finds the subsets, or null where there are more than a limit.</summary>
    public static NashSubsets? Of((PolytopeVertex Row, PolytopeVertex Column)[] pairs, int limit)
    {
        PolytopeVertex[] rows = [.. pairs.Select(pair => pair.Row).Distinct()];
        PolytopeVertex[] columns = [.. pairs.Select(pair => pair.Column).Distinct()];
        if (rows.Length == pairs.Length && columns.Length == pairs.Length)
        {
            return pairs.Length > limit ? null : new(pairs.Select(Point).ToSequence());
        }

        Dictionary<PolytopeVertex, int> columnIndex = columns.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        ILookup<PolytopeVertex, int> edges = pairs.ToLookup(pair => pair.Row, pair => columnIndex[pair.Column]);
        BigInteger[] partners = [.. rows.Select(row => edges[row].Aggregate(BigInteger.Zero, (set, column) => set | (BigInteger.One << column)))];
        if (Intersections(partners, limit) is not { } sets)
        {
            return null;
        }

        int[] components = Components(partners);
        return new(sets.Select(set => Subset(set, rows, columns, partners, components)).OrderBy(subset => subset.Component).ToSequence());
    }

    // No vertex is in two equilibria, as in every game that is not degenerate: each is a component by itself.
    private static NashSubset Point((PolytopeVertex Row, PolytopeVertex Column) pair, int component) => new([pair.Row.Strategy], [pair.Column.Strategy], component);

    // The columns of a maximal clique are the common partners of some rows: all intersections of the rows' partners, but the empty one.
    private static List<BigInteger>? Intersections(BigInteger[] partners, int limit)
    {
        HashSet<BigInteger> known = [];
        List<BigInteger> sets = [];
        foreach (BigInteger partner in partners)
        {
            int before = sets.Count;
            Add(partner);
            for (int index = 0; index < before; index++)
            {
                Add(sets[index] & partner);
            }

            if (sets.Count > limit)
            {
                return null;
            }
        }

        return sets;

        void Add(BigInteger set)
        {
            if (!set.IsZero && known.Add(set))
            {
                sets.Add(set);
            }
        }
    }

    // Rows are connected when they share a partner; components are numbered by their first row.
    private static int[] Components(BigInteger[] partners)
    {
        int[] components = new int[partners.Length];
        Array.Fill(components, -1);
        int count = 0;
        for (int start = 0; start < partners.Length; start++)
        {
            if (components[start] >= 0)
            {
                continue;
            }

            BigInteger reached = partners[start];
            components[start] = count;
            for (bool grows = true; grows;)
            {
                grows = false;
                for (int row = 0; row < partners.Length; row++)
                {
                    if (components[row] < 0 && !(partners[row] & reached).IsZero)
                    {
                        (components[row], reached, grows) = (count, reached | partners[row], true);
                    }
                }
            }

            count++;
        }

        return components;
    }

    private static NashSubset Subset(BigInteger set, PolytopeVertex[] rows, PolytopeVertex[] columns, BigInteger[] partners, int[] components)
    {
        int[] members = [.. Enumerable.Range(0, rows.Length).Where(row => (partners[row] & set) == set)];
        return new(
            members.Select(row => rows[row].Strategy).ToSequence(),
            Enumerable.Range(0, columns.Length).Where(column => !((set >> column) & BigInteger.One).IsZero).Select(column => columns[column].Strategy).ToSequence(),
            components[members[0]]);
    }
}
