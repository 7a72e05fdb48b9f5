using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Finds what anybody gains by leaving a profile alone in some subgame, subgames from the last to the first.</summary>
internal sealed class SubgameGains(ExtensiveFormGame game, BehaviorProfile profile)
{
    // What a node is worth to every player under the profile, and at the root of a subgame to a player who replies best; forgotten once they are used.
    private readonly Sequence<Rational>?[] values = new Sequence<Rational>?[game.NodeCount];
    private readonly Sequence<Rational>?[] best = new Sequence<Rational>?[game.NodeCount];

    /// <summary>Gets the largest gain.</summary>
    public Rational Largest { get; private set; }

    /// <summary>Gets the first root at which somebody gains that much; 0 where nobody gains.</summary>
    public int Root { get; private set; }

    /// <summary>Gets the number of subgames.</summary>
    public int Subgames { get; private set; }

    /// <summary>Looks at all nodes.</summary>
    public void Find(CancellationToken cancellation)
    {
        bool[] begins = new bool[game.NodeCount];
        foreach (int root in game.SubgameRoots())
        {
            begins[root] = true;
        }

        for (int node = game.NodeCount - 1; node >= 0; node--)
        {
            cancellation.ThrowIfCancellationRequested();
            values[node] = Value(node);
            if (begins[node])
            {
                Reply(node);
            }
        }
    }

    private void Reply(int root)
    {
        Subgames++;
        Subgame layer = SubgameSearch.Cut(game, root, node =>
        {
            Sequence<Rational>? known = best[node];
            best[node] = null;
            return known;
        });
        (_, Rational[] replies) = BestResponses.Values(SequenceTree<Rational>.Of(layer.Game, number => number), layer.Restrict(profile).Strategies);
        best[root] = replies.ToSequence();
        Rational gain = replies.Zip(values[root]!.Value, (most, own) => most - own).Aggregate(Rational.Max);
        if (gain.Sign > 0 && gain >= Largest)
        {
            (Largest, Root) = (gain, root);
        }
    }

    private Sequence<Rational> Value(int node)
    {
        Rational[] sums = game.NodeOutcomes[node] is var outcome and not ExtensiveFormGame.None ? [.. game.Outcomes[outcome].Payoffs] : new Rational[game.Players];
        int set = game.NodeSets[node];
        if (set != ExtensiveFormGame.None)
        {
            Sequence<Rational> weights = set < game.DecisionSets ? profile.Strategies[set] : game.InformationSets[set].Probabilities;
            for (int action = 0; action < weights.Count; action++)
            {
                int child = game.FirstChildren[node] + action;
                Add(sums, weights[action], values[child]!.Value);
                values[child] = null;
            }
        }

        return sums.ToSequence();
    }

    private static void Add(Rational[] sums, Rational weight, Sequence<Rational> worth)
    {
        for (int player = 0; player < sums.Length && !weight.IsZero; player++)
        {
            sums[player] += weight * worth[player];
        }
    }
}
