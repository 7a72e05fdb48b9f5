using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Polymatrix;

/// <summary>A game in which every player plays a game of two players with each of its neighbors, the same strategy against all, and earns the sum.</summary>
/// <remarks>
/// Written down in ∑ over edges of strategies², where the normal form takes players · strategies^players. Two players may share several edges; their payoffs add up.
/// Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("janovskaya1968", "equilibria of polymatrix games")]
[Reference("cai2016", "separable zero-sum multiplayer games")]
public sealed record PolymatrixGame
{
    private PolymatrixGame(Sequence<int> strategyCounts, Sequence<PolymatrixEdge> edges) => (StrategyCounts, Edges) = (strategyCounts, edges);

    /// <summary>Gets the number of strategies of each player, shape [player].</summary>
    public Sequence<int> StrategyCounts { get; }

    /// <summary>Gets who plays with whom.</summary>
    public Sequence<PolymatrixEdge> Edges { get; }

    /// <summary>Gets the number of players.</summary>
    public int Players => StrategyCounts.Count;

    /// <summary>A game of neighbors.</summary>
    /// <param name="strategyCounts">Number of strategies of each player, shape [player], each at least 1.</param>
    /// <param name="edges">Who plays with whom; none is allowed.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentNullException">An edge is null.</exception>
    /// <exception cref="ArgumentException">There is no player, a player has no strategy or plays with itself, a shape disagrees with the numbers of strategies, or a payoff is too large.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    public static PolymatrixGame Create(Sequence<int> strategyCounts, params ReadOnlySpan<PolymatrixEdge> edges)
    {
        ModelData.RequireSome(strategyCounts.Count, "player", nameof(strategyCounts));
        foreach (int count in strategyCounts)
        {
            ModelData.RequireSome(count, "strategy of each player", nameof(strategyCounts));
        }

        foreach (PolymatrixEdge edge in edges)
        {
            Require(strategyCounts, edge, nameof(edges));
        }

        return new(strategyCounts, Sequence.Create(edges));
    }

    /// <summary>What everybody earns in a profile of pure strategies.</summary>
    /// <param name="strategies">The strategy of each player, shape [player].</param>
    /// <returns>The payoffs, shape [player].</returns>
    /// <exception cref="ArgumentException">There is not one strategy per player.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such strategy.</exception>
    public Sequence<Rational> Payoffs(params ReadOnlySpan<int> strategies)
    {
        ModelData.RequireCount(strategies.Length, Players, "strategies, one per player", nameof(strategies));
        Rational[] payoffs = new Rational[Players];
        foreach (PolymatrixEdge edge in Edges)
        {
            (int row, int column) = (strategies[edge.First], strategies[edge.Second]);
            payoffs[edge.First] += edge.FirstPayoffs[row, column];
            payoffs[edge.Second] += edge.SecondPayoffs[row, column];
        }

        return payoffs.ToSequence();
    }

    /// <summary>What each strategy earns against mixed strategies of the neighbors, exactly.</summary>
    /// <remarks>Time O(∑ over edges of strategies²).</remarks>
    /// <param name="profile">The profile.</param>
    /// <returns>The expected payoffs, shape [player] of [strategy].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile has other numbers of players or strategies than the game.</exception>
    public Sequence<Sequence<Rational>> Values(MixedProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ModelData.RequireCount(profile.Strategies.Count, Players, "mixed strategies, one per player", nameof(profile));
        for (int player = 0; player < Players; player++)
        {
            ModelData.RequireCount(profile.Strategies[player].Count, StrategyCounts[player], "probabilities, one per strategy", nameof(profile));
        }

        Rational[][] values = [.. StrategyCounts.Select(count => new Rational[count])];
        foreach (PolymatrixEdge edge in Edges)
        {
            (Sequence<Rational> first, Sequence<Rational> second) = (profile.Strategies[edge.First], profile.Strategies[edge.Second]);
            for (int row = 0; row < first.Count; row++)
            {
                for (int column = 0; column < second.Count; column++)
                {
                    values[edge.First][row] += edge.FirstPayoffs[row, column] * second[column];
                    values[edge.Second][column] += edge.SecondPayoffs[row, column] * first[row];
                }
            }
        }

        return values.Select(own => own.ToSequence()).ToSequence();
    }

    /// <summary>The sum of all players' payoffs where it is the same in every profile.</summary>
    /// <remarks>
    /// Without listing profiles: with B(e) the sum of both players' payoffs on an edge, B(a, b) − B(a, 0) − B(0, b) + B(0, 0), added up over the edges of the same two
    /// players, and each player's ∑ over edges of B(a, 0) − B(0, 0) must be 0. Time O(∑ over edges of strategies²).
    /// </remarks>
    /// <returns>The sum, or null where it varies.</returns>
    public Rational? ConstantSum()
    {
        Rational[][] alone = [.. StrategyCounts.Select(count => new Rational[count])];
        Dictionary<(int, int), Rational[]> together = [];
        Rational sum = Rational.Zero;
        foreach (PolymatrixEdge edge in Edges)
        {
            sum += Both(edge, 0, 0);
            for (int row = 0; row < edge.FirstPayoffs.Rows; row++)
            {
                alone[edge.First][row] += Both(edge, row, 0) - Both(edge, 0, 0);
            }

            for (int column = 0; column < edge.FirstPayoffs.Columns; column++)
            {
                alone[edge.Second][column] += Both(edge, 0, column) - Both(edge, 0, 0);
            }

            AddInteraction(together, edge);
        }

        bool isConstant = alone.All(own => own.All(change => change.IsZero))
            && together.Values.All(table => table.All(change => change.IsZero));
        return isConstant ? sum : null;
    }

    /// <summary>The game as one in normal form.</summary>
    /// <remarks>Time and memory O(players · profiles).</remarks>
    /// <returns>The game.</returns>
    /// <exception cref="InvalidOperationException">There are more than 2³¹ − 1 profiles.</exception>
    public NormalFormGame ToNormalForm()
    {
        ProfileSpace profiles;
        try
        {
            profiles = new(StrategyCounts);
        }
        catch (ArgumentException error)
        {
            throw new InvalidOperationException($"The normal form is too large. {error.Message}", error);
        }

        Rational[] payoffs = new Rational[Players * profiles.Count];
        for (int profile = 0; profile < profiles.Count; profile++)
        {
            Sequence<Rational> earned = Payoffs(profiles.Choices(profile).Span);
            for (int player = 0; player < Players; player++)
            {
                payoffs[(player * profiles.Count) + profile] = earned[player];
            }
        }

        return NormalFormGame.Create(StrategyCounts.Span, new(Players, profiles.Count, payoffs));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>polymatrix game of 3 players on 2 edges</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"polymatrix game of {Players} players on {Edges.Count} edges");

    private static Rational Both(PolymatrixEdge edge, int row, int column) => edge.FirstPayoffs[row, column] + edge.SecondPayoffs[row, column];

    private static void AddInteraction(Dictionary<(int, int), Rational[]> together, PolymatrixEdge edge)
    {
        bool isAscending = edge.First < edge.Second;
        (int, int) pair = isAscending ? (edge.First, edge.Second) : (edge.Second, edge.First);
        (int rows, int columns) = (edge.FirstPayoffs.Rows, edge.FirstPayoffs.Columns);
        if (!together.TryGetValue(pair, out Rational[]? table))
        {
            together[pair] = table = new Rational[rows * columns];
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                ref Rational entry = ref table[isAscending ? (row * columns) + column : (column * rows) + row];
                entry += Both(edge, row, column) - Both(edge, row, 0) - Both(edge, 0, column) + Both(edge, 0, 0);
            }
        }
    }

    private static void Require(Sequence<int> strategyCounts, PolymatrixEdge edge, string parameter)
    {
        ArgumentNullException.ThrowIfNull(edge, parameter);
        foreach (int player in (int[])[edge.First, edge.Second])
        {
            if ((uint)player >= (uint)strategyCounts.Count)
            {
                throw new ArgumentOutOfRangeException(parameter, player, string.Create(CultureInfo.InvariantCulture, $"There are {strategyCounts.Count} players. Count from 0."));
            }
        }

        if (edge.First == edge.Second)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An edge must join two players; got {edge.First} twice. Add what a strategy earns by itself to an edge."), parameter);
        }

        foreach (Matrix<Rational> payoffs in (Matrix<Rational>[])[edge.FirstPayoffs, edge.SecondPayoffs])
        {
            ModelData.RequireShape(payoffs, strategyCounts[edge.First], strategyCounts[edge.Second], "the payoffs of an edge", "[strategy of the first, strategy of the second]", parameter);
            ModelData.RequireFinite(payoffs.Entries, "payoffs", parameter);
        }
    }
}
