using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Evolution;

namespace Mechanisms.Games.NormalForm;

/// <summary>A game of any number of players with the same strategies, in which only counts: one's own strategy, and how many others play each.</summary>
/// <remarks>
/// Written down in strategies · C(players + strategies − 2, strategies − 1) payoffs, where the normal form takes players · strategies^players. Immutable, thread-safe,
/// compares by value.
/// </remarks>
[Reference("nash1950", "symmetric games")]
[Reference("cheng2004", "symmetric games: compact form")]
public sealed record SymmetricGame
{
    private const int MostPayoffs = 10_000_000;

    private SymmetricGame(int players, Matrix<int> counts, Matrix<Rational> payoffs) => (Players, OtherCounts, Payoffs) = (players, counts, payoffs);

    /// <summary>Gets the number of players, at least 1.</summary>
    public int Players { get; }

    /// <summary>Gets the number of strategies of each player, at least 1.</summary>
    public int Strategies => Payoffs.Rows;

    /// <summary>Gets all ways in which the other players may be spread over strategies, shape [spread, strategy]; rows sum to players − 1, in descending lexicographic order.</summary>
    public Matrix<int> OtherCounts { get; }

    /// <summary>Gets what a player earns, shape [own strategy, spread of the others].</summary>
    public Matrix<Rational> Payoffs { get; }

    /// <summary>A symmetric game.</summary>
    /// <param name="players">Number of players, at least 1.</param>
    /// <param name="strategies">Number of strategies, at least 1.</param>
    /// <param name="payoff">What a player earns, given its own strategy and how many others play each strategy, shape [strategy].</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="payoff"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no player or no strategy.</exception>
    /// <exception cref="ArgumentException">There would be more than 10,000,000 payoffs, or one is too large.</exception>
    public static SymmetricGame Create(int players, int strategies, Func<int, Sequence<int>, Rational> payoff)
    {
        ArgumentNullException.ThrowIfNull(payoff);
        ArgumentOutOfRangeException.ThrowIfLessThan(players, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(strategies, 1);
        if (SpreadsUpTo(players - 1, strategies, MostPayoffs / strategies) is not { } spreads)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"There may be {MostPayoffs} payoffs; {players} players with {strategies} strategies make more. Use fewer."), nameof(players));
        }

        Matrix<int> counts = new(spreads, strategies, Spreads(players - 1, strategies, spreads));
        Sequence<int>[] others = [.. Enumerable.Range(0, spreads).Select(spread => Sequence.Create(counts.Row(spread)))];
        Rational[] payoffs = [.. from own in Enumerable.Range(0, strategies) from spread in others select payoff(own, spread)];
        ModelData.RequireFinite(payoffs, "payoffs", nameof(payoff));
        return new(players, counts, new(strategies, spreads, payoffs));
    }

    /// <summary>What each strategy earns where all others play the same mixture, exactly.</summary>
    /// <remarks>Time O((strategies + players) · spreads), in operations on fractions whose lengths grow with the number of players.</remarks>
    /// <param name="mixture">The probability of every strategy, shape [strategy], at least 0, summing to 1 exactly.</param>
    /// <returns>The expected payoffs, shape [strategy].</returns>
    /// <exception cref="ArgumentException">There is not one probability per strategy, or they are no exact distribution.</exception>
    public Sequence<Rational> Values(Sequence<Rational> mixture)
    {
        ModelData.RequireCount(mixture.Count, Strategies, "probabilities, one per strategy", nameof(mixture));
        ModelData.RequireExactDistribution(mixture.Span, "a mixture", nameof(mixture));
        Rational[] values = new Rational[Strategies];
        for (int spread = 0; spread < OtherCounts.Rows; spread++)
        {
            Rational probability = Probability(OtherCounts.Row(spread), mixture);
            for (int own = 0; own < values.Length && !probability.IsZero; own++)
            {
                values[own] += probability * Payoffs[own, spread];
            }
        }

        return values.ToSequence();
    }

    /// <summary>What a player gains by leaving a mixture that all play: 0 where it is a symmetric equilibrium.</summary>
    /// <param name="mixture">The probability of every strategy, shape [strategy], at least 0, summing to 1 exactly.</param>
    /// <returns>The gain, at least 0.</returns>
    /// <exception cref="ArgumentException">There is not one probability per strategy, or they are no exact distribution.</exception>
    public Rational Gain(Sequence<Rational> mixture)
    {
        Sequence<Rational> values = Values(mixture);
        return values.Aggregate(Rational.Max) - values.Zip(mixture, (value, probability) => value * probability).Aggregate((sum, term) => sum + term);
    }

    /// <summary>The game of two players as one between members of a population.</summary>
    /// <returns>The game.</returns>
    /// <exception cref="InvalidOperationException">There are not two players.</exception>
    public PopulationGame ToPopulationGame() => Players == 2
        ? PopulationGame.Create(Payoffs)
        : throw new InvalidOperationException($"Members of a population meet in pairs; got a game of {Players} players. Use a game of 2.");

    /// <summary>The game in normal form.</summary>
    /// <remarks>Time and memory O(players · profiles).</remarks>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">There are more than 2³¹ − 1 profiles.</exception>
    public NormalFormGame ToNormalForm()
    {
        ProfileSpace profiles = new(Sequence.Of(Players, _ => Strategies));
        Dictionary<Sequence<int>, int> numbers = Enumerable.Range(0, OtherCounts.Rows).ToDictionary(spread => Sequence.Create(OtherCounts.Row(spread)));
        Rational[] payoffs = new Rational[Players * profiles.Count];
        for (int profile = 0; profile < profiles.Count; profile++)
        {
            Sequence<int> choices = profiles.Choices(profile);
            int[] counts = new int[Strategies];
            foreach (int choice in choices)
            {
                counts[choice]++;
            }

            for (int player = 0; player < Players; player++)
            {
                counts[choices[player]]--;
                payoffs[(player * profiles.Count) + profile] = Payoffs[choices[player], numbers[Sequence.Create<int>(counts)]];
                counts[choices[player]]++;
            }
        }

        return NormalFormGame.Create(profiles.Counts.Span, new(Players, profiles.Count, payoffs));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>symmetric game of 5 players with 2 strategies</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"symmetric game of {Players} players with {Strategies} strategies");

    // (n − 1)! / ∏ c! · ∏ x^c, as a product of binomial coefficients.
    private static Rational Probability(ReadOnlySpan<int> counts, Sequence<Rational> mixture)
    {
        Rational product = Rational.One;
        int placed = 0;
        for (int strategy = 0; strategy < counts.Length && !product.IsZero; strategy++)
        {
            placed += counts[strategy];
            product *= Choose(placed, counts[strategy]);
            for (int time = 0; time < counts[strategy]; time++)
            {
                product *= mixture[strategy];
            }
        }

        return product;
    }

    private static BigInteger Choose(int count, int chosen)
    {
        BigInteger product = BigInteger.One;
        for (int place = 1; place <= chosen; place++)
        {
            product = product * (count - chosen + place) / place;
        }

        return product;
    }

    // How many ways there are to spread members over strategies, binomial(members + strategies − 1, strategies − 1); null above a limit, which bounds the time as well.
    private static int? SpreadsUpTo(int members, int strategies, int limit)
    {
        long larger = Math.Max(members, strategies - 1);
        long smaller = Math.Min(members, strategies - 1);
        long product = 1;
        for (long place = 1; place <= smaller && product <= limit; place++)
        {
            product = product * (larger + place) / place;
        }

        return product <= limit ? (int)product : null;
    }

    // Row-major, shape [spread, strategy], with the strategy of the lowest index played by most first.
    private static int[] Spreads(int members, int strategies, int spreads)
    {
        int[] counts = new int[spreads * strategies];
        counts[0] = members;
        for (int spread = 1; spread < spreads; spread++)
        {
            Span<int> next = counts.AsSpan(spread * strategies, strategies);
            counts.AsSpan((spread - 1) * strategies, strategies).CopyTo(next);

            // One member of the last strategy but one that is played goes on, and all of the last with it.
            int leaving = next[..^1].LastIndexOfAnyExcept(0);
            int last = next[^1];
            next[^1] = 0;
            next[leaving]--;
            next[leaving + 1] += last + 1;
        }

        return counts;
    }
}
