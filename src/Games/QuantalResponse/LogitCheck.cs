using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>How far strategies are from a logit equilibrium, by its definition.</summary>
/// <remarks>
/// In doubles; errors grow as λ · payoffs · 10⁻¹⁶. Shares no code with <see cref="LogitPath"/>. Time O(players² · profiles). Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("mckelvey1995", "logit equilibrium")]
public sealed record LogitCheck
{
    private LogitCheck(double residual, Sequence<double> gains) => (Residual, Gains) = (residual, gains);

    /// <summary>Gets the largest distance of a probability from exp(λ · payoff) over the player's sum of these.</summary>
    public double Residual { get; }

    /// <summary>Gets what every player would gain by its best reply, shape [player], in units of payoff; of a logit equilibrium at most ln(strategies)/λ.</summary>
    public Sequence<double> Gains { get; }

    /// <summary>Checks strategies.</summary>
    /// <param name="game">The game.</param>
    /// <param name="precision">λ, per unit of payoff, at least 0 and finite.</param>
    /// <param name="strategies">The probability of every strategy, shape [player] of [strategy].</param>
    /// <returns>The distance and the gains.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">Numbers of players or strategies differ from the game's, or a probability is no finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The precision is negative or not finite.</exception>
    public static LogitCheck Of(NormalFormGame game, double precision, Sequence<Sequence<double>> strategies)
    {
        LogitPath.RequirePrecision(precision);
        Sequence<double> gains = NashCheck.RoundedGains(game, strategies);
        double residual = Enumerable.Range(0, game.Players).Max(player => Distance(
            PureReplies.Payoffs(game.Profiles, game.RoundedPayoffs.Row(player), strategies, player), precision, strategies[player]));
        return new(residual, gains);
    }

    /// <summary>Writes distance and gains.</summary>
    /// <returns>For example <c>residual 1E-16, gains 0, 0.5</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"residual {Residual}, gains {string.Join(", ", Gains.Select(gain => gain.ToString(CultureInfo.InvariantCulture)))}");

    // Exponents relative to the largest, which would overflow.
    private static double Distance(double[] values, double precision, Sequence<double> strategy)
    {
        double largest = values.Max();
        double[] weights = [.. values.Select(value => Math.Exp(precision * (value - largest)))];
        double sum = weights.Sum();
        return weights.Zip(strategy, (weight, probability) => Math.Abs((weight / sum) - probability)).Max();
    }
}
