using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Learning.Contracting;

/// <summary>A learner of contracts: immutable settings that begin a run, safe to share between threads.</summary>
/// <remarks>It knows the rewards of outcomes and sees outcomes; actions, their costs and their probabilities it never sees.</remarks>
public interface IContractLearner
{
    /// <summary>Gets the name that curves and files carry.</summary>
    string Name { get; }

    /// <summary>The exponent of the bound on regret: it grows at most like this power of the rounds, up to logarithms.</summary>
    /// <param name="benchmark">What regret is held against.</param>
    /// <param name="outcomes">Number of outcomes.</param>
    /// <returns>The exponent; null, the default, where no bound is known against the benchmark.</returns>
    double? RateExponent(ContractBenchmark benchmark, int outcomes) => null;

    /// <summary>Begins a run.</summary>
    /// <param name="rewards">What each outcome is worth to the principal, shape [outcome], in [0, 1].</param>
    /// <param name="horizon">Rounds to come, at least 1.</param>
    /// <param name="key">The replication's key; a learner draws from its role <see cref="Streams.Learner"/> only.</param>
    /// <returns>A run before the first round.</returns>
    /// <exception cref="ArgumentException">There is no outcome, or a reward is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key);
}
