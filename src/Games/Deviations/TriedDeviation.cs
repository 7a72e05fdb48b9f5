using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>One deviation that a check tried, and what it gains. The default gains nothing and never occurs.</summary>
/// <param name="Gain">What it gains before anything is known: weighted by the probability of its situation, where it has one.</param>
/// <param name="Probability">Probability of the situation that <paramref name="Gain"/> is weighted by; 1 where it is not weighted.</param>
/// <param name="Words">The deviation in words.</param>
public readonly record struct TriedDeviation(MeasuredSum Gain, Rational Probability, string Words);
