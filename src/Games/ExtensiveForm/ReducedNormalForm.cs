using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>The reduced normal form of a game tree: plans that say what to do at the information sets which they themselves do not rule out.</summary>
/// <remarks>
/// Strategies are in lexicographic order of the actions at the player's sets; in their names a star stands for a set that is ruled out. Perfect recall is
/// required. Their number is exponential in the number of sets; the size is computed before anything is built. Time O(∑ over ends of the profiles that
/// reach it + plans · information sets). Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("kuhn1953", "equivalent strategies; mixed and behavior strategies with perfect recall")]
[Reference("vonstengel2002", "reduced normal form")]
public sealed record ReducedNormalForm
{
    private const int UsualMaximum = 5_000_000;

    // Actions that the plans of a player name together: each takes four bytes, and as many letters as it has in the plan's name.
    private const double MostEntries = 2e7;

    private ReducedNormalForm(ExtensiveFormGame game, NormalFormGame normalForm) => (Game, NormalForm) = (game, normalForm);

    /// <summary>Gets the game tree.</summary>
    public ExtensiveFormGame Game { get; }

    /// <summary>Gets the game in normal form, payoffs exact.</summary>
    public NormalFormGame NormalForm { get; }

    /// <summary>The reduced normal form of a game.</summary>
    /// <param name="game">The game, with perfect recall.</param>
    /// <param name="maximumPayoffs">The largest number of payoffs, players × profiles.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The form.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The largest number is not positive.</exception>
    /// <exception cref="InvalidOperationException">
    /// The game has not perfect recall, would have more payoffs, or plans of a player would name more than 2·10⁷ actions together; the message says how many.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ReducedNormalForm Of(ExtensiveFormGame game, int maximumPayoffs = UsualMaximum, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumPayoffs);
        SequenceTree<Rational> tree = SequenceTree<Rational>.Of(game, number => number, cancellation);
        StrategyPlans plans = new(tree);
        double size = Enumerable.Range(0, game.Players).Aggregate((double)game.Players, (product, player) => product * plans.Count(player));
        if (size > maximumPayoffs)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The reduced normal form may have {maximumPayoffs} payoffs (players × profiles); it has {size:G4}. Solve the tree itself, for example by its sequence form or by counterfactual regret, or raise the maximum."));
        }

        RequireShortPlans(game, plans);
        int[][][] strategies = [.. Enumerable.Range(0, game.Players).Select(player => plans.List(player, cancellation))];
        NormalFormGame normalForm = NormalFormGame
            .Create([.. strategies.Select(own => own.Length)], Payoffs(tree, plans.Holders(strategies), strategies, cancellation))
            .WithTitle(game.Title, game.Description)
            .WithLabels(game.PlayerLabels, strategies.Select(own => own.Select(plans.Name).ToSequence()).ToSequence());
        return new(game, normalForm);
    }

    /// <summary>The behavior that does the same as a profile of mixed strategies.</summary>
    /// <param name="profile">A profile of <see cref="NormalForm"/>.</param>
    /// <returns>The behavior; uniform at sets that the player's own strategy rules out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile has other numbers of players or strategies.</exception>
    public BehaviorProfile ToBehavior(MixedProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ModelData.RequireCount(profile.Strategies.Count, Game.Players, "mixed strategies, one per player", nameof(profile));
        StrategyPlans plans = new(SequenceTree<Rational>.Of(Game, number => number));
        Rational[] plan = new Rational[plans.Tree.SequenceCount];
        for (int player = 0; player < Game.Players; player++)
        {
            ModelData.RequireCount(profile.Strategies[player].Count, NormalForm.Profiles.Counts[player], "probabilities, one per strategy", nameof(profile));
            foreach ((int index, int[] strategy) in plans.List(player).Index())
            {
                foreach (int sequence in strategy)
                {
                    plan[sequence] += profile.Strategies[player][index];
                }
            }
        }

        return BehaviorProfile.OfPlan(plans.Tree, plan);
    }

    private static void RequireShortPlans(ExtensiveFormGame game, StrategyPlans plans)
    {
        for (int player = 0; player < game.Players; player++)
        {
            double entries = plans.Entries(player);
            if (entries > MostEntries)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"The plans of a player may name {MostEntries:G4} actions together (plans × information sets); those of player {player} name {entries:G4}. Solve the tree itself, for example by its sequence form or by counterfactual regret."));
            }
        }
    }

    // Every end pays in all profiles whose strategies all allow it.
    private static Matrix<Rational> Payoffs(SequenceTree<Rational> tree, int[][] holders, int[][][] strategies, CancellationToken cancellation)
    {
        int players = strategies.Length;
        int profiles = strategies.Aggregate(1, (product, own) => product * own.Length);
        Rational[] payoffs = new Rational[players * profiles];
        for (int end = 0; end < tree.Ends.Length; end++)
        {
            cancellation.ThrowIfCancellationRequested();
            List<int> reached = [0];
            for (int player = 0; player < players; player++)
            {
                int[] allowing = holders[tree.EndSequences[player][end]];
                reached = [.. reached.SelectMany(_ => allowing, (profile, strategy) => (profile * strategies[player].Length) + strategy)];
            }

            for (int player = 0; player < players; player++)
            {
                Rational payoff = tree.WeightedPayoffs[player][end];
                foreach (int profile in reached)
                {
                    payoffs[(player * profiles) + profile] += payoff;
                }
            }
        }

        return new(players, profiles, payoffs);
    }
}
