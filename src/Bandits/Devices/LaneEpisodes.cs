using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Devices;

/// <summary>A group of episodes in play, one per lane: what a device hands to an <see cref="ILaneLearner"/>.</summary>
/// <remarks>Mutable and single-threaded. Lanes never influence each other: an episode's bits do not depend on its companions.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
public sealed class LaneEpisodes<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly ILanePlayer<TReal, TInteger, TMask> player;

    /// <summary>Initializes a group.</summary>
    /// <param name="player">What plays it.</param>
    /// <param name="horizon">Rounds of every episode.</param>
    /// <param name="round">Rounds that have been played.</param>
    internal LaneEpisodes(ILanePlayer<TReal, TInteger, TMask> player, long horizon, long round = 0) =>
        (this.player, Horizon, Round) = (player, horizon, round);

    /// <summary>Gets the number of rounds the episodes will last.</summary>
    public long Horizon { get; }

    /// <summary>Gets the number of arms.</summary>
    public int Arms => player.Arms;

    /// <summary>Gets the number of rounds played.</summary>
    public long Round { get; private set; }

    /// <summary>Plays further rounds.</summary>
    /// <typeparam name="TRule">The learner's rule; the same, with the same settings, for the whole of the episodes.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rounds left.</exception>
    public void Play<TRule>(TRule rule, long rounds)
        where TRule : struct, IIndexRule<TReal, TInteger, TMask> =>
        Advance(new PlainLanes<TReal, TInteger, TMask, TRule>(rule), rounds);

    /// <summary>Plays further rounds of an affine rule: in double precision the same choices as <see cref="Play"/>, in single precision the same but for its rounding, with less work.</summary>
    /// <typeparam name="TRule">The learner's rule; the same, with the same settings, for the whole of the episodes.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rounds left.</exception>
    public void PlayAffine<TRule>(TRule rule, long rounds)
        where TRule : struct, IAffineRule<TReal, TInteger, TMask> =>
        Advance(new AffineLanes<TReal, TInteger, TMask, TRule>(rule), rounds);

    /// <summary>Plays further rounds of an index that is the level point of a divergence.</summary>
    /// <typeparam name="TRule">The learner's rule.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    internal void PlayDivergence<TRule>(TRule rule, long rounds)
        where TRule : struct, ILaneRule<TReal, TInteger, TMask> =>
        Advance(rule, rounds);

    /// <summary>Plays further rounds of exponential weights on losses.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="bias">What is added to the probability that a loss is divided by.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    internal void PlayWeights(double rate, double bias, long rounds)
    {
        Begin(rounds, _ => 1);
        player.PlayWeights(rate, bias, Round, Round + rounds);
        Round += rounds;
    }

    /// <summary>Plays further rounds of Thompson sampling with normal posteriors.</summary>
    /// <param name="deviation">The deviation that rewards are taken to have.</param>
    /// <param name="rounds">How many rounds, from 1 to what is left of <see cref="Horizon"/>.</param>
    internal void PlayPosteriors(double deviation, long rounds)
    {
        Begin(rounds, _ => 0);
        player.PlayPosteriors(deviation, Round, Round + rounds);
        Round += rounds;
    }

    private void Advance<TRule>(TRule rule, long rounds)
        where TRule : struct, ILaneRule<TReal, TInteger, TMask>
    {
        Begin(rounds, rule.First);
        player.Play(rule, Horizon, Round, Round + rounds);
        Round += rounds;
    }

    /// <summary>Checks the number of rounds and, before the first, sets every arm's index.</summary>
    private void Begin(long rounds, Func<int, double> first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, Horizon - Round);
        if (Round == 0)
        {
            player.Begin(first);
        }
    }
}
