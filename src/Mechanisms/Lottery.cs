using Mechanisms.Foundations.Numerics;

namespace Mechanisms;

/// <summary>A finite probability distribution with exact rational weights.</summary>
/// <remarks>
/// Weights are positive and sum to 1 exactly; equal outcomes are merged where they first appear. Two lotteries are equal when they give
/// every outcome the same weight, in whatever order. Make one with <see cref="Lottery"/>. Immutable and thread-safe.
/// </remarks>
/// <typeparam name="TOutcome">What is drawn; compared by the default comparer.</typeparam>
public sealed record Lottery<TOutcome>
{
    internal Lottery(Sequence<Chance<TOutcome>> chances) => Chances = chances;

    /// <summary>Gets the outcomes and their weights, in order of first appearance, each outcome once.</summary>
    public Sequence<Chance<TOutcome>> Chances { get; }

    /// <summary>Gets a value indicating whether one outcome has all the weight.</summary>
    public bool IsCertain => Chances.Count == 1;

    /// <summary>Gets the one outcome of a lottery that is certain.</summary>
    /// <exception cref="InvalidOperationException">Several outcomes are possible.</exception>
    public TOutcome Only => IsCertain
        ? Chances[0].Outcome
        : throw new InvalidOperationException(
            $"A lottery has one outcome only when it is certain; this one has {Chances.Count}. Read Chances or Expected instead.");

    /// <summary>The probability of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Its weight; 0 when it is not among the chances.</returns>
    public Rational ProbabilityOf(TOutcome outcome)
    {
        foreach (Chance<TOutcome> chance in Chances.Span)
        {
            if (EqualityComparer<TOutcome>.Default.Equals(chance.Outcome, outcome))
            {
                return chance.Weight;
            }
        }

        return Rational.Zero;
    }

    /// <summary>The expectation of a number that depends on the outcome.</summary>
    /// <param name="number">The number.</param>
    /// <returns>∑ weight · number(outcome), exactly.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="number"/> is null.</exception>
    public Rational Expected(Func<TOutcome, Rational> number)
    {
        ArgumentNullException.ThrowIfNull(number);
        Rational sum = Rational.Zero;
        foreach (Chance<TOutcome> chance in Chances.Span)
        {
            sum += chance.Weight * number(chance.Outcome);
        }

        return sum;
    }

    /// <summary>The lottery of what becomes of each outcome.</summary>
    /// <typeparam name="TResult">What an outcome becomes.</typeparam>
    /// <param name="result">What an outcome becomes.</param>
    /// <returns>The lottery over results, equal ones merged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public Lottery<TResult> Select<TResult>(Func<TOutcome, TResult> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Lottery.Of<TResult>([.. Chances.Select(chance => new Chance<TResult>(result(chance.Outcome), chance.Weight))]);
    }

    /// <summary>The lottery of drawing twice: first an outcome, then from the lottery that the outcome leads to.</summary>
    /// <typeparam name="TResult">What is drawn second.</typeparam>
    /// <param name="next">The lottery after an outcome.</param>
    /// <returns>The lottery over second draws, equal ones merged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    public Lottery<TResult> SelectMany<TResult>(Func<TOutcome, Lottery<TResult>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Lottery.Of<TResult>([.. Chances.SelectMany(
            first => next(first.Outcome).Chances.Select(second => new Chance<TResult>(second.Outcome, first.Weight * second.Weight)))]);
    }

    /// <summary>Whether two lotteries give every outcome the same weight.</summary>
    /// <param name="other">The other lottery.</param>
    /// <returns>True when they are the same distribution.</returns>
    public bool Equals(Lottery<TOutcome>? other)
    {
        if (other is null || other.Chances.Count != Chances.Count)
        {
            return false;
        }

        foreach (Chance<TOutcome> chance in Chances.Span)
        {
            if (other.ProbabilityOf(chance.Outcome) != chance.Weight)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A sum does not depend on the order of the chances; it wraps around on purpose.
        int hash = Chances.Count;
        foreach (Chance<TOutcome> chance in Chances.Span)
        {
            hash = unchecked(hash + chance.GetHashCode());
        }

        return hash;
    }

    /// <summary>Writes the outcome of a certain lottery alone, otherwise every outcome with its weight.</summary>
    /// <returns>For example <c>1/2: 0, 1/2: 3</c>.</returns>
    public override string ToString() => IsCertain
        ? ClaimText.Of(Chances[0].Outcome)
        : string.Join(", ", Chances.Select(chance => $"{chance.Weight}: {ClaimText.Of(chance.Outcome)}"));
}
