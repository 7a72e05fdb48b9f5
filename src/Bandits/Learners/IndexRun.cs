using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>Begins scalar runs of index rules.</summary>
public static class IndexRun
{
    /// <summary>Begins a run of a rule.</summary>
    /// <typeparam name="TRule">The rule, as scalars.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run before its first round.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public static LearnerRun Begin<TRule>(TRule rule, int arms, long horizon, StreamKey key)
        where TRule : struct, IIndexRule<RealScalar, IntegerScalar, MaskScalar>
    {
        RunArguments.RequireSizes(arms, horizon);
        return new IndexRun<TRule>(rule, arms, horizon, key);
    }
}
