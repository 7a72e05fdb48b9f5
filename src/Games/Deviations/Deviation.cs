namespace Mechanisms.Games.Deviations;

/// <summary>One player leaves a profile or a recommendation, everybody else stays: what the player plays instead and what it earns.</summary>
/// <typeparam name="TStrategy">What a player chooses: an action index, a click rate, a report.</typeparam>
/// <param name="Player">Index of the player who deviates.</param>
/// <param name="From">What the profile or the mechanism asks of the player.</param>
/// <param name="To">What the player does instead.</param>
/// <param name="Gain">Utility after minus utility before, in the player's unit; positive when the deviation pays.</param>
public readonly record struct Deviation<TStrategy>(int Player, TStrategy From, TStrategy To, double Gain);
