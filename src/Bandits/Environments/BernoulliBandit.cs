using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Environments;

/// <summary>The plain stochastic bandit: arms pay Bernoulli rewards and choose nothing.</summary>
/// <remarks>
/// Every show counts as clicked. Regret per show of arm a is max over arms of the mean, less the mean of a (pseudo-regret).
/// Immutable, thread-safe.
/// </remarks>
[Reference("lattimore2020", "Chapter 4")]
public sealed record BernoulliBandit : IBanditEnvironment
{
    /// <summary>Initializes an environment.</summary>
    /// <param name="means">Mean rewards, shape [arm], each in [0, 1]; 1 to 65,536 arms.</param>
    /// <exception cref="ArgumentException">There is no arm or there are more than 65,536.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean is outside [0, 1] or NaN.</exception>
    public BernoulliBandit(Sequence<double> means)
    {
        Probabilities.Require(means, "mean", nameof(means));
        Means = means;
    }

    /// <summary>Gets the mean rewards, shape [arm], in [0, 1].</summary>
    public Sequence<double> Means { get; }

    /// <inheritdoc/>
    public int Arms => Means.Count;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Click rates are given, though these arms choose none.</exception>
    public EpisodeTables Tables(Sequence<double> clickRates)
    {
        if (clickRates.Count != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Arms of a plain bandit choose no click rates, so the profile must be empty; got {clickRates.Count} rates."),
                nameof(clickRates));
        }

        double best = Means.Max();
        return new(Sequence.Of(Arms, _ => 1.0), Means, Sequence.Of(Arms, arm => best - Means[arm])) { RegretPerIdleRound = best };
    }
}
