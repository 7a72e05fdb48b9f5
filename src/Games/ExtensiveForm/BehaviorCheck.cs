using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What every player would gain by leaving a profile of behavior strategies alone, exactly.</summary>
/// <remarks>
/// gain(i) = max over strategies of player i − what it earns. The best response is found from the last information sets to the first, so that time is
/// O(players · nodes). It shares with what finds equilibria the game by sequences: their numbering, the chance of every end and what is paid there; tests
/// compare both with a walk of the tree. Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("nash1950", "equilibrium points: no player gains by leaving alone")]
[Reference("zinkevich2007", "exploitability of strategies in extensive games")]
public sealed record BehaviorCheck
{
    private BehaviorCheck(Sequence<Rational> payoffs, Sequence<Rational> gains) => (Payoffs, Gains) = (payoffs, gains);

    /// <summary>Gets what every player earns, shape [player].</summary>
    public Sequence<Rational> Payoffs { get; }

    /// <summary>Gets what every player would gain by its best response, shape [player], at least 0.</summary>
    public Sequence<Rational> Gains { get; }

    /// <summary>Gets the largest gain: the ε for which the profile is an ε-equilibrium.</summary>
    public Rational LargestGain => Gains.Aggregate(Rational.Max);

    /// <summary>Gets the sum of all gains, known as NashConv.</summary>
    public Rational TotalGain => Gains.Aggregate(Rational.Zero, (sum, gain) => sum + gain);

    /// <summary>Gets the mean gain of a player, known as exploitability.</summary>
    public Rational Exploitability => TotalGain / Gains.Count;

    /// <summary>Gets a value indicating whether nobody gains: the profile is a Nash equilibrium, exactly.</summary>
    public bool IsEquilibrium => LargestGain.IsZero;

    /// <summary>Checks a profile.</summary>
    /// <param name="game">The game, with perfect recall.</param>
    /// <param name="profile">The profile.</param>
    /// <returns>Payoffs and gains.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The profile is for other information sets.</exception>
    /// <exception cref="InvalidOperationException">The game has not perfect recall; the message says where.</exception>
    public static BehaviorCheck Of(ExtensiveFormGame game, BehaviorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        BehaviorProfile.RequireShape(game, profile.Strategies);
        (Rational[] payoffs, Rational[] best) = BestResponses.Values(SequenceTree<Rational>.Of(game, number => number), profile.Strategies);
        return new(payoffs.ToSequence(), payoffs.Zip(best, (own, most) => most - own).ToSequence());
    }

    /// <summary>The gains in doubles, for strategies that came from arithmetic in doubles.</summary>
    /// <remarks>Errors are those of sums of products in doubles. The mean of the gains is the exploitability, their sum NashConv.</remarks>
    /// <param name="game">The game, with perfect recall.</param>
    /// <param name="strategies">The probability of every action, shape [information set of a player] of [action], at least 0, each set's summing to 1 within 1e-9.</param>
    /// <returns>What every player would gain by its best response, shape [player], at least 0 up to rounding and what sums are off.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The strategies are for other information sets, a probability is negative or no finite number, or a set's do not sum to 1.</exception>
    /// <exception cref="InvalidOperationException">The game has not perfect recall; the message says where.</exception>
    public static Sequence<double> RoundedGains(ExtensiveFormGame game, Sequence<Sequence<double>> strategies)
    {
        (double[] payoffs, double[] best) = Rounded(game, strategies);
        return payoffs.Zip(best, (own, most) => most - own).ToSequence();
    }

    /// <summary>The payoffs in doubles, for strategies that came from arithmetic in doubles.</summary>
    /// <remarks>Errors are those of sums of products in doubles.</remarks>
    /// <param name="game">The game, with perfect recall.</param>
    /// <param name="strategies">The probability of every action, shape [information set of a player] of [action], at least 0, each set's summing to 1 within 1e-9.</param>
    /// <returns>What every player earns, shape [player].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The strategies are for other information sets, a probability is negative or no finite number, or a set's do not sum to 1.</exception>
    /// <exception cref="InvalidOperationException">The game has not perfect recall; the message says where.</exception>
    public static Sequence<double> RoundedPayoffs(ExtensiveFormGame game, Sequence<Sequence<double>> strategies) => Rounded(game, strategies).Payoffs.ToSequence();

    /// <summary>Writes the gains.</summary>
    /// <returns>For example <c>gains 0, 1/2</c>.</returns>
    public override string ToString() => $"gains {string.Join(", ", Gains)}";

    private static (double[] Payoffs, double[] Best) Rounded(ExtensiveFormGame game, Sequence<Sequence<double>> strategies)
    {
        BehaviorProfile.RequireShape(game, strategies);
        foreach (Sequence<double> strategy in strategies)
        {
            ModelData.RequireDistribution(ModelData.Exactly(strategy.Span, "probability", nameof(strategies)).Span, "an information set", nameof(strategies));
        }

        return BestResponses.Values(SequenceTree<double>.Of(game, number => number.ToDouble()), strategies);
    }
}
