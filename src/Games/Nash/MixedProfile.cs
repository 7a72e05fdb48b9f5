using System.Diagnostics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Nash;

/// <summary>A mixed strategy for every player, in exact probabilities.</summary>
/// <remarks>Each player's probabilities sum to 1 exactly. Immutable, thread-safe, compares by value.</remarks>
[Reference("nash1950", "n-tuples of mixed strategies")]
public sealed record MixedProfile
{
    // Probabilities that are doubles; they become fractions when somebody asks for those. The fractions are one reference: threads that ask at once write the same.
    private readonly Sequence<Sequence<double>> shares;
    private Sequence<Sequence<Rational>> fractions;

    private MixedProfile(Sequence<Sequence<Rational>> strategies) => fractions = strategies;

    private MixedProfile(Sequence<Sequence<double>> shares) => this.shares = shares;

    /// <summary>Gets the probability of every strategy, shape [player] of [strategy]; each player's sum to 1.</summary>
    public Sequence<Sequence<Rational>> Strategies
    {
        get
        {
            if (fractions.Count == 0)
            {
                fractions = shares.Select(strategy => strategy.Select(Rational.FromDouble).ToSequence()).ToSequence();
            }

            return fractions;
        }
    }

    /// <summary>A profile of mixed strategies.</summary>
    /// <param name="strategies">The probability of every strategy, shape [player] of [strategy], at least 0, each player's summing to 1 exactly.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">A probability is negative, or a player's do not sum to 1 exactly.</exception>
    public static MixedProfile Create(params ReadOnlySpan<Sequence<Rational>> strategies)
    {
        ModelData.RequireSome(strategies.Length, "player", nameof(strategies));
        foreach (Sequence<Rational> strategy in strategies)
        {
            ModelData.RequireDistribution(strategy.Span, "a mixed strategy", nameof(strategies));
            Rational sum = strategy.Aggregate(Rational.Zero, (total, probability) => total + probability);
            if (sum != Rational.One)
            {
                throw new ArgumentException($"Probabilities of a mixed strategy must sum to 1 exactly; got {sum}. Divide by their sum.", nameof(strategies));
            }
        }

        return new(Sequence.Create(strategies));
    }

    /// <summary>A profile of mixed strategies in doubles, each player's exact values divided by their sum, so that they sum to 1 exactly.</summary>
    /// <param name="strategies">The weight of every strategy, shape [player] of [strategy], at least 0, not all of a player's 0.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">A weight is negative or no finite number, or a player's are all 0.</exception>
    public static MixedProfile OfWeights(Sequence<Sequence<double>> strategies) => Create([.. strategies.Select(strategy =>
    {
        Sequence<Rational> exact = ModelData.Exactly(strategy.Span, "weight", nameof(strategies));
        Rational sum = exact.Aggregate(Rational.Zero, (total, weight) => total + weight);
        return sum.Sign <= 0
            ? throw new ArgumentException($"A player's weights must be at least 0 and sum to more; got a sum of {sum}. Give one of them some weight.", nameof(strategies))
            : exact.Select(weight => weight / sum).ToSequence();
    })]);

    /// <summary>A profile of two strategies that sum to 1 by how they were found; to add them up anew would take longer than that.</summary>
    internal static MixedProfile OfPair(Sequence<Rational> row, Sequence<Rational> column)
    {
        Debug.Assert(row.Aggregate(Rational.Zero, (sum, weight) => sum + weight) == Rational.One, "The row's probabilities must sum to 1.");
        Debug.Assert(column.Aggregate(Rational.Zero, (sum, weight) => sum + weight) == Rational.One, "The column's probabilities must sum to 1.");
        return new([row, column]);
    }

    /// <summary>A profile of two strategies of doubles that sum to 1 exactly.</summary>
    internal static MixedProfile OfShares(Sequence<double> row, Sequence<double> column)
    {
        Debug.Assert(row.Aggregate(Rational.Zero, (sum, share) => sum + Rational.FromDouble(share)) == Rational.One, "The row's probabilities must sum to 1.");
        Debug.Assert(column.Aggregate(Rational.Zero, (sum, share) => sum + Rational.FromDouble(share)) == Rational.One, "The column's probabilities must sum to 1.");
        return new([row, column]);
    }

    /// <summary>A profile of pure strategies.</summary>
    /// <param name="profiles">The profiles of the game.</param>
    /// <param name="profile">Flat index of the profile.</param>
    /// <returns>The profile in which everybody plays its strategy for certain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public static MixedProfile Pure(ProfileSpace profiles, int profile) => new(profiles.Choices(profile)
        .Select((choice, player) => Sequence.Of(profiles.Counts[player], strategy => strategy == choice ? Rational.One : Rational.Zero)).ToSequence());

    /// <summary>The strategies that a player may play.</summary>
    /// <param name="player">Index of the player.</param>
    /// <returns>The indices of the strategies of positive probability, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    public Sequence<int> Support(int player)
    {
        Sequence<Rational> strategy = Strategies[player];
        return Enumerable.Range(0, strategy.Count).Where(index => !strategy[index].IsZero).ToSequence();
    }

    /// <summary>The nearest doubles.</summary>
    /// <returns>The probability of every strategy, shape [player] of [strategy]; sums may be off 1 by rounding.</returns>
    public Sequence<Sequence<double>> Round() => fractions.Count == 0 ? shares : fractions.Select(strategy => strategy.Select(probability => probability.ToDouble()).ToSequence()).ToSequence();

    /// <inheritdoc/>
    public bool Equals(MixedProfile? other) => other is not null && Strategies == other.Strategies;

    /// <inheritdoc/>
    public override int GetHashCode() => Strategies.GetHashCode();

    /// <summary>Writes the probabilities.</summary>
    /// <returns>For example <c>(1/2, 1/2) × (0, 1)</c>.</returns>
    public override string ToString() => string.Join(" × ", Strategies.Select(strategy => $"({string.Join(", ", strategy)})"));
}
