using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.HouseRules.Planted;

/// <summary>Breaks: a learner names its source.</summary>
public sealed record UncitedLearner : ILearner
{
    public string Name => "Uncited";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => throw new NotSupportedException();
}

/// <summary>Breaks: a static algorithm names its source.</summary>
public static class UncitedAlgorithm
{
    public static double Compute(double value) => value;
}

/// <summary>Breaks: a named source is in the bibliography.</summary>
[Reference("nobody1900", "p. 1")]
public static class MiscitedAlgorithm
{
    public static double Compute(double value) => value;
}
