using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>One player gains exactly this by one of its alternatives.</summary>
/// <remarks>The default value gains 0 and is no profitable deviation.</remarks>
/// <param name="Player">Index of the player who deviates.</param>
/// <param name="Alternative">Index of the alternative.</param>
/// <param name="Gain">What it earns, positive.</param>
public readonly record struct ProfitableDeviation(int Player, int Alternative, Rational Gain);
