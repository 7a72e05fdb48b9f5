using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Environments;

/// <summary>What a learner faces: arms that are clicked with some probability and, when clicked, pay a Bernoulli reward.</summary>
/// <remarks>
/// A plain stochastic bandit is the case of click rates 1 that nobody chooses. Draws of arm <c>a</c> come from the stream
/// (replication, <see cref="Foundations.Randomness.Streams.Rewards"/>, a), block n for its show number n from 0: word 0 decides the
/// click, word 1 the reward; so what one arm does never moves the numbers another arm sees.
/// </remarks>
public interface IBanditEnvironment
{
    /// <summary>Gets the number of arms, at least 1.</summary>
    int Arms { get; }

    /// <summary>The tables of one episode under a strategy profile of the arms.</summary>
    /// <param name="clickRates">Chosen click rates, shape [arm], in [0, 1]; empty where the arms have no choice.</param>
    /// <returns>Click probability, reward probability and pseudo-regret per show of every arm.</returns>
    EpisodeTables Tables(Sequence<double> clickRates);
}
