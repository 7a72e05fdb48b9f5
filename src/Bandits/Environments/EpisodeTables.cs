using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Environments;

/// <summary>All that a simulator needs to know of an environment in one episode.</summary>
/// <param name="ClickProbability">Shape [arm], in [0, 1].</param>
/// <param name="RewardProbability">Probability of reward 1 given a click, shape [arm], in [0, 1].</param>
/// <param name="RegretPerShow">Pseudo-regret of one show, shape [arm], in units of utility.</param>
public sealed record EpisodeTables(
    Sequence<double> ClickProbability, Sequence<double> RewardProbability, Sequence<double> RegretPerShow);
