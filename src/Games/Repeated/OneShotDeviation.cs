using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Repeated;

/// <summary>A single action other than the machine's by which a player gains, after some history.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
/// <param name="Player">Index of the player who deviates.</param>
/// <param name="FirstState">The state of player 0's machine.</param>
/// <param name="SecondState">The state of player 1's machine.</param>
/// <param name="Action">What to play once instead, before going on with the machine.</param>
/// <param name="Gain">What that earns more, as a discounted average from then on.</param>
public sealed record OneShotDeviation(int Player, int FirstState, int SecondState, int Action, Rational Gain)
{
    /// <summary>Says who gains where.</summary>
    /// <returns>One sentence.</returns>
    public override string ToString() => $"In states {FirstState} and {SecondState} player {Player} gains {Gain} by playing {Action} once.";
}
