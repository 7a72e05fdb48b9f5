namespace Mechanisms.Games.Dynamics;

/// <summary>How the weight of past losses against the regularizer moves over time.</summary>
/// <remarks>A closed family: use <see cref="Match{TResult}"/>. Immutable, compares by value.</remarks>
public abstract record LearningRate
{
    private LearningRate()
    {
    }

    /// <summary>Chooses by case.</summary>
    /// <typeparam name="TResult">Type of the chosen result.</typeparam>
    /// <param name="constant">Result for a constant rate.</param>
    /// <param name="forHorizon">Result for the rate tuned to the horizon.</param>
    /// <param name="anytime">Result for the rate tuned to the current round.</param>
    /// <param name="adaptive">Result for the rate tuned to the losses seen.</param>
    /// <returns>The result of the function of the case at hand.</returns>
    public TResult Match<TResult>(
        Func<Constant, TResult> constant, Func<ForHorizon, TResult> forHorizon, Func<Anytime, TResult> anytime, Func<Adaptive, TResult> adaptive)
    {
        ArgumentNullException.ThrowIfNull(constant);
        ArgumentNullException.ThrowIfNull(forHorizon);
        ArgumentNullException.ThrowIfNull(anytime);
        ArgumentNullException.ThrowIfNull(adaptive);
        return this switch
        {
            Constant rate => constant(rate),
            ForHorizon rate => forHorizon(rate),
            Anytime rate => anytime(rate),
            Adaptive rate => adaptive(rate),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The rate of a round.</summary>
    /// <param name="regularizer">The regularizer.</param>
    /// <param name="actions">Number of actions.</param>
    /// <param name="round">The round, from 1.</param>
    /// <param name="horizon">Rounds planned for.</param>
    /// <param name="lossRange">Spread of the losses of a round that tuned rates assume.</param>
    /// <param name="stability">Sum of the stability terms of past rounds.</param>
    internal double At(Regularizer regularizer, int actions, long round, long horizon, double lossRange, double stability) => this switch
    {
        Constant constant => constant.Value,
        ForHorizon => regularizer.TunedRate(actions, horizon) / lossRange,
        Anytime => regularizer.TunedRate(actions, round) / lossRange,
        _ => stability > 0 ? regularizer.Range(actions) / stability : double.PositiveInfinity,
    };

    /// <summary>The same rate in every round.</summary>
    public sealed record Constant : LearningRate
    {
        /// <summary>Initializes a constant rate.</summary>
        /// <param name="value">The rate, per unit of loss, positive and finite.</param>
        /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
        public Constant(double value) => Value = DynamicsSettings.Positive(value, "A learning rate");

        /// <summary>Gets the rate, per unit of loss.</summary>
        public double Value { get; }
    }

    /// <summary>The constant rate that is best for the horizon, by the worst-case bound.</summary>
    public sealed record ForHorizon : LearningRate;

    /// <summary>The rate that would be best if the game ended in the current round: no horizon is needed.</summary>
    public sealed record Anytime : LearningRate;

    /// <summary>
    /// Range of the regularizer over the sum of past stability terms: no horizon and no range of losses is needed, and rounds that
    /// teach nothing cost nothing. Infinite, that is following the leaders in equal parts, until the first round that costs something.
    /// </summary>
    public sealed record Adaptive : LearningRate;
}
