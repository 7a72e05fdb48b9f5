using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>All vertices of a best-reply polytope, by walking along the edges of the perturbed polytope, which is simple.</summary>
/// <remarks>Every vertex has a basis that is lexicographically positive, and these are connected by lexicographic pivots, in degenerate polytopes, too.</remarks>
internal sealed class PolytopeVertices
{
    private readonly BestReplyTableau tableau;
    private readonly int firstLabel;
    private readonly long maxBases;
    private readonly HashSet<UInt128> bases = [];
    private readonly Dictionary<UInt128, PolytopeVertex> vertices = [];

    private PolytopeVertices(BestReplyTableau tableau, int firstLabel, long maxBases) =>
        (this.tableau, this.firstLabel, this.maxBases) = (tableau, firstLabel, maxBases);

    /// <summary>Gets the vertices other than 0, in the order of the walk.</summary>
    public IReadOnlyCollection<PolytopeVertex> Vertices => vertices.Values;

    /// <summary>Gets the dimension of the polytope.</summary>
    public int Dimension => tableau.Columns;

    /// <summary>Gets the number of bases visited.</summary>
    public long Bases => bases.Count;

    /// <summary>Gets a value indicating whether all vertices were visited.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Walks over the polytope of a player's strategies.</summary>
    public static PolytopeVertices Of(NormalFormGame game, int player, long maxBases, CancellationToken cancellation)
    {
        PolytopeVertices walk = new(BestReplyTableau.Of(game, player), player == 0 ? 0 : game.Profiles.Counts[0], maxBases);
        walk.IsComplete = walk.Walk(cancellation);
        return walk;
    }

    // Depth first; the way back undoes each pivot.
    private bool Walk(CancellationToken cancellation)
    {
        bases.Add(tableau.Basis);
        UInt128 origin = tableau.Tight();
        Stack<(int Row, int Column, int Next)> path = new([(-1, -1, 0)]);
        while (path.TryPop(out (int Row, int Column, int Next) step))
        {
            cancellation.ThrowIfCancellationRequested();
            if (step.Next == tableau.Columns)
            {
                if (step.Row >= 0)
                {
                    tableau.Pivot(step.Row, step.Column);
                }

                continue;
            }

            path.Push(step with { Next = step.Next + 1 });
            int row = tableau.LeavingRow(step.Next);
            UInt128 neighbor = tableau.Basis ^ (UInt128.One << tableau.NonbasicAt(step.Next)) ^ (UInt128.One << tableau.BasicAt(row));
            if (!bases.Contains(neighbor))
            {
                if (bases.Count >= maxBases)
                {
                    return false;
                }

                bases.Add(neighbor);
                tableau.Pivot(row, step.Next);
                path.Push((row, step.Next, 0));
                Record(origin);
            }
        }

        return true;
    }

    private void Record(UInt128 origin)
    {
        UInt128 tight = tableau.Tight();
        if (tight != origin && !vertices.ContainsKey(tight))
        {
            vertices.Add(tight, new(tableau.Weights(firstLabel), tight));
        }
    }
}
