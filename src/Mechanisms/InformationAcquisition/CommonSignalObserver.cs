using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>An agent who sees a common signal with a probability that depends on its effort, and guesses otherwise.</summary>
public sealed record CommonSignalObserver
{
    /// <summary>Initializes an agent.</summary>
    /// <param name="costs">Cost of each effort, shape [effort], in money, at least 0.</param>
    /// <param name="attention">Probability of seeing the common signal under each effort, shape [effort], in [0, 1].</param>
    /// <param name="guess">Probability of each signal when guessing, shape [signal], summing to 1 within 1e-9.</param>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, or a number is out of its range.</exception>
    public CommonSignalObserver(Sequence<Rational> costs, Sequence<Rational> attention, Sequence<Rational> guess)
    {
        ModelData.RequireSome(costs.Count, "effort", nameof(costs));
        ModelData.RequireCount(attention.Count, costs.Count, "probabilities of seeing the signal, one per effort", nameof(attention));
        foreach (Rational share in attention)
        {
            ModelData.RequireDistribution([share, Rational.One - share], "seeing the signal", nameof(attention));
        }

        ModelData.RequireDistribution(guess.Span, "the guesses", nameof(guess));
        Costs = costs;
        Attention = attention;
        Guess = guess;
    }

    /// <summary>Gets the cost of each effort, shape [effort], in money.</summary>
    public Sequence<Rational> Costs { get; }

    /// <summary>Gets the probability of seeing the common signal under each effort, shape [effort].</summary>
    public Sequence<Rational> Attention { get; }

    /// <summary>Gets the probability of each signal when guessing, shape [signal].</summary>
    public Sequence<Rational> Guess { get; }

    /// <summary>The probability of a signal when the common one is given.</summary>
    internal Rational Probability(int effort, int common, int signal) =>
        (common == signal ? Attention[effort] : Rational.Zero) + ((Rational.One - Attention[effort]) * Guess[signal]);
}
