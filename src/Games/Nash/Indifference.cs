using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>The mixture of a support that leaves the other player indifferent among some strategies and attracts it to no other.</summary>
/// <param name="Strategy">The mixture, shape [strategy]; empty where there is none, or not one.</param>
/// <param name="IsFull">Whether there is one and it plays the whole support.</param>
/// <param name="IsDegenerate">Whether there may be many, or it has more best replies than strategies that it plays.</param>
internal readonly record struct Indifference(Sequence<Rational> Strategy, bool IsFull, bool IsDegenerate);
