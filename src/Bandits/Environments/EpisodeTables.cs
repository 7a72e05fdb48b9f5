using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Environments;

/// <summary>All that a simulator needs to know of an environment in one episode.</summary>
/// <remarks>Immutable; compares by value.</remarks>
public sealed record EpisodeTables
{
    /// <summary>Initializes tables.</summary>
    /// <param name="clickProbability">Shape [arm], in [0, 1].</param>
    /// <param name="rewardProbability">Probability of reward 1 given a click, shape [arm], in [0, 1].</param>
    /// <param name="regretPerShow">Pseudo-regret of one show, shape [arm], finite, in units of utility.</param>
    /// <exception cref="ArgumentException">The shapes differ, or there are not 1 to 65,536 arms.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1] or a regret is not finite.</exception>
    public EpisodeTables(Sequence<double> clickProbability, Sequence<double> rewardProbability, Sequence<double> regretPerShow)
    {
        Probabilities.Require(clickProbability, "click probability", nameof(clickProbability));
        Probabilities.Require(rewardProbability, "reward probability", nameof(rewardProbability));
        if (clickProbability.Count != rewardProbability.Count || clickProbability.Count != regretPerShow.Count)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The three tables must have one entry per arm; got {clickProbability.Count}, {rewardProbability.Count} and {regretPerShow.Count}."),
                nameof(regretPerShow));
        }

        foreach (double regret in regretPerShow)
        {
            RequireFinite(regret, nameof(regretPerShow));
        }

        ClickProbability = clickProbability;
        RewardProbability = rewardProbability;
        RegretPerShow = regretPerShow;
    }

    /// <summary>Gets the probability of a click, shape [arm], in [0, 1].</summary>
    public Sequence<double> ClickProbability { get; }

    /// <summary>Gets the probability of reward 1 given a click, shape [arm], in [0, 1].</summary>
    public Sequence<double> RewardProbability { get; }

    /// <summary>Gets the pseudo-regret of one show, shape [arm], in units of utility.</summary>
    public Sequence<double> RegretPerShow { get; }

    /// <summary>Gets the pseudo-regret of a round in which the learner shows no arm.</summary>
    /// <value>Finite, in units of utility; 0 by default. Such a round earns nothing, so it costs the whole benchmark.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double RegretPerIdleRound
    {
        get;
        init => field = RequireFinite(value, nameof(value));
    }

    private static double RequireFinite(double regret, string name) => double.IsFinite(regret)
        ? regret
        : throw new ArgumentOutOfRangeException(name, regret, "Regret per round must be finite.");
}
