using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Leduc poker of two players: a deck of two jacks, two queens and two kings, one private card each, then one public card.</summary>
/// <remarks>
/// Ante 1; at most two raises a round, of 2 before the public card and of 4 after it; to fold takes a raise that is not answered yet. A pair with the
/// public card wins, else the higher card; equal ranks share. Suits are told apart: 9,457 nodes and 936 information sets, value −0.085606424078 for the
/// first player. (Where suits are merged there are 288 information sets; that is another tree.)
/// </remarks>
[Reference("southey2005", "Leduc hold'em")]
public static class LeducPoker
{
    private const int Cards = 6;
    private const int MostRaises = 2;

    private static readonly string[] Names = ["J1", "J2", "Q1", "Q2", "K1", "K2"];
    private static readonly Sequence<string> Open = ["call", "raise"];
    private static readonly Sequence<string> Raised = ["fold", "call", "raise"];
    private static readonly Sequence<string> Capped = ["fold", "call"];

    /// <summary>The game.</summary>
    /// <returns>The game tree; payoffs in antes.</returns>
    public static ExtensiveFormGame Create()
    {
        ExtensiveFormBuilder builder = new("Player 1", "Player 2");
        NamedTree tree = new(builder);
        int root = tree.Draw("first card", Names.ToSequence(), ExtensiveFormGame.None, 0);
        for (int first = 0; first < Cards; first++)
        {
            int[] left = Left(first);
            int node = tree.Draw($"second card after {Names[first]}", [.. left.Select(card => Names[card])], root, first);
            foreach ((int index, int second) in left.Index())
            {
                Play(tree, new(first, second), node, index);
            }
        }

        return builder.Build().WithTitle("Leduc poker, suits told apart");
    }

    private static int[] Left(params int[] dealt) => [.. Enumerable.Range(0, Cards).Except(dealt)];

    private static void Play(NamedTree tree, State state, int parent, int action)
    {
        if (state.IsRoundOver)
        {
            if (state.PublicCard is null)
            {
                int[] left = Left(state.First, state.Second);
                int draw = tree.Draw($"public card, not {Names[state.First]} {Names[state.Second]}", [.. left.Select(card => Names[card])], parent, action);
                foreach ((int index, int card) in left.Index())
                {
                    Play(tree, state.Open(card), draw, index);
                }

                return;
            }

            tree.End(Showdown(state), parent, action);
            return;
        }

        int player = state.Player;
        bool isRaised = state.Stake(player) < state.Stake(1 - player);
        bool mayRaise = state.Raises < MostRaises;
        Sequence<string> actions = !isRaised ? Open : mayRaise ? Raised : Capped;
        string publicName = state.PublicCard is { } known ? Names[known] : "-";
        int node = tree.Move(player, $"{Names[player == 0 ? state.First : state.Second]} {publicName} {state.History}", actions, parent, action);
        int next = 0;
        if (isRaised)
        {
            int lost = state.Stake(player);
            tree.End(player == 0 ? [-lost, lost] : [lost, -lost], node, next++);
        }

        Play(tree, state.Call(), node, next++);
        if (mayRaise)
        {
            Play(tree, state.Raise(), node, next);
        }
    }

    private static Sequence<Rational> Showdown(State state)
    {
        int shared = state.PublicCard!.Value / 2;
        (int first, int second) = (state.First / 2, state.Second / 2);
        int sign = first == second ? 0
            : first == shared ? 1
            : second == shared ? -1
            : Math.Sign(first - second);
        int won = sign * state.Stake(0);
        return [won, -won];
    }

    // Cards, and what was done: the history has c for call, r for raise, a slash between the rounds.
    private sealed record State(int First, int Second)
    {
        public int? PublicCard { get; private init; }

        public string History { get; private init; } = string.Empty;

        public int Player { get; private init; }

        public int Raises { get; private init; }

        public bool IsRoundOver { get; private init; }

        private int FirstStake { get; init; } = 1;

        private int SecondStake { get; init; } = 1;

        private bool HasCalled { get; init; }

        public int Stake(int player) => player == 0 ? FirstStake : SecondStake;

        public State Open(int card) => this with
        {
            PublicCard = card,
            History = $"{History}/",
            Player = 0,
            Raises = 0,
            IsRoundOver = false,
            HasCalled = false,
        };

        // A call answers a raise, or the other player's call.
        public State Call() => this with
        {
            History = $"{History}c",
            Player = 1 - Player,
            IsRoundOver = Raises > 0 || HasCalled,
            HasCalled = true,
            FirstStake = Math.Max(FirstStake, SecondStake),
            SecondStake = Math.Max(FirstStake, SecondStake),
        };

        public State Raise()
        {
            int stake = Math.Max(FirstStake, SecondStake) + (PublicCard is null ? 2 : 4);
            return this with
            {
                History = $"{History}r",
                Player = 1 - Player,
                Raises = Raises + 1,
                FirstStake = Player == 0 ? stake : FirstStake,
                SecondStake = Player == 1 ? stake : SecondStake,
            };
        }
    }
}
