using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

/// <summary>A small tree for FsCheck, drawn from a list of numbers: where it ends, so does the tree. Perfect recall by construction.</summary>
internal sealed record TreeCase(int Players, Sequence<int> Numbers)
{
    private const int MostLevels = 5;

    public ExtensiveFormGame Game => new Growth(this).Grow();

    /// <summary>Up to <paramref name="players"/> players, up to five levels, chance, ties, payments on the way and sets of several nodes.</summary>
    public static Arbitrary<TreeCase> Few(int players = 2) => Arb.From(
        from count in Gen.Choose(1, players)
        from length in Gen.Choose(0, 40)
        from numbers in Gen.Choose(0, 719).ArrayOf(length)
        select new TreeCase(count, numbers.ToSequence()),
        Shrunk);

    /// <summary>Exactly two players.</summary>
    public static Arbitrary<TreeCase> TwoPlayers() => Arb.From(Few().Generator.Select(drawn => drawn with { Players = 2 }), Shrunk);

    /// <summary>The same tree, where player 1 pays player 0.</summary>
    public static ExtensiveFormGame ZeroSum(ExtensiveFormGame game) =>
        WithPayoffs(game, outcome => [game.Outcomes[outcome].Payoffs[0], -game.Outcomes[outcome].Payoffs[0]]);

    /// <summary>The same tree, where whoever moves knows all that was done before.</summary>
    public static ExtensiveFormGame PerfectInformation(ExtensiveFormGame game)
    {
        ExtensiveFormBuilder builder = new(game.PlayerLabels.Span);
        foreach (TreeOutcome outcome in game.Outcomes)
        {
            builder.AddOutcome(outcome.Payoffs.Span);
        }

        for (int node = 0; node < game.NodeCount; node++)
        {
            int parent = game.Parents[node];
            int action = parent == ExtensiveFormGame.None ? 0 : node - game.FirstChildren[parent];
            if (game.NodeSets[node] == ExtensiveFormGame.None)
            {
                builder.AddEnd(game.NodeOutcomes[node], parent, action);
                continue;
            }

            InformationSet set = game.InformationSets[game.NodeSets[node]];
            builder.AddMove(
                set.Player == ExtensiveFormGame.Chance ? builder.AddChance(set.Probabilities.Span, set.Actions.Span) : builder.AddInformationSet(set.Player, set.Actions.Span),
                parent,
                action,
                game.NodeOutcomes[node]);
        }

        return builder.Build();
    }

    /// <summary>The same tree with other payoffs.</summary>
    public static ExtensiveFormGame WithPayoffs(ExtensiveFormGame game, Func<int, Sequence<Rational>> payoffs)
    {
        ExtensiveFormBuilder builder = new(game.PlayerLabels.Span);
        foreach (InformationSet set in game.InformationSets)
        {
            _ = set.Player == ExtensiveFormGame.Chance
                ? builder.AddChance(set.Probabilities.Span, set.Actions.Span, set.Label)
                : builder.AddInformationSet(set.Player, set.Actions.Span, set.Label);
        }

        for (int outcome = 0; outcome < game.Outcomes.Count; outcome++)
        {
            builder.AddOutcome(payoffs(outcome).Span);
        }

        for (int node = 0; node < game.NodeCount; node++)
        {
            int parent = game.Parents[node];
            int action = parent == ExtensiveFormGame.None ? 0 : node - game.FirstChildren[parent];
            _ = game.NodeSets[node] == ExtensiveFormGame.None
                ? builder.AddEnd(game.NodeOutcomes[node], parent, action)
                : builder.AddMove(game.NodeSets[node], parent, action, game.NodeOutcomes[node]);
        }

        return builder.Build();
    }

    public override string ToString() => $"{Players} players, numbers {string.Join(' ', Numbers)}";

    private static IEnumerable<TreeCase> Shrunk(TreeCase larger) =>
        (from length in Enumerable.Range(0, larger.Numbers.Count)
         select larger with { Numbers = larger.Numbers.Take(length).ToSequence() })
        .Concat(from place in Enumerable.Range(0, larger.Numbers.Count)
                where larger.Numbers[place] > 0
                select larger with { Numbers = larger.Numbers.Select((number, index) => index == place ? 0 : number).ToSequence() });

    private sealed class Growth(TreeCase drawn)
    {
        private readonly ExtensiveFormBuilder builder = new([.. Enumerable.Range(0, drawn.Players).Select(player => $"P\"{player}")]);
        private readonly Dictionary<string, int> sets = [];
        private int next;

        public ExtensiveFormGame Grow()
        {
            Add(ExtensiveFormGame.None, 0, 0, [.. Enumerable.Repeat(string.Empty, drawn.Players)]);
            return builder.Build();
        }

        private void Add(int parent, int action, int level, string[] own)
        {
            int number = next < drawn.Numbers.Count ? drawn.Numbers[next++] : 0;
            (int kind, int rest) = (number % (drawn.Players + 3), number / 6);
            if (level == MostLevels || kind == 0)
            {
                builder.AddEnd(rest % 5 == 0 ? ExtensiveFormGame.None : Pay(rest), parent, action);
                return;
            }

            int player = kind > drawn.Players ? ExtensiveFormGame.Chance : kind - 1;
            int actions = 1 + (rest % 3);
            string name = player == ExtensiveFormGame.Chance ? $"c{actions} {rest / 3 % 3}" : $"{player}: {own[player]} {actions} {rest / 3 % 2}";
            if (!sets.TryGetValue(name, out int set))
            {
                string[] labels = [.. Enumerable.Range(0, actions).Select(index => $"{index}")];
                set = sets[name] = player != ExtensiveFormGame.Chance
                    ? builder.AddInformationSet(player, labels, name)
                    : builder.AddChance(Lottery(actions, rest / 3), labels);
            }

            int node = builder.AddMove(set, parent, action, rest % 7 == 0 ? Pay(rest / 7) : ExtensiveFormGame.None);
            for (int taken = 0; taken < actions; taken++)
            {
                string[] known = [.. own];
                if (player != ExtensiveFormGame.Chance)
                {
                    known[player] = $"{own[player]}[{name}>{taken}]";
                }

                Add(node, taken, level + 1, known);
            }
        }

        // Weights 0, 1 and 2 in turn; a lone 0 would be no lottery.
        private static Rational[] Lottery(int actions, int first)
        {
            int[] weights = [.. Enumerable.Range(first, actions).Select(weight => actions == 1 ? 1 : weight % 3)];
            return [.. weights.Select(weight => new Rational(weight, weights.Sum()))];
        }

        private int Pay(int number) => builder.AddOutcome([.. Enumerable.Range(0, drawn.Players).Select(player => new Rational((number + (player * 5)) % 11 - 5, 1 + (number % 3)))], $"pays {number}");
    }
}
