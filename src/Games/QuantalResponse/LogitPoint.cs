using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>A logit equilibrium: everybody plays its strategies in proportion to exp(λ · payoff) against what the others play.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
[Reference("mckelvey1995", "logit equilibrium")]
public sealed record LogitPoint
{
    internal LogitPoint(double precision, Sequence<Sequence<double>> strategies) => (Precision, Strategies) = (precision, strategies);

    /// <summary>Gets λ, per unit of payoff: 0 is uniform play, and best replies are its limit.</summary>
    public double Precision { get; }

    /// <summary>Gets the probability of every strategy, shape [player] of [strategy]; each player's sum to 1 up to rounding.</summary>
    public Sequence<Sequence<double>> Strategies { get; }

    /// <summary>Writes precision and probabilities.</summary>
    /// <returns>For example <c>λ = 2: (0.25, 0.75) × (0.5, 0.5)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"λ = {Precision}: ") +
        string.Join(" × ", Strategies.Select(strategy => $"({string.Join(", ", strategy.Select(probability => probability.ToString(CultureInfo.InvariantCulture)))})"));
}
