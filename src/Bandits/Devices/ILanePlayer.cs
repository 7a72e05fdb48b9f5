using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Devices;

/// <summary>What holds the arms of a group of episodes and plays it: arrays on the processor, the memory and the kernels of another machine elsewhere.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal interface ILanePlayer<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Gets the number of arms.</summary>
    int Arms { get; }

    /// <summary>Sets every arm's index, before the first round.</summary>
    /// <param name="first">The index of an arm.</param>
    void Begin(Func<int, double> first);

    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <param name="rule">The learner.</param>
    /// <param name="horizon">Rounds of every episode.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    void Play<TRule>(TRule rule, long horizon, long from, long to)
        where TRule : struct, ILaneRule<TReal, TInteger, TMask>;

    /// <summary>Plays rounds of exponential weights; see <see cref="WeightKernel{TReal, TInteger, TMask, TMemory}"/>.</summary>
    /// <param name="rate">The learning rate η.</param>
    /// <param name="bias">What is added to the probability that a loss is divided by, γ.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    void PlayWeights(double rate, double bias, long from, long to);

    /// <summary>Plays rounds of Thompson sampling with normal posteriors; see <see cref="PosteriorKernel{TReal, TInteger, TMask, TMemory}"/>.</summary>
    /// <param name="deviation">The deviation σ that rewards are taken to have.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    void PlayPosteriors(double deviation, long from, long to);
}
