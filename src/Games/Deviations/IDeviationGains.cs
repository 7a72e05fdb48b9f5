using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>What every player earns, exactly, by each of its ways to leave a profile alone.</summary>
/// <remarks>A struct that implements it is compiled into the search: no indirect call and no allocation per alternative.</remarks>
public interface IDeviationGains
{
    /// <summary>Gets the number of players.</summary>
    int Players { get; }

    /// <summary>The number of alternatives of a player.</summary>
    /// <param name="player">Index of the player.</param>
    /// <returns>The number, at least 0.</returns>
    int AlternativesOf(int player);

    /// <summary>What an alternative earns over the profile.</summary>
    /// <param name="player">Index of the player.</param>
    /// <param name="alternative">Index of the alternative.</param>
    /// <returns>The gain; null where it counts as none.</returns>
    Rational? GainOf(int player, int alternative);
}
