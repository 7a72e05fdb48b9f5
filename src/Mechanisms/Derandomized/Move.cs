using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Derandomized;

/// <summary>What an agent submits to a mechanism that plays a game: a report, and an integer for each game.</summary>
/// <typeparam name="TReport">What an agent reports.</typeparam>
/// <param name="Report">The report.</param>
/// <param name="Integers">Integers for the games in turn; games beyond the list, and all of an empty one, count as 0. Integers of games
/// that the agent turns out not to play are ignored.</param>
public sealed record Move<TReport>(TReport Report, Sequence<int> Integers);
