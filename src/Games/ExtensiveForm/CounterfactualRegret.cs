using Mechanisms.Foundations.References;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Counterfactual regret minimization: regret matching at every information set, on what actions earn weighted by how often the others allow them.</summary>
/// <remarks>
/// In iteration t each player's regrets get R(I, a) ← R(I, a) + v(I, a) − v(I), where v counts what chance and the others do to reach I and not what the
/// player does; then positive ones are multiplied by t^α / (t^α + 1), negative ones by t^β / (t^β + 1). The next strategy is proportional to the positive
/// regrets, uniform where there is none. The average strategy weighs iteration t by t^γ and by the player's own reach.
/// <para>
/// In zero-sum games of two players the average of <see cref="Vanilla"/> with <see cref="Turns.Simultaneous"/> comes to an equilibrium: gains add up to at
/// most Δ · sets · √actions / √t for each player (zinkevich2007, Theorems 3 and 4). Of the other three named settings the sources prove bounds in 1 / √t.
/// Nothing is claimed of other exponents: with α = −∞, for one, every strategy stays uniform. What the average is worth is told by the run's gains.
/// </para>
/// <para>
/// <see cref="Vanilla"/> has no discounts; <see cref="Plus"/> sets negative regrets to 0 (β = −∞) with γ = 1; <see cref="Linear"/> is α = β = γ = 1;
/// <see cref="Discounted"/> α = 3/2, β = 0, γ = 2. Time O(players · ends + actions) an iteration, no allocation; memory O(players · ends). Perfect recall
/// is required. Runs are single-threaded; settings are immutable.
/// </para>
/// </remarks>
[Reference("zinkevich2007", "counterfactual regret minimization")]
[Reference("tammelin2014", "CFR⁺")]
[Reference("brown2019", "discounted and linear CFR")]
public sealed record CounterfactualRegret
{
    /// <summary>Gets the algorithm without discounts, averages uniform.</summary>
    public static CounterfactualRegret Vanilla { get; } = new();

    /// <summary>Gets CFR⁺: negative regrets become 0, averages are linear.</summary>
    public static CounterfactualRegret Plus { get; } = new() { NegativeExponent = double.NegativeInfinity, AverageExponent = 1 };

    /// <summary>Gets linear CFR: regrets and averages weigh iteration t by t.</summary>
    public static CounterfactualRegret Linear { get; } = new() { PositiveExponent = 1, NegativeExponent = 1, AverageExponent = 1 };

    /// <summary>Gets discounted CFR with the exponents 3/2, 0 and 2 that its authors recommend.</summary>
    public static CounterfactualRegret Discounted { get; } = new() { PositiveExponent = 1.5, NegativeExponent = 0, AverageExponent = 2 };

    /// <summary>Gets α, the exponent by which positive regrets are discounted.</summary>
    /// <value>A number; +∞, the default, for no discount, −∞ for none kept.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    public double PositiveExponent { get; init => field = NotNaN(value); } = double.PositiveInfinity;

    /// <summary>Gets β, the exponent by which negative regrets are discounted.</summary>
    /// <value>A number; +∞, the default, for no discount, −∞ for setting them to 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    public double NegativeExponent { get; init => field = NotNaN(value); } = double.PositiveInfinity;

    /// <summary>Gets γ, the power of t by which iteration t counts in the average strategy.</summary>
    /// <value>At least 0 and at most 15, so that weights stay within doubles after 2⁶³ iterations; 0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, above 15 or NaN.</exception>
    public double AverageExponent
    {
        get;
        init => field = value is >= 0 and <= 15 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The exponent must be at least 0 and at most 15.");
    }

    /// <summary>Gets whether players learn at once, or one after the other against what those before have just learned.</summary>
    /// <value><see cref="Turns.Alternating"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the choices.</exception>
    public Turns Turns
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The turns must be one of the choices.");
    }

    = Turns.Alternating;

    /// <summary>Begins a run.</summary>
    /// <param name="game">The game, with perfect recall.</param>
    /// <returns>The run, before its first iteration: all strategies are uniform.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The game has not perfect recall; the message says where.</exception>
    public CounterfactualRegretRun Begin(ExtensiveFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return new(this, SequenceTree<double>.Of(game, number => number.ToDouble()));
    }

    private static double NotNaN(double value) =>
        double.IsNaN(value) ? throw new ArgumentOutOfRangeException(nameof(value), value, "The exponent must be a number or an infinity.") : value;
}
