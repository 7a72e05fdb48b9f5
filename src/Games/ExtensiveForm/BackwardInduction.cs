using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Solves subgames from the last to the first.</summary>
internal sealed class BackwardInduction(ExtensiveFormGame game, SubgamePerfection method, CancellationToken cancellation)
{
    private readonly Sequence<Rational>?[] values = new Sequence<Rational>?[game.NodeCount];
    private readonly Sequence<Rational>[] strategies = new Sequence<Rational>[game.DecisionSets];
    private bool isUnique = true;
    private string trouble = string.Empty;

    public BehaviorSolution Find()
    {
        game.RequireRecall();
        bool[] begins = new bool[game.NodeCount];
        foreach (int root in game.SubgameRoots())
        {
            begins[root] = true;
        }

        long subgames = 0;
        for (int node = game.NodeCount - 1; node >= 0; node--)
        {
            cancellation.ThrowIfCancellationRequested();
            if (game.NodeSets[node] == ExtensiveFormGame.None)
            {
                values[node] = Paid(node);
            }
            else if (begins[node])
            {
                subgames++;
                if (!(HasKnownChildren(node) ? TakeOne(node) : TakeSubgame(node)))
                {
                    return new(game, method, NashStatus.Limit, null, $"the subgame at node {node} {trouble}; none was found.") { Work = subgames };
                }
            }
        }

        BehaviorProfile profile = BehaviorProfile.Create(game, strategies.ToSequence());
        return isUnique
            ? new(game, method, NashStatus.Complete, profile, "the only subgame-perfect equilibrium: no choice was a tie.") { Work = subgames }
            : new(game, method, NashStatus.Sample, profile, "a subgame-perfect equilibrium; others may exist.") { Work = subgames };
    }

    private Sequence<Rational> Paid(int node) => game.NodeOutcomes[node] == ExtensiveFormGame.None
        ? Sequence.Of(game.Players, _ => Rational.Zero)
        : game.Outcomes[game.NodeOutcomes[node]].Payoffs;

    private bool HasKnownChildren(int node) =>
        Enumerable.Range(game.FirstChildren[node], game.ActionCount(node)).All(child => values[child] is not null);

    // One move, and what every action is worth is known.
    private bool TakeOne(int node)
    {
        (int set, int first) = (game.NodeSets[node], game.FirstChildren[node]);
        InformationSet moves = game.InformationSets[set];
        Sequence<Rational> weights = moves.Probabilities;
        if (moves.Player != ExtensiveFormGame.Chance)
        {
            Rational best = Enumerable.Range(first, moves.Actions.Count).Select(child => values[child]!.Value[moves.Player]).Aggregate(Rational.Max);
            int[] ties = [.. Enumerable.Range(0, moves.Actions.Count).Where(action => values[first + action]!.Value[moves.Player] == best)];
            isUnique &= ties.Length == 1;
            weights = strategies[set] = Sequence.Of(moves.Actions.Count, action => action == ties[0] ? Rational.One : Rational.Zero);
        }

        Sequence<Rational> paid = Paid(node);
        values[node] = Sequence.Of(game.Players, player =>
            weights.Select((weight, action) => weight * values[first + action]!.Value[player]).Aggregate(paid[player], (sum, term) => sum + term));
        return true;
    }

    // Several moves that cannot be told apart from each other: the normal form of those who make them.
    private bool TakeSubgame(int root)
    {
        isUnique = false;
        Subgame subgame = SubgameSearch.Cut(game, root, node => values[node]);
        ReducedNormalForm form = ReducedNormalForm.Of(subgame.Game, method.MaximumPayoffs, cancellation);
        if (Equilibrium(form.NormalForm) is not { } mixed)
        {
            return false;
        }

        BehaviorProfile behavior = form.ToBehavior(mixed);
        foreach ((int index, int set) in subgame.InformationSets.Take(subgame.Game.DecisionSets).Index())
        {
            strategies[set] = behavior.Strategies[index];
        }

        values[root] = NashCheck.Of(form.NormalForm, mixed).Payoffs;
        return true;
    }

    private MixedProfile? Equilibrium(NormalFormGame whole)
    {
        int[] movers = [.. Enumerable.Range(0, whole.Players).Where(player => whole.Profiles.Counts[player] > 1)];
        if (movers.Length == 0)
        {
            return MixedProfile.Pure(whole.Profiles, 0);
        }

        NormalFormGame moving = NormalFormGame.Create(
            [.. movers.Select(player => whole.Profiles.Counts[player])],
            new(movers.Length, whole.Profiles.Count, [.. movers.SelectMany(player => whole.Payoffs.Row(player).ToArray())]));
        NashSolution solution = moving.Solve(movers.Length == 2 ? new LemkeHowson { Label = 0 } : new PureEnumeration(), cancellation);
        if (solution.Equilibria.Count == 0)
        {
            trouble = movers.Length == 2
                ? "was left when its path reached the limit on pivots"
                : $"has no equilibrium in pure strategies, and mixed ones of {movers.Length} players who move in one subgame are not sought";
            return null;
        }

        MixedProfile found = solution.Equilibria[0];
        return MixedProfile.Create([.. Enumerable.Range(0, whole.Players).Select(player =>
            Array.IndexOf(movers, player) is var place and >= 0 ? found.Strategies[place] : (Sequence<Rational>)[Rational.One])]);
    }
}
