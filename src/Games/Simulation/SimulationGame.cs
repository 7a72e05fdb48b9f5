using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Simulation;

/// <summary>A game of two players in which player 0 may pay to simulate player 1, and then replies best to what it sees.</summary>
/// <remarks>
/// The game with simulation has the strategies of player 0 and one more, to simulate, against the candidates of player 1: its pure strategies, or, where a
/// mixture is revealed, the vertices of the regions of mixtures to which a strategy of player 0 is a best reply; player 1 may still mix among them. Replies
/// after simulation break ties in favor of player 1, and among these to the lowest: that player 1 can count on favor at a vertex is the limit of mixtures
/// that come near to it. Exact.
/// <para>Candidates are found by vertex enumeration, exponential in the number of strategies. Immutable, thread-safe, compares by value.</para>
/// </remarks>
[Reference("kovarik2023", "games with pure simulation of the other player")]
[Reference("kovarik2024", "mixed-strategy simulation, finitely many mixtures suffice")]
public sealed record SimulationGame
{
    private SimulationGame(NormalFormGame original, Rational cost, SimulatedChoice choice, Sequence<Sequence<Rational>> candidates, NormalFormGame game) =>
        (Original, Cost, Choice, Candidates, Game) = (original, cost, choice, candidates, game);

    /// <summary>Gets the game without simulation.</summary>
    public NormalFormGame Original { get; }

    /// <summary>Gets what a simulation costs player 0, in units of payoff.</summary>
    public Rational Cost { get; }

    /// <summary>Gets what simulation reveals.</summary>
    public SimulatedChoice Choice { get; }

    /// <summary>Gets the mixtures that player 1 chooses among, shape [candidate] of [strategy of player 1].</summary>
    public Sequence<Sequence<Rational>> Candidates { get; }

    /// <summary>Gets the game with simulation: player 0's strategies and then simulation, against the candidates.</summary>
    public NormalFormGame Game { get; }

    /// <summary>Gets player 0's strategy of <see cref="Game"/> that simulates: the last one.</summary>
    public int Simulate => Original.Profiles.Counts[0];

    /// <summary>Adds simulation to a game.</summary>
    /// <param name="game">The game, of two players.</param>
    /// <param name="cost">What a simulation costs player 0, at least 0.</param>
    /// <param name="choice">What simulation reveals.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The game with simulation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The cost is negative, or beyond the range of doubles.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="choice"/> is none of the choices.</exception>
    /// <exception cref="InvalidOperationException">There are not two players, or, of mixtures, both have more than 128 strategies together or too many candidates.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SimulationGame Of(NormalFormGame game, Rational cost, SimulatedChoice choice, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        game.RequireTwoPlayers();
        ModelData.RequireNonnegative(cost, "cost of simulation", nameof(cost));
        if (!Enum.IsDefined(choice))
        {
            throw new ArgumentOutOfRangeException(nameof(choice), choice, "The choice must be one of those known.");
        }

        int columns = game.Profiles.Counts[1];
        Sequence<Sequence<Rational>> candidates = choice == SimulatedChoice.Mixed
            ? VertexEnumeration.BestReplyVertices(game, 1, cancellation)
            : Sequence.Of(columns, column => Sequence.Of(columns, other => other == column ? Rational.One : Rational.Zero));
        return new(game, cost, choice, candidates, Extended(game, cost, candidates));
    }

    /// <summary>How often player 1 takes each of its own strategies.</summary>
    /// <param name="profile">A profile of <see cref="Game"/>.</param>
    /// <returns>The mixture over player 1's strategies in the game without simulation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another game.</exception>
    public Sequence<Rational> Overall(MixedProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ModelData.RequireCount(profile.Strategies.Count, 2, "mixed strategies, one per player", nameof(profile));
        ModelData.RequireCount(profile.Strategies[1].Count, Candidates.Count, "probabilities, one per candidate", nameof(profile));
        return Sequence.Of(Original.Profiles.Counts[1], strategy => Candidates.Index().Aggregate(
            Rational.Zero, (sum, candidate) => sum + (profile.Strategies[1][candidate.Index] * candidate.Item[strategy])));
    }

    /// <summary>Tells whether simulation can help both: the claim is that no equilibrium with it is as good for both as every one without, and better for somebody.</summary>
    /// <param name="method">Finds the equilibria; null for the limits of <see cref="VertexEnumeration"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Refuted by an equilibrium of <see cref="Game"/>, proved, or, where a limit was met first, not refuted.</returns>
    /// <remarks>
    /// Extreme equilibria decide: within a maximal Nash subset each player's payoff depends on the other's strategy alone. Deciding it is NP-hard, hence the limits.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Verdict<MixedProfile> CheckThatNothingImproves(VertexEnumeration? method = null, CancellationToken cancellation = default)
    {
        NashSolution without = Original.Solve(method ?? new(), cancellation);
        NashSolution with = Game.Solve(method ?? new(), cancellation);
        if (without.IsComplete)
        {
            Sequence<NashCheck> old = without.Check();
            foreach ((MixedProfile profile, NashCheck found) in with.Equilibria.Zip(with.Check()))
            {
                if (old.All(known => found.Payoffs[0] >= known.Payoffs[0] && found.Payoffs[1] >= known.Payoffs[1] && found.Payoffs != known.Payoffs))
                {
                    return new Verdict<MixedProfile>.Refuted(profile);
                }
            }
        }

        return without.IsComplete && with.IsComplete
            ? new Verdict<MixedProfile>.Proved($"all {with.Equilibria.Count} extreme equilibria")
            : new Verdict<MixedProfile>.NotRefuted(with.Equilibria.Count);
    }

    private static NormalFormGame Extended(NormalFormGame game, Rational cost, Sequence<Sequence<Rational>> candidates)
    {
        int rows = game.Profiles.Counts[0];
        Rational[] payoffs = new Rational[2 * (rows + 1) * candidates.Count];
        foreach ((int column, Sequence<Rational> candidate) in candidates.Index())
        {
            (Rational Row, Rational Column)[] earned = [.. Enumerable.Range(0, rows).Select(row => (Value(game, 0, row, candidate), Value(game, 1, row, candidate)))];
            Rational best = earned.Select(pair => pair.Row).Aggregate(Rational.Max);
            Rational favor = earned.Where(pair => pair.Row == best).Select(pair => pair.Column).Aggregate(Rational.Max);
            for (int row = 0; row <= rows; row++)
            {
                (Rational first, Rational second) = row < rows ? earned[row] : (best - cost, favor);
                payoffs[(row * candidates.Count) + column] = first;
                payoffs[((rows + 1 + row) * candidates.Count) + column] = second;
            }
        }

        return NormalFormGame.Create([rows + 1, candidates.Count], new(2, (rows + 1) * candidates.Count, payoffs))
            .WithTitle(game.Title, game.Description)
            .WithLabels(game.PlayerLabels, [[.. game.StrategyLabels[0], "simulate"], candidates.Select(candidate => Name(game, candidate)).ToSequence()]);
    }

    private static Rational Value(NormalFormGame game, int player, int row, Sequence<Rational> candidate) =>
        candidate.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (entry.Item * game.Payoff(player, row, entry.Index)));

    private static string Name(NormalFormGame game, Sequence<Rational> candidate) => string.Join(" + ", candidate.Index()
        .Where(entry => !entry.Item.IsZero)
        .Select(entry => entry.Item == Rational.One ? game.StrategyLabels[1][entry.Index] : $"{entry.Item} {game.StrategyLabels[1][entry.Index]}"));
}
