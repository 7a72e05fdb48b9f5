using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>With some probability the facility goes to the mean of the reported locations, otherwise to one of a random rank.</summary>
/// <remarks>
/// Strategyproof in expectation exactly up to probability 1/2: a lie by d moves the mean by d/n and is drawn itself with probability 1/n, so
/// that it gains at most (2p − 1)·d/n. Not universally truthful for p above 0. At p = 1/2 the expected sum of squared distances is 3/2 of
/// the least.
/// <para>Time O(n² log n), exact. Thread-safe.</para>
/// </remarks>
/// <param name="MeanProbability">Probability of the mean, in [0, 1].</param>
[Reference("aziz2022", "Average or Random Rank")]
public sealed record AverageOrRandomRank(Rational MeanProbability) : MixedMechanism<Rational, Rational>
{
    /// <summary>Initializes the rule with the mean half of the time, the most that is strategyproof in expectation.</summary>
    public AverageOrRandomRank()
        : this(Rational.One / 2)
    {
    }

    /// <summary>Gets the probability of the mean.</summary>
    /// <value>In [0, 1]; 1/2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside [0, 1].</exception>
    public Rational MeanProbability { get; init => field = Checked(value); } = Checked(MeanProbability);

    /// <inheritdoc/>
    public override string Name => $"average or random rank ({MeanProbability})";

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<Rational, Rational>> Support(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        Rational weight = (Rational.One - MeanProbability) / agents;
        return Lottery.Of<DeterministicMechanism<Rational, Rational>>(
        [
            new(new MeanLocation(), MeanProbability),
            .. Enumerable.Range(0, agents).Select(rank => new Chance<DeterministicMechanism<Rational, Rational>>(new OrderStatistic(rank), weight)),
        ]);
    }

    private static Rational Checked(Rational probability) => probability.Sign >= 0 && probability <= Rational.One
        ? probability
        : throw new ArgumentOutOfRangeException(
            nameof(probability), $"The probability of the mean must lie in [0, 1]; got {probability}. Take 1/2, the most that no lie beats.");
}
