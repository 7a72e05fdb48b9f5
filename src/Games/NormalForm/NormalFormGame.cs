using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.NormalForm;

/// <summary>A game of any number of players, each with finitely many strategies: what everybody earns in every profile, exactly.</summary>
/// <remarks>
/// Payoffs are rationals; <see cref="RoundedPayoffs"/> are the nearest doubles. Profiles are numbered as in <see cref="ProfileSpace"/>: the last
/// player's strategy varies fastest. Labels are for people only; they may be empty or repeat. Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("nash1950", "n-person games with finite sets of pure strategies")]
public sealed record NormalFormGame
{
    private NormalFormGame(ProfileSpace profiles, Matrix<Rational> payoffs)
    {
        Profiles = profiles;
        Payoffs = payoffs;
        RoundedPayoffs = payoffs.Select(payoff => payoff.ToDouble());
        PlayerLabels = Numbered(profiles.Players);
        StrategyLabels = profiles.Counts.Select(Numbered).ToSequence();
    }

    /// <summary>Gets the profiles of pure strategies.</summary>
    public ProfileSpace Profiles { get; }

    /// <summary>Gets what every player earns, shape [player, profile].</summary>
    public Matrix<Rational> Payoffs { get; }

    /// <summary>Gets the doubles nearest to the payoffs, shape [player, profile].</summary>
    public Matrix<double> RoundedPayoffs { get; }

    /// <summary>Gets the number of players, at least 1.</summary>
    public int Players => Profiles.Players;

    /// <summary>Gets the name of the game.</summary>
    /// <value>Empty by default.</value>
    public string Title { get; private init; } = string.Empty;

    /// <summary>Gets what there is to say about the game.</summary>
    /// <value>Empty by default.</value>
    public string Description { get; private init; } = string.Empty;

    /// <summary>Gets the names of the players, shape [player].</summary>
    /// <value>1, 2, … by default.</value>
    public Sequence<string> PlayerLabels { get; private init; }

    /// <summary>Gets the names of the strategies, shape [player] of [strategy].</summary>
    /// <value>1, 2, … by default.</value>
    public Sequence<Sequence<string>> StrategyLabels { get; private init; }

    /// <summary>A game of any number of players.</summary>
    /// <param name="strategyCounts">Number of strategies of each player, shape [player], each at least 1.</param>
    /// <param name="payoffs">What every player earns, shape [player, profile], within the range of double precision.</param>
    /// <returns>The game, without title, its players and strategies named by numbers.</returns>
    /// <exception cref="ArgumentException">There is no player, a player has no strategy, shapes disagree, or a payoff is too large.</exception>
    public static NormalFormGame Create(ReadOnlySpan<int> strategyCounts, Matrix<Rational> payoffs)
    {
        ModelData.RequireSome(strategyCounts.Length, "player", nameof(strategyCounts));
        ProfileSpace profiles = new(Sequence.Create(strategyCounts));
        ModelData.RequireShape(payoffs, profiles.Players, profiles.Count, "the payoffs", "[player, profile]", nameof(payoffs));
        ModelData.RequireFinite(payoffs.Entries, "payoffs", nameof(payoffs));
        return new(profiles, payoffs);
    }

    /// <summary>A game of two players.</summary>
    /// <param name="rowPayoffs">What player 0 earns, shape [strategy of player 0, strategy of player 1].</param>
    /// <param name="columnPayoffs">What player 1 earns, same shape.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">A player has no strategy, shapes disagree, or a payoff is too large.</exception>
    public static NormalFormGame TwoPlayer(Matrix<Rational> rowPayoffs, Matrix<Rational> columnPayoffs)
    {
        ModelData.RequireShape(columnPayoffs, rowPayoffs.Rows, rowPayoffs.Columns, "the column player's payoffs", "[row, column]", nameof(columnPayoffs));
        return Create([rowPayoffs.Rows, rowPayoffs.Columns], new(2, rowPayoffs.Rows * rowPayoffs.Columns, [.. rowPayoffs.Entries, .. columnPayoffs.Entries]));
    }

    /// <summary>A game in which player 1 pays player 0.</summary>
    /// <param name="payoffs">What player 0 earns, shape [strategy of player 0, strategy of player 1].</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">A player has no strategy, or a payoff is too large.</exception>
    public static NormalFormGame ZeroSum(Matrix<Rational> payoffs) => TwoPlayer(payoffs, payoffs.Select(payoff => -payoff));

    /// <summary>The same game under another name.</summary>
    /// <param name="title">The name.</param>
    /// <param name="description">What there is to say about it.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public NormalFormGame WithTitle(string title, string description = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        return this with { Title = title, Description = description };
    }

    /// <summary>The same game with other names of players and strategies.</summary>
    /// <param name="players">A name for each player, shape [player].</param>
    /// <param name="strategies">A name for each strategy, shape [player] of [strategy].</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">There is not one name for each, or a name is null.</exception>
    public NormalFormGame WithLabels(Sequence<string> players, Sequence<Sequence<string>> strategies)
    {
        RequireLabels(players, Players, "names, one per player", nameof(players));
        ModelData.RequireCount(strategies.Count, Players, "lists of strategies' names, one per player", nameof(strategies));
        for (int player = 0; player < Players; player++)
        {
            RequireLabels(strategies[player], Profiles.Counts[player], "names, one per strategy", nameof(strategies));
        }

        return this with { PlayerLabels = players, StrategyLabels = strategies };
    }

    /// <summary>What a player earns.</summary>
    /// <param name="player">Index of the player.</param>
    /// <param name="strategies">The strategy of each player, shape [player].</param>
    /// <returns>The payoff.</returns>
    /// <exception cref="ArgumentException">There is not one strategy per player.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player or strategy.</exception>
    public Rational Payoff(int player, params ReadOnlySpan<int> strategies) => Payoffs[player, Profiles.IndexOf(strategies)];

    /// <summary>A player's payoffs in a game of two players.</summary>
    /// <param name="player">Index of the player, 0 or 1.</param>
    /// <returns>What the player earns, shape [strategy of player 0, strategy of player 1].</returns>
    /// <exception cref="InvalidOperationException">There are not two players.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    public Matrix<Rational> PayoffMatrix(int player)
    {
        RequireTwoPlayers();
        return new(Profiles.Counts[0], Profiles.Counts[1], Payoffs.Row(player));
    }

    /// <summary>The game of two players in doubles.</summary>
    /// <returns>The game with the nearest double for every payoff.</returns>
    /// <exception cref="InvalidOperationException">There are not two players.</exception>
    public MatrixGame ToMatrixGame() =>
        MatrixGame.Create(PayoffMatrix(0).Select(payoff => payoff.ToDouble()), PayoffMatrix(1).Select(payoff => payoff.ToDouble()));

    /// <summary>Finds Nash equilibria.</summary>
    /// <param name="method">How, with its limits.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The equilibria found, and whether they are all.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="method"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The method is not for games of this kind; the message says for which.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public NashSolution Solve(NashMethod method, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.Find(this, cancellation);
    }

    /// <summary>The game as one without uncertainty, which is what mediators advise.</summary>
    /// <returns>The game with one state.</returns>
    public UncertainGame ToUncertainGame() => UncertainGame.Certain(Profiles.Counts.Span, Payoffs);

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 × 3 profiles</c>.</returns>
    public override string ToString() => $"{string.Join(" × ", Profiles.Counts)} profiles";

    /// <summary>Refuses games that have not two players.</summary>
    /// <exception cref="InvalidOperationException">There are not two players.</exception>
    internal void RequireTwoPlayers()
    {
        if (Players != 2)
        {
            throw new InvalidOperationException($"The game must have 2 players; got {Players}. Use a method for any number of players.");
        }
    }

    /// <summary>The names 1, 2, ….</summary>
    internal static Sequence<string> Numbered(int count) =>
        Sequence.Of(count, index => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void RequireLabels(Sequence<string> labels, int count, string noun, string parameter)
    {
        ModelData.RequireCount(labels.Count, count, noun, parameter);
        if (labels.Any(label => label is null))
        {
            throw new ArgumentException("A name must not be null; got null. Use an empty text for no name.", parameter);
        }
    }
}
